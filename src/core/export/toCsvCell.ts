/**
 * Text that a spreadsheet would take for a formula: it begins with = + - @ or one of their full-width forms, or with
 * a tab or a line break, behind which some programs look for a formula, perhaps after blanks or invisible characters.
 */
const FORMULA = /^[\s\u0000-\u001f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/** All that RFC 4180 allows in a field without quotes: printable ASCII but for the quote and the comma. */
const PLAIN = /^[\x20\x21\x23-\x2b\x2d-\x7e]*$/;

/**
 * One field of a CSV file by RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe in front, which
 * spreadsheets show or take as the mark of text: log text such as `=HYPERLINK(…)` in a user agent must not become active on
 * an investigator's desk. The JSON export has the value as it was.
 */
export function toCsvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return PLAIN.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}
