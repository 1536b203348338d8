import type { TextColumn } from '../scan/columns';
import type { LogIndex } from '../scan/logIndex';
import type { StringTable } from '../scan/stringTable';
import type { EventTable } from './eventTable';

/**
 * Logs one after another that were read together: their rows lie side by side in memory and their texts have one table,
 * so that a column of all of them can be looked at as one. A day of 10,000 small files has a hundred runs.
 */
export interface LogRun {
  /** Number of the first event. */
  readonly base: number;
  /** Number of events. */
  readonly count: number;
  readonly strings: StringTable;
  readonly first: LogIndex;
}

const known = new WeakMap<EventTable, readonly LogRun[]>();

/** The runs of a session, in the order of its events; every log is in one. */
export function getLogRuns(table: EventTable): readonly LogRun[] {
  let runs = known.get(table);
  if (runs === undefined) {
    runs = findLogRuns(table);
    known.set(table, runs);
  }
  return runs;
}

function findLogRuns({ logs, base }: EventTable): readonly LogRun[] {
  const runs: LogRun[] = [];
  let last: LogIndex | undefined;
  for (const [source, { index }] of logs.entries()) {
    const run = runs.at(-1);
    if (run !== undefined && last !== undefined && isNext(last, index)) {
      runs[runs.length - 1] = { ...run, count: run.count + index.count };
    } else {
      runs.push({
        base: base[source] ?? 0,
        count: index.count,
        strings: index.strings,
        first: index,
      });
    }
    last = index;
  }
  return runs;
}

/** Whether the rows of a log begin where those of another one end. */
function isNext({ place, count }: LogIndex, next: LogIndex): boolean {
  return (
    place !== undefined && place.columns === next.place?.columns && place.from + count === next.place.from
  );
}

/** A column of all events of a run; not to be changed. */
export function getRunColumn({ first, count }: LogRun, column: TextColumn): Uint32Array {
  const { place } = first;
  return place === undefined ? first[column] : place.columns[column].subarray(place.from, place.from + count);
}
