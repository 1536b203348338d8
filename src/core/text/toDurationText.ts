/** A duration, given in milliseconds, in the largest unit that leaves at least one: `42 ms`, `1.2 s`, `2 min 5 s`. */
export function toDurationText(milliseconds: number): string {
  const rounded = Math.max(0, Math.round(milliseconds));
  if (rounded < 1000) {
    return `${String(rounded)} ms`;
  }
  if (rounded < 60_000) {
    return `${(rounded / 1000).toFixed(rounded < 10_000 ? 1 : 0)} s`;
  }
  const seconds = Math.round(rounded / 1000);
  return `${Math.floor(seconds / 60).toLocaleString('en')} min ${String(seconds % 60)} s`;
}
