import type { JsonValue } from '../record/cloudTrailRecord';
import { toShortened } from '../text/toShortened';

/** Longest piece of a log that a message repeats, in UTF-16 units; role ARNs and document names are shorter. */
const LONGEST_QUOTE = 120;

/**
 * Characters that would break a one-line message or turn its direction around: controls, line and paragraph
 * separators, direction marks, and halves of surrogate pairs.
 */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A value of a log as a message shows it: text in quotation marks, cut at 120 characters, with unshowable characters
 * as `\uXXXX`; numbers and the like as they are; lists and objects by kind only, because they can be of any size.
 */
export function toQuoted(value: JsonValue | undefined): string {
  if (typeof value === 'string') {
    return `"${toShowable(value, LONGEST_QUOTE)}"`;
  }
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return value === undefined ? 'nothing' : String(value);
}

/** At most `limit` texts, quoted and joined; then how many were left out. */
export function toQuotedList(values: readonly string[], limit = 5): string {
  const shown = values.slice(0, limit).map((value) => toQuoted(value));
  const more = values.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more.toLocaleString('en')} more` : shown.join(', ');
}

/** Text of a log without quotation marks, for names inside words of ours: cut, unshowable characters as `\uXXXX`. */
export function toShowable(text: string, limit: number): string {
  return toShortened(text, limit).replace(UNSHOWABLE, toEscape);
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
