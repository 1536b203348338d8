import { getService } from '../services/getService';
import type { LogText } from './logDocument';
import type { Span } from '../text/span';

/** A link in the text of a log: to a page of our catalog, or to a record of the same log. */
export interface LogLink {
  /** UTF-16 span of the value without its quotes. */
  readonly span: Span;
  /** An address from our own catalog, or the number of a record. */
  readonly target: string | number;
  readonly tooltip: string;
}

/** Links of one document at most; an editor asks for all of them at once. */
const MOST = 10_000;

/** Units that are searched between two yields, and how far a match may reach beyond: about 2 ms. */
const PIECE = 1_000_000;
const REACH = 256;

/**
 * Finds `"eventSource": "…"` and `"originalEventID": "…"` in the text as it stands, at any depth. Text search instead of
 * a parse: 50 MB take about 0.1 s. Yields often.
 *
 * @param skipHidden The offset itself where somebody can see what stands there, else a later one to go on from.
 */
export function* findLinks(
  text: LogText,
  findByEventID: (eventID: string) => number | undefined,
  skipHidden: (offset: number) => number = (offset) => offset,
): Generator<undefined, readonly LogLink[]> {
  const links: LogLink[] = [];
  for (let from = 0, next = 0; from < text.length && links.length < MOST; from = next) {
    yield;
    next = from + PIECE;
    for (const match of text
      .slice(from, from + PIECE + REACH)
      .matchAll(/"(eventSource|originalEventID)"[ \t]{0,32}:[ \t]{0,32}"([\w.-]{1,128})"/gu)) {
      if (match.index >= PIECE || links.length >= MOST) {
        break;
      }
      const shown = skipHidden(from + match.index);
      if (shown > from + match.index) {
        next = shown;
        break;
      }
      const [whole, key, value = ''] = match;
      const end = from + match.index + whole.length - 1;
      const span = { start: end - value.length, end };
      if (key === 'eventSource') {
        const service = getService(value);
        if (service !== undefined) {
          links.push({ span, target: service.link.url, tooltip: `Documentation of ${service.name}` });
        }
      } else {
        const record = findByEventID(value);
        if (record !== undefined) {
          links.push({ span, target: record, tooltip: 'The record that this one changes' });
        }
      }
    }
  }
  return links;
}
