/** Different names that are remembered of one thing: enough for a search, bounded for a crafted log. */
const MAX_NAMES = 50;

/** The names that one file, folder, user or site had in the log. */
export class NameHistory {
  private readonly lastSeen = new Map<string, number>();
  private newest: string | undefined;
  private newestTime = -Infinity;

  /** @param time milliseconds since 1970 UTC; undefined counts as before all known times */
  add(name: string, time: number | undefined): void {
    const at = time ?? -Infinity;
    if (!this.lastSeen.has(name) && this.lastSeen.size === MAX_NAMES) {
      return;
    }
    this.lastSeen.set(name, Math.max(at, this.lastSeen.get(name) ?? -Infinity));
    if (this.newest === undefined || at >= this.newestTime) {
      this.newest = name;
      this.newestTime = at;
    }
  }

  /** The name that was written last; undefined where the log never tells one. */
  get latest(): string | undefined {
    return this.newest;
  }

  /** All names, the latest first. */
  get all(): readonly string[] {
    const others = [...this.lastSeen]
      .filter(([name]) => name !== this.newest)
      .sort(([, a], [, b]) => (a === b ? 0 : b - a));
    return this.newest === undefined ? [] : [this.newest, ...others.map(([name]) => name)];
  }

  /** Takes over the names of another history. */
  addAll(other: NameHistory): void {
    for (const [name, time] of other.lastSeen) {
      this.add(name, time);
    }
  }
}
