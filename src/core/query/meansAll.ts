/** Values of parameters that leave nothing out: every text, and all of time. */
const MEANS_ALL: ReadonlySet<string | number> = new Set([
  '',
  '%',
  '1970-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
]);

/** True for the value of a parameter with which a ready question is asked of all events. */
export function meansAll(value: string | number): boolean {
  return MEANS_ALL.has(value);
}
