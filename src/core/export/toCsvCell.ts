import { toInertText } from './toInertText';

/** All that RFC 4180 allows in a field without quotes: printable ASCII but for the quote and the comma. */
const PLAIN = /^[\x20\x21\x23-\x2b\x2d-\x7e]*$/;

/** One field of a CSV file by RFC 4180, inert as {@link toInertText} makes it. The JSON export has the value as it was. */
export function toCsvCell(text: string): string {
  const safe = toInertText(text);
  return PLAIN.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}
