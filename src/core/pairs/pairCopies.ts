import type { EventTable } from '../grouping/eventTable';
import { getLogRuns, getRunColumn } from '../grouping/logRuns';

/** Which events belong together by sharedEventID, over the whole session. */
export interface CopyTable {
  /** For each event the number of its group, from 1 on; 0 where no other event shares its sharedEventID. */
  readonly group: Uint32Array;
  /** How many groups have two events or more. */
  readonly groups: number;
}

/**
 * Groups all events by sharedEventID, repeats left out. Ids of logs that were read together are compared as
 * numbers; only a session of several runs of logs needs their text, once for each run and id. 1,000,000 events with 500,000 ids in one log: about 30 ms,
 * in two logs: about 0.3 s. For a single event, findCopies is quicker.
 */
export function pairCopies(table: EventTable): CopyTable {
  const group = new Uint32Array(table.count);
  const runs = getLogRuns(table);
  const known = runs.length > 1 ? new Map<string, number>() : undefined;
  const members: number[] = [0];
  for (const run of runs) {
    const { base, count, strings } = run;
    const groupOf = new Uint32Array(strings.size);
    const empty = strings.find('');
    const ids = getRunColumn(run, 'sharedEventID');
    for (let row = 0; row < count; row++) {
      const id = ids[row] ?? 0;
      if (id === 0 || id === empty || table.repeated[base + row] !== 0) {
        continue;
      }
      let number = groupOf[id] ?? 0;
      if (number === 0) {
        const text = known === undefined ? '' : strings.get(id);
        number = known?.get(text) ?? members.push(0) - 1;
        known?.set(text, number);
        groupOf[id] = number;
      }
      members[number] = (members[number] ?? 0) + 1;
      group[base + row] = number;
    }
  }
  return keepPairs(group, members);
}

/** Numbers the groups anew, those of one event left out. */
function keepPairs(group: Uint32Array, members: readonly number[]): CopyTable {
  const renumbered = new Uint32Array(members.length);
  let groups = 0;
  for (let number = 1; number < members.length; number++) {
    if ((members[number] ?? 0) > 1) {
      renumbered[number] = ++groups;
    }
  }
  for (let event = 0; event < group.length; event++) {
    group[event] = renumbered[group[event] ?? 0] ?? 0;
  }
  return { group, groups };
}
