import { buildDetails } from '../../core/details/buildDetails';
import { compareRecords } from '../../core/details/compareRecords';
import { toEventSentence } from '../../core/events/toEventSentence';
import { getEventKey } from '../../core/grouping/eventRow';
import { getEventNumber, getEventRef } from '../../core/grouping/eventTable';
import type { EventRef } from '../../core/grouping/sourceLog';
import { toPretty } from '../../core/pretty/toPretty';
import type { CloudTrailRecord } from '../../core/record/cloudTrailRecord';
import { getText } from '../../core/record/cloudTrailRecord';
import { parseTime } from '../../core/time/parseTime';
import type { DetailMethods, EventDetails } from '../../protocol/details';
import { MAX_COMPARED, MAX_JSON_TEXT } from '../../protocol/details';
import type { Handlers } from '../../protocol/rpc';
import { getRecordResources } from '../getRecordResources';
import { ReadError } from '../readError';
import { parseRecord } from '../readRecords';
import { getRelated } from '../relatedRecords';
import type { Session } from '../session';
import type { SessionReadings } from '../sessionReadings';

/** Details and comparison; each answer reads the records that it needs again. */
export function createDetailHandlers(session: Session, readings: SessionReadings): Handlers<DetailMethods> {
  return {
    getDetails: (ref) => getDetails(session, readings, ref),
    compare: async ({ refs }) => {
      if (refs.length < 2 || refs.length > MAX_COMPARED) {
        throw new Error(`Two to ${String(MAX_COMPARED)} events can be compared.`);
      }
      const records = await Promise.all(
        refs.map(async (ref) => toRecord(await readRecordText(session, ref))),
      );
      return {
        ...compareRecords(records),
        events: records.map((record, i) => {
          const time = parseTime(getText(record, 'eventTime') ?? '');
          return {
            ref: refs[i] ?? { source: 0, record: 0 },
            sentence: toEventSentence(record),
            ...(time === undefined ? {} : { time }),
          };
        }),
      };
    },
    getRecordText: async (ref) => ({ text: await readRecordText(session, ref) }),
  };
}

async function getDetails(session: Session, readings: SessionReadings, ref: EventRef): Promise<EventDetails> {
  const { tree, logs } = session;
  const text = await readRecordText(session, ref);
  const record = toRecord(text);
  const event = getEventNumber(tree.table, ref) ?? 0;
  const related = await getRelated(session, readings, event);
  const index = logs[ref.source]?.log.index;
  const json = toPretty(text);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    ...buildDetails(record, { now: Date.now(), timeZone }),
    ref,
    key: getEventKey(tree.table, getEventRef(tree.table, event)),
    ...related,
    resources: getRecordResources(record, readings.knownWorkDocs),
    json: json.length > MAX_JSON_TEXT ? json.slice(0, MAX_JSON_TEXT) : json,
    ...(json.length > MAX_JSON_TEXT ? { isJsonCut: true as const } : {}),
    byteLength: (index?.end[ref.record] ?? 0) - (index?.start[ref.record] ?? 0),
  };
}

/** Throws a ReadError where there is no such record, or where it cannot be read any more. */
export async function readRecordText(session: Session, ref: EventRef): Promise<string> {
  const loaded = session.logs[ref.source];
  if (loaded === undefined || getEventNumber(session.tree.table, ref) === undefined) {
    throw new ReadError('This event is not among the open logs any more.');
  }
  return session.reader.readText(loaded, ref.record);
}

function toRecord(text: string): CloudTrailRecord {
  return parseRecord(text) ?? {};
}
