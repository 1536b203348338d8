import type { EventTable } from '../core/grouping/eventTable';
import { getEventRef } from '../core/grouping/eventTable';
import type { EventRef } from '../core/grouping/sourceLog';
import type { CloudTrailRecord, JsonValue } from '../core/record/cloudTrailRecord';
import { toObject } from '../core/record/cloudTrailRecord';
import { toText } from '../core/text/utf8';
import type { Session } from './session';
import type { ReadingOptions } from './sessionReadings';

/** Records of several logs, by source, in rising order. */
export type SelectedRecords = ReadonlyMap<number, readonly number[]>;

/** Least time between two reports of progress, in milliseconds. */
const PROGRESS_INTERVAL = 50;

/** The records of these calls; each pair of service and event of a log is judged once. Marks with 1 leave a record out. */
export function selectRecords(
  table: EventTable,
  isWanted: (eventSource: string, eventName: string) => boolean,
  leftOut?: Uint8Array,
): SelectedRecords {
  const selected = new Map<number, number[]>();
  table.logs.forEach(({ index }, source) => {
    const known = new Map<number, boolean>();
    const records: number[] = [];
    const base = table.base[source] ?? 0;
    for (let record = 0; record < index.count; record++) {
      const service = index.eventSource[record] ?? 0;
      const name = index.eventName[record] ?? 0;
      const key = service * index.strings.size + name;
      let wanted = known.get(key);
      if (wanted === undefined) {
        wanted = isWanted(index.strings.get(service), index.strings.get(name));
        known.set(key, wanted);
      }
      if (wanted && leftOut?.[base + record] !== 1) {
        records.push(record);
      }
    }
    if (records.length > 0) {
      selected.set(source, records);
    }
  });
  return selected;
}

/** The records of these events, which must be in rising order. */
export function toSelected(table: EventTable, events: Iterable<number>): SelectedRecords {
  const selected = new Map<number, number[]>();
  for (const event of events) {
    const { source, record } = getEventRef(table, event);
    const records = selected.get(source);
    if (records === undefined) {
      selected.set(source, [record]);
    } else {
      records.push(record);
    }
  }
  return selected;
}

/**
 * Reads records again and gives each as an object. Answers with a sentence for each log that could not be read again;
 * the rest is read all the same. Throws only what the signal was aborted with.
 */
export async function readRecords(
  session: Session,
  selected: SelectedRecords,
  { signal, onProgress }: ReadingOptions,
  onRecord: (record: CloudTrailRecord, ref: EventRef) => void,
): Promise<readonly string[]> {
  const { logs, reader } = session;
  const messages: string[] = [];
  const total = [...selected.values()].reduce((sum, records) => sum + records.length, 0);
  let done = 0;
  let reported = -Infinity;
  for (const [source, records] of selected) {
    signal?.throwIfAborted();
    const loaded = logs[source];
    const before = done;
    try {
      if (loaded !== undefined) {
        await reader.readAll(
          loaded,
          records,
          (record, json) => {
            const parsed = parseRecord(toText(json));
            if (parsed !== undefined) {
              onRecord(parsed, { source, record });
            }
            done++;
            if (performance.now() - reported >= PROGRESS_INTERVAL) {
              reported = performance.now();
              onProgress?.({ done, total });
            }
          },
          signal,
        );
      }
    } catch (error) {
      signal?.throwIfAborted();
      messages.push(`${loaded?.input.uri ?? ''}: ${error instanceof Error ? error.message : String(error)}`);
    }
    done = before + records.length;
  }
  return messages;
}

/** A record's text as an object; undefined for anything else, which the scanner does not take for a record. */
export function parseRecord(text: string): CloudTrailRecord | undefined {
  try {
    return toObject(JSON.parse(text) as JsonValue);
  } catch {
    return undefined;
  }
}
