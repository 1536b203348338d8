/**
 * The one place where log text becomes Markdown. Everything that a Markdown renderer could take for syntax leaves it as
 * a character reference: a reference is shown as the character and never starts markup, an HTML tag, an image, a link,
 * an automatic link (`http:`, `www.`, an e-mail address) or a theme icon.
 */

/** Characters shown of one value: neither a hover nor a report is a place for a 100 KB value. */
const LONGEST_VALUE = 400;

/** Controls, directional overrides and other invisible characters, which could hide or reorder what a person reads. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

function toVisible(text: string, limit: number): string {
  const cut =
    text.length > limit ? `${text.slice(0, limit).trimEnd()}… (${String(text.length)} characters)` : text;
  return cut
    .replace(/[\s]+/gu, ' ')
    .replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Plain text: shown letter by letter as it is, on one line; cut at the limit of UTF-16 units, with its length behind. */
export function escapeMarkdownText(text: string, limit = LONGEST_VALUE): string {
  return toVisible(text, limit).replace(
    /[^\p{L}\p{N}\p{M} ]/gu,
    (character) => `&#${String(character.codePointAt(0) ?? 0x20)};`,
  );
}

/** Text in a fixed-width font. The fence is longer than any run of backticks inside, so nothing can close it early. */
export function toCodeSpan(text: string, limit = LONGEST_VALUE): string {
  const shown = toVisible(text, limit);
  if (shown.trim() === '') {
    return '*empty*';
  }
  const longest = Math.max(0, ...[...shown.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}
