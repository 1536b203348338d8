import type { Sentence } from '../explain/explanation';
import { escapeMarkdownText, toCodeSpan } from './escapeMarkdownText';

/** A sentence as Markdown on one line: words escaped, values in a fixed-width font. */
export function toMarkdownLine(sentence: Sentence): string {
  return sentence
    .map((piece) => (typeof piece === 'string' ? escapeMarkdownText(piece) : toCodeSpan(piece.code)))
    .join('');
}

/**
 * A sentence for a cell of a Markdown table: all of it escaped as plain text, because a table takes a `|` for the end of
 * the cell even inside a code span.
 */
export function toMarkdownCell(sentence: Sentence): string {
  return sentence.map((piece) => escapeMarkdownText(typeof piece === 'string' ? piece : piece.code)).join('');
}
