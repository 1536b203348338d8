import type { SqlFault } from '../../protocol/query';
import { SqlError } from '../sql/sqlError';

/** A query that could not be run; the message is shown to a person as it is. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

/** What went wrong in words for a person: the fault of the text with its place, or what the engine says. */
export function toQueryError(error: unknown, sql: string): Error {
  if (error instanceof SqlError) {
    const fault = error.faults.find(({ severity }) => severity === 'error') ?? error.faults[0];
    return new QueryError(fault === undefined ? error.message : `${fault.message} ${toPlace(fault, sql)}`);
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
  return isEngineError(error) ? new QueryError(toPlain(error.message)) : error;
}

/** `(line 2, column 8)`. */
function toPlace({ span }: SqlFault, sql: string): string {
  const before = sql.slice(0, span.start).split('\n');
  return `(line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)})`;
}

/** The engine's messages begin with the kind of error. */
const KIND = /^(?:[A-Z][A-Za-z-]* ){1,4}?Error: /;

function isEngineError({ message }: Error): boolean {
  return KIND.test(message);
}

/** Without the kind, and without the lines that repeat the translated statement, which nobody has written. */
function toPlain(message: string): string {
  const text = message.replace(KIND, '').split(/\n\s*\n?LINE \d|\n\n/)[0] ?? message;
  return text.trim();
}
