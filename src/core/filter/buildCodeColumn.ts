import type { JsonObject } from '../record/cloudTrailRecord';
import type { Identity } from '../identity/identity';
import type { LogIndex } from '../scan/logIndex';
import { FLAG_FAILED } from '../scan/logIndex';
import { createAccessReader } from '../services/createAccessReader';
import { getPlane } from '../workdocs/getPlane';
import { WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import type { FieldColumn, FilteredEvents } from './fieldColumn';
import { toTexts } from './fieldColumn';

/** Fields that are told from other columns; their values get numbers here. */
export type CodeField = 'access' | 'failed' | 'plane' | 'redacted' | 'hour' | 'source';

const HOUR = 3_600_000;
/** The latest and, negated, the earliest time that a Date can hold, in milliseconds. */
const DATE_LIMIT = 8.64e15;

/** Numbers the values of such a field; one pass over the events. */
export function buildCodeColumn(field: CodeField, events: FilteredEvents): FieldColumn {
  switch (field) {
    case 'access':
      return buildLogColumn(events, ['', 'read', 'write'], fillAccess);
    case 'failed':
      return buildLogColumn(events, ['no', 'yes'], fillFailed);
    case 'redacted':
      return buildLogColumn(events, ['no', 'yes'], fillRedacted);
    case 'source':
      return buildLogColumn(events, events.names, (numbers, _, source) => numbers.fill(source));
    case 'plane':
      return buildPlaneColumn(events);
    case 'hour':
      return buildHourColumn(events);
  }
}

/** `fill` gets the part of the numbers that belongs to a log, all 0. */
function buildLogColumn(
  { table }: FilteredEvents,
  values: readonly string[],
  fill: (numbers: Uint32Array, index: LogIndex, source: number) => void,
): FieldColumn {
  const numbers = new Uint32Array(table.count);
  table.logs.forEach(({ index }, source) => {
    const base = table.base[source] ?? 0;
    fill(numbers.subarray(base, base + index.count), index, source);
  });
  // A log without a name has a number past the end of the names.
  const size = Math.max(values.length, table.logs.length);
  return { base: 0, numbers, size, getTexts: (number) => toTexts(values[number] ?? '') };
}

function fillAccess(numbers: Uint32Array, index: LogIndex): void {
  const getAccess = createAccessReader(index);
  for (let record = 0; record < numbers.length; record++) {
    const access = getAccess(record);
    numbers[record] = access === 'read' ? 1 : access === 'write' ? 2 : 0;
  }
}

function fillFailed(numbers: Uint32Array, { flags }: LogIndex): void {
  for (let record = 0; record < numbers.length; record++) {
    numbers[record] = ((flags[record] ?? 0) & FLAG_FAILED) !== 0 ? 1 : 0;
  }
}

function fillRedacted(numbers: Uint32Array, { redacted }: LogIndex): void {
  for (let record = 0; record < numbers.length; record++) {
    numbers[record] = (redacted[record] ?? 0) > 0 ? 1 : 0;
  }
}

/** The plane of an event depends on its service and its identity, so each identity is asked once. */
function buildPlaneColumn(events: FilteredEvents): FieldColumn {
  const values = ['', 'control', 'data'];
  const { identities, identityOf } = events.principals;
  const planeOf = Uint8Array.from(identities, (identity) => values.indexOf(getIdentityPlane(identity) ?? ''));
  return buildLogColumn(events, values, (numbers, { eventSource, strings }, source) => {
    const base = events.table.base[source] ?? 0;
    const workDocs = strings.find(WORKDOCS_SOURCE);
    for (let record = 0; record < numbers.length && workDocs !== 0; record++) {
      if (eventSource[record] === workDocs) {
        numbers[record] = planeOf[identityOf[base + record] ?? 0] ?? 0;
      }
    }
  });
}

/** What getPlane would say of a WorkDocs record with this identity. */
function getIdentityPlane({ type, invokedBy }: Identity): string | undefined {
  const userIdentity: JsonObject = {
    ...(type === '' ? {} : { type }),
    ...(invokedBy === undefined ? {} : { invokedBy }),
  };
  return getPlane({ eventSource: WORKDOCS_SOURCE, userIdentity });
}

/** Number 0 is "no time". Neighbours mostly lie in the same hour, so the last one is compared first. */
function buildHourColumn({ table }: FilteredEvents): FieldColumn {
  const hours = [NaN];
  const numberOf = new Map<number, number>();
  const numbers = new Uint32Array(table.count);
  let last = NaN;
  let lastNumber = 0;
  for (let event = 0; event < table.count; event++) {
    const hour = Math.floor((table.time[event] ?? NaN) / HOUR);
    if (hour !== last && Math.abs(hour * HOUR) <= DATE_LIMIT) {
      last = hour;
      lastNumber = numberOf.get(hour) ?? hours.push(hour) - 1;
      numberOf.set(hour, lastNumber);
    }
    numbers[event] = hour === last ? lastNumber : 0;
  }
  return {
    base: 0,
    numbers,
    size: hours.length,
    getTexts: (number) => (number === 0 ? [] : [toHourText(hours[number] ?? 0)]),
  };
}

function toHourText(hour: number): string {
  return new Date(hour * HOUR).toISOString().replace(/:.*$/, '');
}
