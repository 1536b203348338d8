/** Findings of one code that a log may put into the Problems list; more hide the other codes. */
export const DEFAULT_FINDING_LIMIT = 50;

/**
 * Keeps the first findings of each code, at most `limit` of each (below 1 counts as 1). For one log at a time: the last
 * one kept of a code that has more says how many, with the words "in this log".
 */
export class FindingCap<T extends { readonly code: string; readonly message: string }> {
  private readonly kept: T[] = [];
  /** How many there were of each code. */
  private readonly counts = new Map<string, number>();
  private readonly limit: number;

  constructor(limit: number = DEFAULT_FINDING_LIMIT) {
    this.limit = Math.max(1, Math.floor(limit));
  }

  /** Whether the next finding of a code would be kept. */
  hasRoom(code: string): boolean {
    return (this.counts.get(code) ?? 0) < this.limit;
  }

  add(finding: T): void {
    if (this.hasRoom(finding.code)) {
      this.kept.push(finding);
    }
    this.count(finding.code);
  }

  /** Counts a finding without keeping it: enough where there is no room. */
  count(code: string): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
  }

  /** What was kept, in the order in which it was added. */
  getKept(): readonly T[] {
    const last = new Map(this.kept.map(({ code }, i) => [code, i]));
    return this.kept.map((finding, i) => {
      const more = (this.counts.get(finding.code) ?? 0) - this.limit;
      return more > 0 && last.get(finding.code) === i
        ? {
            ...finding,
            message: `${finding.message} (and ${more.toLocaleString('en')} more like this in this log)`,
          }
        : finding;
    });
  }
}
