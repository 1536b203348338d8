import { toBoundary } from '../../text/toShortened';
import type { Inline } from '../explanation';

/** ARNs end at 2,048 characters; what is longer is shown cut, since a value may have 256 KB. */
const MAX_SHOWN = 400;

/** A value of the log as a piece of a sentence; long text is cut in the middle, where ids differ least. */
export function toCode(text: string): Inline {
  return { code: toShown(text) };
}

/** The text as it is, or its beginning and end where it is longer than 400 characters. */
export function toShown(text: string): string {
  if (text.length <= MAX_SHOWN) {
    return text;
  }
  const half = MAX_SHOWN / 2;
  return `${text.slice(0, toBoundary(text, half))}…${text.slice(toBoundary(text, text.length - half))}`;
}
