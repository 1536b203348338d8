/** Adds entries to the end of a list, however many: as arguments of one call of `push` 120,000 are too many. */
export function append<T>(list: T[], entries: readonly T[]): void {
  for (const entry of entries) {
    list.push(entry);
  }
}
