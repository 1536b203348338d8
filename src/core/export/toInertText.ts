/**
 * Text that a spreadsheet would take for a formula: it begins with = + - @ or one of their full-width forms, or with
 * a tab or a line break, behind which some programs look for a formula, perhaps after blanks or invisible characters.
 */
const FORMULA = /^[\s\u0000-\u001f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/**
 * A text as a spreadsheet may take it. One that it would run as a formula gets an apostrophe in front, which spreadsheets
 * show or take as the mark of text: log text such as `=HYPERLINK(…)` in a user agent must not become active on an
 * investigator's desk.
 */
export function toInertText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
