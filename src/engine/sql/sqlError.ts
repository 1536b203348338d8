import type { SqlFault } from '../../protocol/query';

/** A statement that cannot be run, with at least one fault of severity `error`. The message is the first fault's. */
export class SqlError extends Error {
  override readonly name = 'SqlError';

  constructor(readonly faults: readonly SqlFault[]) {
    super(faults[0]?.message ?? 'The statement cannot be run.');
  }
}
