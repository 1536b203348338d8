/** Findings of one code that a log may put into the Problems list; more hide the other codes. */
export const DEFAULT_FINDING_LIMIT = 50;

/** What is left for the Problems list, and how much was left out. */
export interface CappedFindings<T> {
  /** In the order given. The last kept one of a code that has more says how many. */
  readonly kept: readonly T[];
  /** Findings left out, by code; codes with none are absent. */
  readonly dropped: ReadonlyMap<string, number>;
}

/**
 * Keeps the first findings of each code, at most `limit` of each (below 1 counts as 1). For one log at a time: the
 * words "in this log" are added to the last one kept.
 */
export function capFindings<T extends { readonly code: string; readonly message: string }>(
  findings: Iterable<T>,
  limit: number = DEFAULT_FINDING_LIMIT,
): CappedFindings<T> {
  const most = Math.max(1, Math.floor(limit));
  const kept: T[] = [];
  const seen = new Map<string, { count: number; last: number }>();
  for (const finding of findings) {
    const state = seen.get(finding.code) ?? { count: 0, last: 0 };
    state.count += 1;
    if (state.count <= most) {
      state.last = kept.push(finding) - 1;
    }
    seen.set(finding.code, state);
  }
  const dropped = new Map<string, number>();
  for (const [code, { count, last }] of seen) {
    const finding = kept[last];
    if (count > most && finding !== undefined) {
      dropped.set(code, count - most);
      kept[last] = {
        ...finding,
        message: `${finding.message} (and ${String(count - most)} more like this in this log)`,
      };
    }
  }
  return { kept, dropped };
}
