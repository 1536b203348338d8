import type { Span } from '../../core/text/span';
import { SqlError } from '../sql/sqlError';
import { toSourceSpan } from '../sql/toUnmarked';
import type { TranslatedSql } from '../sql/translateSql';
import { findFaultOffset } from './findFaultOffset';

/** A query that could not be run; the message is shown to a person as it is. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    message: string,
    /** The part of the query's text that is at fault, where that shows only when it runs. */
    readonly span?: Span,
  ) {
    super(message);
  }
}

/**
 * What went wrong in words for a person: the fault of the text with its place, or what the engine says.
 * @param translated What ran; undefined where the text could not be translated.
 */
export function toQueryError(error: unknown, sql: string, translated?: TranslatedSql): Error {
  if (error instanceof SqlError) {
    const fault = error.faults.find(({ severity }) => severity === 'error') ?? error.faults[0];
    return new QueryError(
      fault === undefined ? error.message : `${fault.message} ${toPlace(fault.span, sql)}`,
    );
  }
  if (!(error instanceof Error) || error.name === 'CancelledError' || error.name === 'AbortError') {
    return error instanceof Error ? error : new Error(String(error));
  }
  if (/Out of Memory Error|std::bad_alloc/.test(error.message)) {
    return new QueryError(
      'The query needs more memory than it may take, also with what it can put on disk. ' +
        'Ask for fewer columns or rows, or group before joining.',
    );
  }
  if (!isEngineError(error)) {
    return error;
  }
  const span = findSpan(error.message, translated);
  const isCast = span !== undefined && /^cast\b/i.test(sql.slice(span.start, span.end));
  const help = isCast && error.message.startsWith('Conversion Error') ? ' TRY_CAST gives NULL instead.' : '';
  const words = toPlain(error.message) + help;
  return span === undefined ? new QueryError(words) : new QueryError(`${words} ${toPlace(span, sql)}`, span);
}

/** Whether a statement did not fit together, before anything was computed. */
export function isBinderError(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Binder Error: ');
}

/** Where the text has what the engine complains of. */
function findSpan(message: string, translated: TranslatedSql | undefined): Span | undefined {
  const offset = translated && findFaultOffset(message, translated.sql);
  const span = offset === undefined ? undefined : toSourceSpan(translated?.places ?? [], offset);
  return span === undefined || span.end <= span.start ? undefined : span;
}

/** `(line 2, column 8)`. */
function toPlace(span: Span, sql: string): string {
  const before = sql.slice(0, span.start).split('\n');
  return `(line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)})`;
}

/** The engine's messages begin with the kind of error. */
const KIND = /^(?:[A-Z][A-Za-z-]* (?:of )?){1,4}?Error: /;

function isEngineError({ message }: Error): boolean {
  return KIND.test(message);
}

/** The engine's names of types, and Athena's. */
const TYPES: Readonly<Record<string, string>> = {
  INT8: 'tinyint',
  INT16: 'smallint',
  INT32: 'integer',
  INT64: 'bigint',
  INT128: 'decimal(38, 0)',
  FLOAT: 'real',
  STRING_LITERAL: 'varchar',
};

/** How the engine's library of regular expressions begins what it has to say. */
const PATTERN_FAULT =
  /^(?:missing [)\]]|unexpected \)|bad repetition|no argument for repetition|trailing \\|invalid (?:escape|character class|perl|named|UTF-8|repeat))/;

/**
 * Without the kind, the functions that would have fit, and the lines that repeat the translated statement, which nobody
 * has written; with the names that Athena gives to types.
 */
function toPlain(message: string): string {
  const text = message.replace(KIND, '').split(/\n\s*\n?LINE \d|\n\n|\n\tCandidate|\n.*\n\^/)[0] ?? message;
  const words = text
    .trim()
    .replace(/\b(?:INT(?:8|16|32|64|128)|FLOAT|STRING_LITERAL)\b/g, (name) => TYPES[name] ?? name);
  const sentence = PATTERN_FAULT.test(words)
    ? `The regular expression cannot be read: ${words}`
    : words.slice(0, 1).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
