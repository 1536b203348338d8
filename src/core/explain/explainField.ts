import { cutText } from '../events/phrase';
import { getField } from '../fields/getField';
import type { FieldDoc } from '../fields/fieldDoc';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { getAt, getText } from '../record/cloudTrailRecord';
import { getService } from '../services/getService';
import type { JsonPath } from '../text/span';
import { getWorkDocsEvent, WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import { getWorkDocsParameter } from '../workdocs/getWorkDocsParameter';
import type { WorkDocsParameterDoc } from '../workdocs/getWorkDocsParameter';
import type { Explanation, Inline, Sentence } from './explanation';

type Facts = NonNullable<Explanation['facts']>;

/**
 * What the field at a path means: documented fields from the catalog, parameters of WorkDocs from its own, and for the
 * rest which service put it there. Every path but `[]` gets a block. On a value with a meaning of its own in the field's
 * list only that meaning is shown, on the name the whole list.
 */
export function explainField(record: CloudTrailRecord, path: JsonPath, part: 'key' | 'value'): Explanation {
  const field = getField(path);
  const value = getAt(record, path);
  const parameter =
    path[0] === 'requestParameters' && path.length > 1 ? getParameter(record, path.slice(1)) : undefined;
  const isOfWorkDocs = getText(record, 'eventSource') === WORKDOCS_SOURCE && path.length > 1;
  const doc = isOfWorkDocs && path[0] === 'requestParameters' ? undefined : field;
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  return {
    title: toTitle(path, name),
    body: [
      ...(doc === undefined ? [] : [[doc.meaning]]),
      ...(parameter === undefined ? [] : toParameterSentences(parameter)),
      ...(doc === undefined || doc.path.startsWith('requestParameters.')
        ? toPlaceSentences(record, path, parameter)
        : []),
      ...(doc === undefined ? [] : toSpelling(doc, name)),
      ...toAbsence(doc, value),
    ],
    ...toFacts(doc, value, part),
  };
}

function getParameter(record: CloudTrailRecord, path: JsonPath): WorkDocsParameterDoc | undefined {
  return getText(record, 'eventSource') === WORKDOCS_SOURCE
    ? getWorkDocsParameter(getWorkDocsEvent(getText(record, 'eventName')), path)
    : undefined;
}

function toTitle(path: JsonPath, name: string): Sentence {
  const last = path.at(-1);
  return typeof last === 'number'
    ? [`Item ${String(last + 1)} of `, { code: cutText(name) }]
    : ['Field ', { code: cutText(name) }];
}

function toParameterSentences(parameter: WorkDocsParameterDoc): readonly Sentence[] {
  const mark = parameter.required === true ? 'Required.' : parameter.required === false ? 'Optional.' : '';
  const sensitive = parameter.sensitive ? 'Marked as sensitive, so CloudTrail may hide it.' : '';
  const marks = [mark, sensitive].filter((words) => words !== '').join(' ');
  return [
    ...(parameter.meaning === undefined ? [] : [[parameter.meaning]]),
    ...(marks === '' ? [] : [[marks]]),
  ];
}

/** Where an undocumented field belongs. */
function toPlaceSentences(
  record: CloudTrailRecord,
  path: JsonPath,
  parameter: WorkDocsParameterDoc | undefined,
): readonly Sentence[] {
  const event = toEventWords(record);
  switch (path[0]) {
    case 'requestParameters':
      return [[path.length > 1 ? 'A parameter of ' : 'The parameters of ', ...event, '.']];
    case 'responseElements':
      return [['Part of the answer to ', ...event, '.', ...toSensitiveNote(record, path)]];
    case 'additionalEventData':
      return [['Further data that the service recorded with ', ...event, '.']];
    case 'serviceEventDetails':
      return [['A detail of ', ...event, ', which the service recorded about its own work.']];
    case 'userIdentity':
    case 'resources':
    case 'tlsDetails':
    case 'addendum':
    case 'insightDetails':
    case 'eventContext':
      return typeof path.at(-1) === 'number'
        ? []
        : [['The format does not document this member of ', { code: path[0] }, '.']];
    default:
      return parameter === undefined
        ? [
            [
              'CloudTrail documents no field of this name. An exporter may have added it, or it is newer than this extension.',
            ],
          ]
        : [];
  }
}

function toEventWords(record: CloudTrailRecord): readonly Inline[] {
  const name = getText(record, 'eventName') ?? '';
  const service = getService(getText(record, 'eventSource'))?.name;
  const event: readonly Inline[] = name === '' ? ['a call without a name'] : [{ code: cutText(name) }];
  return service === undefined ? event : [...event, ` of ${cutText(service)}`];
}

function toSensitiveNote(record: CloudTrailRecord, path: JsonPath): readonly Inline[] {
  if (getText(record, 'eventSource') !== WORKDOCS_SOURCE) {
    return [];
  }
  const key = path
    .slice(1)
    .filter((step) => typeof step === 'string')
    .join('.')
    .toLowerCase();
  const sensitive = getWorkDocsEvent(getText(record, 'eventName'))?.sensitiveResponse ?? [];
  return sensitive.some((other) => other.replaceAll('[]', '').toLowerCase() === key)
    ? [' Marked as sensitive, so CloudTrail may hide it.']
    : [];
}

function toSpelling(doc: FieldDoc, name: string): readonly Sentence[] {
  const documented =
    doc.path
      .replace(/(?:\[\])+$/, '')
      .split('.')
      .at(-1) ?? '';
  return documented === name
    ? []
    : [['CloudTrail spells it ', { code: documented }, ': another program wrote or changed this record.']];
}

/** What null and an empty value say; said for other values too in the list of facts. */
function toAbsence(doc: FieldDoc | undefined, value: JsonValue | undefined): readonly Sentence[] {
  if (value !== null && value !== '') {
    return [];
  }
  const here = value === null ? 'It is null here.' : 'It is empty here.';
  return [[doc?.absent === undefined ? here : `${here} ${doc.absent}`]];
}

function toFacts(
  doc: FieldDoc | undefined,
  value: JsonValue | undefined,
  part: 'key' | 'value',
): { facts?: Facts } {
  if (doc === undefined) {
    return {};
  }
  const facts: Facts = [
    ...(doc.since === undefined ? [] : [{ label: 'Since eventVersion', value: [doc.since] }]),
    ...toValueFact(doc, part === 'value' && typeof value === 'string' ? value : undefined),
    ...(doc.absent === undefined || value === null || value === ''
      ? []
      : [{ label: doc.optional === true ? 'When absent' : 'When null or absent', value: [doc.absent] }]),
  ];
  return facts.length === 0 ? {} : { facts };
}

function toValueFact(doc: FieldDoc, value: string | undefined): Facts {
  if (doc.values === undefined) {
    return [];
  }
  const own = value === undefined ? undefined : doc.values.find((text) => text.startsWith(`${value}: `));
  return own === undefined
    ? [{ label: 'Values', value: [doc.values.join('; ')] }]
    : [{ label: 'This value', value: [own.slice((value ?? '').length + 2)] }];
}
