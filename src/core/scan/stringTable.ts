/** Strings by number. Number 0 stands for an absent value and reads as ''; an empty string in a log has its own number. */
export interface StringTable {
  /** How many numbers are in use, 0 included. */
  readonly size: number;
  get(id: number): string;
  /** The number of a text; 0 where the table does not hold it. */
  find(text: string): number;
}
