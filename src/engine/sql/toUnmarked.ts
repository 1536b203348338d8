import type { Span } from '../../core/text/span';

/** A place of a translated text, and where what stands from there on comes from. */
export interface SourcePlace {
  readonly offset: number;
  readonly span: Span;
}

/** Takes the marks out of a translated text and keeps what they say. */
export function toUnmarked(marked: string): {
  readonly text: string;
  /** In order of their offsets. */
  readonly places: readonly SourcePlace[];
} {
  const places: SourcePlace[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const piece of marked.split('\u0001')) {
    const close = piece.indexOf('\u0002');
    const rest = piece.slice(close + 1);
    if (close >= 0) {
      const [start, end] = piece.slice(0, close).split(',').map(Number);
      places.push({ offset: length, span: { start: start ?? 0, end: end ?? 0 } });
    }
    parts.push(rest);
    length += rest.length;
  }
  return { text: parts.join(''), places };
}

/** Where in the given text an offset of the translated text comes from. */
export function toSourceSpan(places: readonly SourcePlace[], offset: number): Span {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.offset ?? 0) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return places[low - 1]?.span ?? { start: 0, end: 0 };
}
