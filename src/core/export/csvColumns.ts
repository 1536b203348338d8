import { toEventSentence } from '../events/toEventSentence';
import { toUtcTime } from '../explain/values/explainTime';
import type { Identity } from '../identity/identity';
import { parseIdentity } from '../identity/parseIdentity';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { getText } from '../record/cloudTrailRecord';
import { findRedactions } from '../redaction/redaction';
import { getAccess } from '../services/getAccess';
import { parseTime } from '../time/parseTime';
import { getPlane } from '../workdocs/getPlane';
import type { ExportedEvent } from './exportedEvent';

/** The columns of the CSV export. `sentence` is the event in words; it is not among the usual ones. */
export type CsvColumn =
  | 'time'
  | 'event'
  | 'service'
  | 'identityType'
  | 'identity'
  | 'session'
  | 'account'
  | 'region'
  | 'address'
  | 'agent'
  | 'error'
  | 'access'
  | 'plane'
  | 'redacted'
  | 'eventID'
  | 'source'
  | 'sentence';

/** How one column gets its text; '' where the record has nothing to say. */
export interface CsvColumnReader {
  /** The column's head. */
  readonly title: string;
  getCell(event: ExportedEvent, identity: Identity): string;
}

/** All columns in their usual order. */
export const csvColumns: Readonly<Record<CsvColumn, CsvColumnReader>> = {
  time: { title: 'Time (UTC)', getCell: ({ record }) => getTime(record) },
  event: { title: 'Event', getCell: ({ record }) => getText(record, 'eventName') ?? '' },
  service: { title: 'Service', getCell: ({ record }) => getText(record, 'eventSource') ?? '' },
  identityType: { title: 'Identity type', getCell: (_, { type }) => type },
  identity: { title: 'Identity', getCell: (_, { name }) => name },
  session: { title: 'Session', getCell: (_, { session }) => session?.name ?? '' },
  account: {
    title: 'Account',
    getCell: ({ record }, { accountId }) => getText(record, 'recipientAccountId') ?? accountId ?? '',
  },
  region: { title: 'Region', getCell: ({ record }) => getText(record, 'awsRegion') ?? '' },
  address: { title: 'Source address', getCell: ({ record }) => getText(record, 'sourceIPAddress') ?? '' },
  agent: { title: 'User agent', getCell: ({ record }) => getText(record, 'userAgent') ?? '' },
  error: {
    title: 'Error',
    getCell: ({ record }) => (getText(record, 'errorCode') ?? '') || (getText(record, 'errorMessage') ?? ''),
  },
  access: {
    title: 'Read or write',
    getCell: ({ record }) =>
      getAccess(getText(record, 'eventSource'), getText(record, 'eventName'), record['readOnly'])?.access ??
      '',
  },
  plane: { title: 'WorkDocs plane', getCell: ({ record }) => getPlane(record) ?? '' },
  redacted: {
    title: 'Redacted values',
    getCell: ({ record, redacted }) => String(redacted ?? findRedactions(record).length),
  },
  eventID: { title: 'Event ID', getCell: ({ record }) => getText(record, 'eventID') ?? '' },
  source: { title: 'Source log', getCell: ({ source }) => source },
  sentence: {
    title: 'In words',
    getCell: ({ record }) =>
      toEventSentence(record)
        .map((piece) => (typeof piece === 'string' ? piece : piece.code))
        .join(''),
  },
};

/** What is written where the caller chooses no columns: all but the sentence. */
export const USUAL_CSV_COLUMNS: readonly CsvColumn[] = (Object.keys(csvColumns) as CsvColumn[]).filter(
  (column) => column !== 'sentence',
);

/** The identity that columns read, parsed once for each row. */
export function getRowIdentity(record: CloudTrailRecord): Identity {
  return parseIdentity(Object.hasOwn(record, 'userIdentity') ? record['userIdentity'] : undefined, record);
}

/** eventTime in one form whatever the log's, so that a table sorts by it; a text that is no time as it stands. */
function getTime(record: CloudTrailRecord): string {
  const text = getText(record, 'eventTime') ?? '';
  const time = parseTime(text);
  return time === undefined ? text : toUtcTime(time);
}
