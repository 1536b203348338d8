import { envelopeFields } from '../fields/envelopeFields';
import { toFieldPath } from '../fields/getField';
import type { LogShape } from '../scan/logIndex';
import type { LookAlike } from '../scan/lookAlike';
import type { JsonPath } from '../text/span';
import type { Explanation } from './explanation';

/** What a document is, where it is not a record itself: a shape of a log, or something that only looks like one. */
export type EnvelopeKind = LogShape | LookAlike;

const DESCRIPTIONS: Readonly<Record<EnvelopeKind, string>> = {
  records: 'A CloudTrail log file: a list of records.',
  array: 'A list of CloudTrail records, as an export writes it.',
  'json-lines': 'One JSON document after another, each with CloudTrail records.',
  single: 'One CloudTrail record.',
  'lookup-events':
    'Output of LookupEvents, the event history of CloudTrail: the record is text in CloudTrailEvent.',
  eventbridge: 'An event as Amazon EventBridge delivers it: the record is under detail.',
  'cloudwatch-logs': 'Log events of Amazon CloudWatch Logs: each record is text in message.',
  embedded: 'A document of another kind with CloudTrail records inside.',
  empty: 'No record was found in this document.',
  digest:
    'A CloudTrail digest file: it lists the log files of an hour with their hashes, and proves that none was changed or removed. It holds no events.',
  's3-notification': 'A notice of Amazon S3 about objects. It looks like a CloudTrail log and is none.',
  'service-notification':
    'A message of an AWS service to a function. It looks like a CloudTrail log and is none.',
  ocsf: 'An event in the OCSF schema, as Security Lake stores it. It was made from a CloudTrail record and is none any more.',
  actiontrail: 'An event of Alibaba Cloud ActionTrail. It looks like a CloudTrail record and is none.',
  delivery: 'A message of CloudTrail that log files were delivered. It names the files and holds no events.',
  payload: 'An event for a Lambda function that carries log events as base64. The explorer unpacks them.',
  pattern: 'A pattern or a schema of events: it says which events are meant, and is none.',
  'query-result': 'The answer of a CloudTrail Lake query: rows of columns. It holds no records.',
  parquet: 'A Parquet file. It holds no records in JSON.',
  archive: 'An archive or a compressed file. What is inside was not read.',
  rows: 'Rows of a table of Amazon Athena, made from records: the names are in lower case.',
  table: 'A table of comma-separated values. It holds no records in JSON.',
};

/**
 * What a place of a document means that lies outside its records: the document as a whole for `[]`, else one of its
 * fields. A path of one name finds the field at any depth, for callers that know no more than the name. A field that is
 * not documented is said to be of the document; so every place gets a block.
 */
export function explainEnvelopeAt(kind: EnvelopeKind, path: JsonPath): readonly Explanation[] {
  const about = DESCRIPTIONS[kind];
  if (path.length === 0) {
    return [{ title: ['The document'], body: [[about]] }];
  }
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  const meaning = getMeaning(kind, path);
  return [
    {
      title: [{ code: name === '' ? String(path.at(-1)) : name.slice(0, 120) }],
      body: [
        [meaning ?? 'A field of the document around the records, not of CloudTrail.'],
        ...(meaning === undefined ? [[about]] : []),
      ],
    },
  ];
}

function getMeaning(kind: EnvelopeKind, path: JsonPath): string | undefined {
  const fields = Object.hasOwn(envelopeFields, kind) ? envelopeFields[kind] : undefined;
  if (fields === undefined) {
    return undefined;
  }
  const key = [path, withoutList(path)]
    .map(toFieldPath)
    .find((candidate) => Object.hasOwn(fields, candidate));
  const [name] = path;
  const isBareName = path.length === 1 && typeof name === 'string';
  return key === undefined
    ? isBareName
      ? Object.entries(fields).find(([other]) => other.endsWith(`.${name}`))?.[1]
      : undefined
    : fields[key];
}

/** The path below the item of a list at the top: LookupEvents writes both `{"Events":[…]}` and one event a line. */
function withoutList(path: JsonPath): JsonPath {
  const [first, second] = path;
  if (typeof first === 'number') {
    return path.slice(1);
  }
  return typeof second === 'number' ? path.slice(2) : path;
}
