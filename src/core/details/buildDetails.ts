import { getFailure } from '../events/getFailure';
import { getTarget } from '../events/getTarget';
import { toEventSentence } from '../events/toEventSentence';
import { explainAt } from '../explain/explainAt';
import { parseIdentity } from '../identity/parseIdentity';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { getText } from '../record/cloudTrailRecord';
import { findRedactions } from '../redaction/redaction';
import { toShortened } from '../text/toShortened';
import { parseTime } from '../time/parseTime';
import type { DetailPart, DetailPartId, DetailValue, RecordDetails } from './eventDetails';
import { flattenValue } from './flattenValue';
import { MAX_DETAIL_TEXT, toDetailValue } from './toDetailValue';

/** Most values of one part; a list of a thousand keys is read in the record's text. */
export const MAX_PART_VALUES = 400;

/** The parts in their order, with the top-level fields that each shows. All other fields go to the last. */
const PARTS: readonly (readonly [id: DetailPartId, title: string, fields: readonly string[]])[] = [
  ['who', 'Who', ['userIdentity']],
  [
    'deed',
    'Did what',
    [
      'eventName',
      'eventSource',
      'eventTime',
      'eventType',
      'eventCategory',
      'readOnly',
      'managementEvent',
      'apiVersion',
    ],
  ],
  ['target', 'To what', ['resources', 'recipientAccountId', 'awsRegion']],
  [
    'origin',
    'From where',
    [
      'sourceIPAddress',
      'userAgent',
      'vpcEndpointId',
      'vpcEndpointAccountId',
      'sessionCredentialFromConsole',
      'tlsDetails',
      'edgeDeviceDetails',
    ],
  ],
  ['result', 'Result', ['errorCode', 'errorMessage']],
  ['request', 'Request', ['requestParameters']],
  ['response', 'Response', ['responseElements']],
  ['additional', 'More', []],
];

/** What details depend on besides the record. */
export interface DetailsOptions {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** IANA name of the zone for local times. */
  readonly timeZone: string;
}

/**
 * A record in fixed parts, with its sentence and explanations. Every value of the record is in exactly one part, but for
 * those beyond MAX_PART_VALUES, which the part's note counts. Never throws; linear in the size of the record.
 */
export function buildDetails(record: CloudTrailRecord, options: DetailsOptions): RecordDetails {
  const time = parseTime(getText(record, 'eventTime') ?? '');
  return {
    sentence: toEventSentence(record),
    ...(time === undefined ? {} : { time }),
    parts: PARTS.map((part) => buildPart(record, part)).filter(
      ({ id, values }) => values.length > 0 || id === 'request' || id === 'response',
    ),
    explanations: explainAt({ record, path: [], part: 'value', ...options }),
    redacted: findRedactions(record).length,
  };
}

const PLACED: ReadonlySet<string> = new Set(PARTS.flatMap(([, , fields]) => fields));

function buildPart(record: CloudTrailRecord, [id, title, fields]: (typeof PARTS)[number]): DetailPart {
  const shown = id === 'additional' ? Object.keys(record).filter((field) => !PLACED.has(field)) : fields;
  const skip = fields.length === 1 ? 1 : 0;
  const values: DetailValue[] = [...buildDerived(record, id)];
  let leftOut = 0;
  for (const field of shown) {
    const value = Object.hasOwn(record, field) ? record[field] : undefined;
    if (value === undefined || (skip === 1 && isNothing(value))) {
      continue;
    }
    const room = Math.max(0, MAX_PART_VALUES - values.length);
    const flat = flattenValue(value, [field], room);
    leftOut += flat.leftOut;
    for (const leaf of flat.leaves) {
      // A part's only field that is no object is named itself.
      values.push(toDetailValue(leaf.path, leaf.value, leaf.path.length > skip ? skip : 0));
    }
  }
  const note =
    leftOut > 0
      ? `${String(leftOut)} more values are in the record's text.`
      : values.length === 0
        ? toEmptyNote(record, id)
        : undefined;
  return { id, title, values, ...(note === undefined ? {} : { note }) };
}

function isNothing(value: JsonValue): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function toEmptyNote(record: CloudTrailRecord, id: DetailPartId): string | undefined {
  switch (id) {
    case 'request':
      return 'The record has no request parameters.';
    case 'response':
      return record['readOnly'] === true
        ? 'The record has no response: CloudTrail writes none for calls that only read.'
        : 'The record has no response.';
    default:
      return undefined;
  }
}

/** Values that are worked out from several fields. */
function buildDerived(record: CloudTrailRecord, id: DetailPartId): readonly DetailValue[] {
  switch (id) {
    case 'who':
      return buildWho(record);
    case 'target': {
      const target = getTarget(record);
      return target === undefined
        ? []
        : [
            {
              label: target.kind,
              value: toShortened(target.first, MAX_DETAIL_TEXT),
              ...(target.more === 0 ? {} : { meaning: `and ${String(target.more)} more` }),
            },
          ];
    }
    case 'result': {
      const failure = getFailure(record);
      const words = { refused: 'Refused', failed: 'Failed' } as const;
      return [
        {
          label: 'outcome',
          value: failure === undefined ? 'No error recorded' : words[failure.kind],
          term: { field: 'failed', value: failure === undefined ? 'no' : 'yes' },
        },
      ];
    }
    default:
      return [];
  }
}

function buildWho(record: CloudTrailRecord): readonly DetailValue[] {
  const userIdentity = Object.hasOwn(record, 'userIdentity') ? record['userIdentity'] : undefined;
  const { name, type, typeLabel, session, isWorkDocsDirectoryUser } = parseIdentity(userIdentity, record);
  return [
    { label: 'identity', value: name, term: { field: 'identity', value: name } },
    {
      label: 'identity type',
      value: typeLabel,
      term: { field: 'type', value: isWorkDocsDirectoryUser ? 'workdocs-user' : type },
    },
    ...(session === undefined
      ? []
      : [
          {
            label: 'session',
            value: toShortened(session.name, MAX_DETAIL_TEXT),
            term: { field: 'session' as const, value: session.name },
          },
        ]),
  ];
}
