import type { Inline } from '../explain/explanation';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import type { TextAt } from './textAt';
import { getTextAt } from './textAt';

/** Longest piece of a log that a sentence shows. */
const MAX_SHOWN = 120;

/**
 * Fills a phrase from a record. The form: `{a/b}` is the first of these paths that leads to text, shown as a value;
 * `[x|y]` is the first alternative whose values are all there, and nothing where none is. A path is below
 * requestParameters, after `>` below responseElements, after `+` below additionalEventData, after `#` below
 * serviceEventDetails, after `^` in the record itself. Brackets do not nest. Phrases are ours, never log text.
 */
export function fillPhrase(phrase: string, record: CloudTrailRecord): readonly Inline[] {
  const pieces = phrase.split(/(\[[^\]]*\])/);
  return pieces.flatMap((piece) =>
    piece.startsWith('[') ? fillChoice(piece.slice(1, -1), record) : (fillText(piece, record) ?? []),
  );
}

function fillChoice(choice: string, record: CloudTrailRecord): readonly Inline[] {
  for (const alternative of choice.split('|')) {
    const filled = fillText(alternative, record);
    if (filled !== undefined) {
      return filled;
    }
  }
  return [];
}

/** Undefined where a value is missing. */
function fillText(text: string, record: CloudTrailRecord): readonly Inline[] | undefined {
  const filled: Inline[] = [];
  for (const piece of text.split(/(\{[^}]*\})/)) {
    if (piece.startsWith('{')) {
      const value = getFirst(piece.slice(1, -1), record);
      if (value === undefined) {
        return undefined;
      }
      filled.push(...toInlines(value));
    } else if (piece !== '') {
      filled.push(piece);
    }
  }
  return filled;
}

function getFirst(paths: string, record: CloudTrailRecord): TextAt | undefined {
  for (const path of paths.split('/')) {
    const value = getValue(path, record);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

/** The value of one path of a phrase; see {@link fillPhrase} for its form. */
export function getValue(path: string, record: CloudTrailRecord): TextAt | undefined {
  switch (path[0]) {
    case '>':
      return getTextAt(getOwn(record, 'responseElements'), path.slice(1));
    case '+':
      return getTextAt(getOwn(record, 'additionalEventData'), path.slice(1));
    case '#':
      return getTextAt(getOwn(record, 'serviceEventDetails'), path.slice(1));
    case '^':
      return getTextAt(record, path.slice(1));
    default:
      return getTextAt(getOwn(record, 'requestParameters'), path);
  }
}

function getOwn(record: CloudTrailRecord, key: string): JsonValue | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A value as pieces of a sentence: cut where it is long, with the number of further values. */
export function toInlines(value: TextAt): readonly Inline[] {
  const code = { code: cutText(value.first) };
  return value.more === 0 ? [code] : [code, ` and ${String(value.more)} more`];
}

/** Text of a log cut to what a sentence can hold, never inside a surrogate pair. */
export function cutText(text: string, limit = MAX_SHOWN): string {
  if (text.length <= limit) {
    return text;
  }
  const end = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '') ? limit - 1 : limit;
  return `${text.slice(0, end)}…`;
}
