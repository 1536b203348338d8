import { toText } from '../text/utf8';

/** What a document that resembles a log really is, in words; the hint says where the events are. */
const DESCRIPTIONS = {
  digest:
    'This is a CloudTrail digest file: it lists log files with their hashes and holds no events. Open the log files that it names.',
  's3-notification':
    'This is an S3 event notification, not a CloudTrail record: S3 sends it to queues and functions when an object changes.',
  'service-notification':
    'This is a message that an AWS service hands to a Lambda function, not a CloudTrail record.',
  ocsf: 'This event was converted to the OCSF schema (as Security Lake stores it) and is not in CloudTrail format. Open the original log.',
  actiontrail: 'This is an Alibaba Cloud ActionTrail event, not an AWS CloudTrail record.',
  delivery:
    'This is the message CloudTrail sends when it has delivered log files; it names the files and holds no events.',
  payload:
    'This is an event for a Lambda function that carries log events as base64, compressed or not. Open the file in the explorer, which unpacks those that hold CloudTrail records.',
  pattern:
    'This is a pattern or a schema of events, not an event: lists or objects stand where a CloudTrail record has its eventSource and eventName.',
  'query-result':
    'This is the result of a CloudTrail Lake query: rows of columns in place of records. Query the column eventJson, or open the log files.',
  rows: 'These are rows of a table of Amazon Athena, with the names of CloudTrail in lower case, and no records as CloudTrail writes them. Open the log files that they were read from: the column "$path" of the table names them.',
  table:
    'This is a table without a CloudTrail record in any cell; Athena, CloudTrail Lake and Event history export the fields of events so. Export JSON, or a column of whole records such as eventJson or @message, or open the log files.',
  parquet:
    'This is a Parquet file, as Security Lake stores events in the OCSF schema, and no log in JSON. Open the original logs.',
  archive: 'This is an archive or a compressed file, and no log in JSON. Unpack it and open what is inside.',
} as const;

export type LookAlike = keyof typeof DESCRIPTIONS;

/** The sentence that a fault of kind `look-alike` shows. */
export function describeLookAlike(kind: LookAlike): string {
  return DESCRIPTIONS[kind];
}

/** Property names that CloudTrail writes into no record at its top level, and what they give away. */
const TELLTALE_KEYS: Readonly<Record<string, LookAlike>> = {
  digestS3Object: 'digest',
  digestPublicKeyFingerprint: 'digest',
  class_uid: 'ocsf',
  category_uid: 'ocsf',
  acsRegion: 'actiontrail',
  s3ObjectKey: 'delivery',
  QueryResultRows: 'query-result',
  awslogs: 'payload',
  deliveryStreamArn: 'payload',
  eventname: 'rows',
  eventsource: 'rows',
  sourceipaddress: 'rows',
  ResultSet: 'rows',
};

/** What a name gives away only of an object that is no record: who enriches records may use such names. */
const WEAK: ReadonlySet<LookAlike> = new Set(['payload', 'rows']);

/** What a record is in truth, of what one of its names gives away. */
export function getLookAlikeOfRecord(byKey: LookAlike | undefined): LookAlike | undefined {
  return byKey !== undefined && WEAK.has(byKey) ? undefined : byKey;
}

const LONGEST_TELLTALE = 24;

const FIRST_LETTERS = new Uint8Array(256);
for (const name of Object.keys(TELLTALE_KEYS)) {
  FIRST_LETTERS[name.charCodeAt(0)] = 1;
}

/** What an unknown top-level property name gives away; undefined for most names. */
export function getLookAlikeByKey(bytes: Uint8Array, start: number, end: number): LookAlike | undefined {
  if (end - start > LONGEST_TELLTALE) {
    return undefined;
  }
  const first = bytes[start];
  // Nearly every other name stops here.
  if (first === undefined || FIRST_LETTERS[first] !== 1) {
    return undefined;
  }
  const key = toText(bytes.subarray(start, end));
  return Object.hasOwn(TELLTALE_KEYS, key) ? TELLTALE_KEYS[key] : undefined;
}

/** What an eventSource gives away: messages to functions have `aws:s3`, ActionTrail has `*.aliyuncs.com`. */
export function getLookAlikeBySource(eventSource: string): LookAlike | undefined {
  if (eventSource === 'aws:s3') {
    return 's3-notification';
  }
  if (eventSource === 'aws:kinesis') {
    return 'payload';
  }
  if (eventSource.startsWith('aws:')) {
    return 'service-notification';
  }
  return eventSource.endsWith('.aliyuncs.com') ? 'actiontrail' : undefined;
}

/** Columns of events as CSV files name them, and columns that hold a whole record. */
const COLUMN = /event ?name|event ?source|event ?version|event ?json|cloudtrailevent|@message|_raw/i;

/** What bytes without any record are, by how they begin: files of other kinds, and tables by their first line. */
export function getLookAlikeByStart(bytes: Uint8Array): LookAlike | undefined {
  const head = toText(bytes.subarray(0, 2048));
  if (head.startsWith('PAR1')) {
    return 'parquet';
  }
  if (/^(?:PK\x03\x04|BZh\d|7z\xbc|\(\ufffd\/\ufffd|\x1f\ufffd)/.test(head)) {
    return 'archive';
  }
  const [line = '', next = ''] = head.split(/\r?\n|\r/, 2);
  return line.includes(',') && !/[{}]|":/.test(line) && (COLUMN.test(line) || isHeader(line, next))
    ? 'table'
    : undefined;
}

/** Whether a line has names of columns, and the next one a cell for each. */
function isHeader(line: string, next: string): boolean {
  return /^\ufeff?["@_a-z]/i.test(line) && next.split(',').length >= line.split(',').length;
}
