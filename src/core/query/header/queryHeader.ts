import type { Span } from '../../text/span';
import { CLOUDTRAIL_TABLE } from '../cloudTrailTable';

/** A line of the header that binds a table to logs. */
export interface SourceLine {
  /** Lower case. */
  readonly table: string;
  /** A path, a glob, an address, or {@link EXPLORER_SOURCE}. */
  readonly source: string;
  /** The whole line without its end. UTF-16 code units. */
  readonly span: Span;
}

/** What the comment lines at the start of a query say. */
export interface QueryHeader {
  /** True where a line says that the text is a query of ours: `-- cloudtrail-lens`, `-- sources:` or `-- table:`. */
  readonly isQuery: boolean;
  /** The first line of words; undefined where there is none. */
  readonly title: string | undefined;
  readonly lines: readonly SourceLine[];
}

/** The word in a header that stands for the logs of the explorer that was used last. */
export const EXPLORER_SOURCE = 'explorer';

/** A header is short; a text without a statement must not be read for one to its end. */
const MAX_LINES = 200;
const MARK = /^cloudtrail-lens\b/i;
const SOURCE = /^sources?:(.*)$/i;
const TABLE = /^table:\s*([A-Za-z_]\w{0,99})\s*=(.*)$/i;

/** Reads the `--` lines before the first other line that is not empty. */
export function parseQueryHeader(text: string): QueryHeader {
  const lines: SourceLine[] = [];
  let isQuery = false;
  let title: string | undefined;
  for (const { line, span } of getLines(text)) {
    const trimmed = line.trim();
    if (trimmed === '') {
      continue;
    }
    if (!trimmed.startsWith('--')) {
      break;
    }
    const words = trimmed.replace(/^-{2,}/, '').trim();
    const found = parseSource(words);
    if (found !== undefined) {
      isQuery = true;
      if (found.source !== '') {
        lines.push({ ...found, span });
      }
    } else if (MARK.test(words)) {
      isQuery = true;
    } else if (words !== '') {
      title ??= words;
    }
  }
  return { isQuery, title, lines };
}

function parseSource(words: string): Omit<SourceLine, 'span'> | undefined {
  const source = SOURCE.exec(words);
  if (source !== null) {
    return { table: CLOUDTRAIL_TABLE, source: (source[1] ?? '').trim() };
  }
  const table = TABLE.exec(words);
  return table === null
    ? undefined
    : { table: (table[1] ?? '').toLowerCase(), source: (table[2] ?? '').trim() };
}

function* getLines(text: string): Generator<{ readonly line: string; readonly span: Span }> {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let count = 0; count < MAX_LINES && start < text.length; count++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    yield { line, span: { start, end: start + line.replace(/\r$/, '').length } };
    start = end + 1;
  }
}
