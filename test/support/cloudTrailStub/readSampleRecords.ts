import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { StubRecord } from './handlers/lookupEvents';

/**
 * The records of a folder of samples, moved in time as a whole, so that the newest is of a given moment (in milliseconds
 * since 1970): Event history knows only 90 days. Records without a time are left out.
 */
export function readSampleRecords(folder: string, newest: number): readonly StubRecord[] {
  const records = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /_CloudTrail(?:-Insight)?_[^/\\]*\.json\.gz$/.test(name))
    .flatMap((name) => {
      const log = JSON.parse(gunzipSync(readFileSync(path.join(folder, name))).toString('utf8')) as {
        readonly Records: readonly StubRecord[];
      };
      return log.Records;
    });
  const last = Math.max(...records.map(getTime).filter((time) => !Number.isNaN(time)));
  return records.flatMap((record) => {
    const time = getTime(record) + newest - last;
    return Number.isNaN(time)
      ? []
      : [{ ...record, eventTime: `${new Date(time).toISOString().slice(0, 19)}Z` }];
  });
}

function getTime(record: StubRecord): number {
  const { eventTime } = record;
  return typeof eventTime === 'string' ? Date.parse(eventTime) : NaN;
}
