import type { EventTable } from '../grouping/eventTable';
import type { PrincipalTable } from '../grouping/principalTable';
import type { Filter } from './filter';
import { FAILS, markFailures } from './markFailures';

/**
 * Marks with 1 the events that match a filter, by event number, repeats like all others; undefined for a filter without
 * terms, which every event matches. `names` are the names of the logs, by source.
 *
 * 1,000,000 events: a field takes 10 to 20 ms, `service:workdocs -error:* ip:203.0.113.*` 30 ms; a word
 * 40 ms, and 60 ms the first time.
 */
export function runFilter(
  filter: Filter,
  table: EventTable,
  principals: PrincipalTable,
  names: readonly string[],
): Uint8Array | undefined {
  if (filter.terms.length === 0) {
    return undefined;
  }
  const marks = new Uint8Array(table.count);
  markFailures(marks, filter, { table, principals, names }, () => FAILS);
  for (let event = 0; event < marks.length; event++) {
    marks[event] = marks[event] === 0 ? 1 : 0;
  }
  return marks;
}
