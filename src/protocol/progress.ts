/** How far a longer piece of work is. */
export interface WorkProgress {
  /** In the unit of the work: records read, events written. */
  readonly done: number;
  readonly total: number;
}
