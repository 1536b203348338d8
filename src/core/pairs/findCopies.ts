import type { EventTable } from '../grouping/eventTable';
import { getEventRef } from '../grouping/eventTable';
import type { EventRef } from '../grouping/sourceLog';
import { findSameText, getColumnText } from './findSameText';

/**
 * How two events with one sharedEventID belong together:
 * - `account`: one call, logged in the account of the caller and in that of the resource
 * - `insight`: start and end of one CloudTrail Insights event
 */
export type CopyKind = 'account' | 'insight';

/** An event that belongs to another. */
export interface Copy extends EventRef {
  /** Its number in the table. */
  readonly event: number;
  readonly kind: CopyKind;
  /** The account whose log has it (recipientAccountId). */
  readonly accountId?: string;
}

/**
 * The other events with the sharedEventID of an event, in the order of the session; repeats are left out, since they are
 * deliveries of one and the same record. Empty for an event without sharedEventID.
 */
export function findCopies(table: EventTable, event: number): readonly Copy[] {
  const { source, record } = getEventRef(table, event);
  const index = table.logs[source]?.index;
  const shared = index === undefined ? undefined : getColumnText(index, index.sharedEventID, record);
  if (index === undefined || shared === undefined) {
    return [];
  }
  const ownId = getColumnText(index, index.eventID, record);
  return findSameText(table, 'sharedEventID', shared)
    .filter((other) => other !== event && table.repeated[other] === 0)
    .map((other) => toCopy(table, other))
    .filter(({ eventID }) => eventID === undefined || eventID !== ownId)
    .map(({ copy }) => copy);
}

function toCopy(table: EventTable, event: number): { copy: Copy; eventID: string | undefined } {
  const ref = getEventRef(table, event);
  const index = table.logs[ref.source]?.index;
  if (index === undefined) {
    return { copy: { ...ref, event, kind: 'account' }, eventID: undefined };
  }
  const accountId = getColumnText(index, index.recipientAccountId, ref.record);
  // An Insights event names neither service nor event at its top level; each record of a call names both.
  const kind =
    index.eventName[ref.record] === 0 && index.eventSource[ref.record] === 0 ? 'insight' : 'account';
  return {
    copy: { ...ref, event, kind, ...(accountId === undefined ? {} : { accountId }) },
    eventID: getColumnText(index, index.eventID, ref.record),
  };
}
