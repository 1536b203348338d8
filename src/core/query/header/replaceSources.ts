import type { Span } from '../../text/span';
import { CLOUDTRAIL_TABLE } from '../cloudTrailTable';
import { parseQueryHeader } from './queryHeader';

/** One change of a text. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/** The lines that bind the table of every query to logs, each ending in a line break. */
export function toSourceLines(sources: readonly string[]): string {
  return sources.map((source) => `-- sources: ${source}\n`).join('');
}

/**
 * What makes the header of a query bind other logs to `cloudtrail_logs`: the new lines take the place of the first of the
 * old, or the start of the text; the other old ones go. Changes are in order and do not touch each other.
 */
export function replaceSources(text: string, sources: readonly string[]): readonly TextChange[] {
  const old = parseQueryHeader(text).lines.filter(({ table }) => table === CLOUDTRAIL_TABLE);
  const [first, ...others] = old;
  const lines = toSourceLines(sources);
  if (first === undefined) {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    return [{ span: { start, end: start }, text: lines }];
  }
  return [
    { span: first.span, text: lines.replace(/\n$/, '') },
    ...others.map(({ span }) => ({
      span: { start: span.start, end: getNextLine(text, span.end) },
      text: '',
    })),
  ];
}

function getNextLine(text: string, end: number): number {
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}
