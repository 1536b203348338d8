/** An event version as two whole numbers. */
export interface EventVersion {
  readonly major: number;
  readonly minor: number;
}

const FORM = /^(\d{1,4})\.(\d{1,4})$/;

/**
 * Reads an eventVersion such as `1.08`. Both parts are whole numbers: real records count 1.08, 1.09, 1.10, 1.11, so
 * neither text order nor a decimal number would sort them. Undefined where the text has another form.
 */
export function parseEventVersion(text: string | undefined): EventVersion | undefined {
  const match = text === undefined ? null : FORM.exec(text);
  return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]) };
}

/**
 * Whether a record of this version can hold what came with `since`. True for a later major version too, whose changes
 * nobody knows yet; false where the version is unreadable.
 */
export function isVersionAtLeast(version: EventVersion | undefined, since: EventVersion): boolean {
  if (version === undefined) {
    return false;
  }
  return version.major === since.major ? version.minor >= since.minor : version.major > since.major;
}
