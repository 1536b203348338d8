import type { EventRef } from '../grouping/sourceLog';
import type { Issue } from './issue';

/** One call that opened a session, put together from all its records. */
export interface Grant {
  /** Each field from the record that tells it best. */
  readonly issue: Issue;
  /** Every record of the call. */
  readonly refs: readonly EventRef[];
  /** The accounts whose logs have it. */
  readonly accounts: readonly string[];
}
