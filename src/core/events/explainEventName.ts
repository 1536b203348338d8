import type { Explanation, Sentence } from '../explain/explanation';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { getText } from '../record/cloudTrailRecord';
import { getAccess } from '../services/getAccess';
import type { Access } from '../services/getAccess';
import { getService, getServicePrefix } from '../services/getService';
import { getNearestWorkDocsEvent } from '../workdocs/getNearestWorkDocsEvent';
import { getWorkDocsEvent, WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import { eventReadings } from './eventReadings';
import { parseEventName, toPlainEventName } from './eventWords';
import { explainWorkDocsEvent } from './explainWorkDocsEvent';
import { cutText } from './phrase';

const DECIDED_BY: Readonly<Record<Access['decidedBy'], string>> = {
  record: 'as readOnly of this record says',
  catalog: 'by the catalog of WorkDocs events; the record itself does not say',
  name: 'by its name; the record itself does not say',
};

const EVENT_TYPES: Readonly<Record<string, string>> = {
  AwsConsoleSignIn: 'A step of signing in to the AWS console, not a call of an API.',
  AwsConsoleAction: 'Something done in the AWS console that is not a call of a public API.',
  AwsServiceEvent: 'Recorded by the service itself about its own work, not a call that somebody made.',
  AwsVpceEvents: 'A call that passed, or was refused by, a VPC endpoint.',
};

/**
 * What an event is: for the WorkDocs events of the catalog in full, for others the service, how an investigator reads it
 * where it is one of those that matter most, read or write and a link to the service's documentation. The record may lack
 * any field; its eventName is shown as it stands.
 */
export function explainEventName(record: CloudTrailRecord): Explanation {
  const source = getText(record, 'eventSource');
  const name = getText(record, 'eventName') ?? '';
  const event = source === WORKDOCS_SOURCE ? getWorkDocsEvent(name) : undefined;
  const access = toAccessWords(getAccess(source, name, record['readOnly']));
  return event === undefined
    ? explainOther(record, source, name, access)
    : explainWorkDocsEvent(record, event, access);
}

function explainOther(
  record: CloudTrailRecord,
  source: string | undefined,
  name: string,
  access: Sentence | undefined,
): Explanation {
  const service = getService(source);
  const type = getText(record, 'eventType') ?? '';
  const typeWords = Object.hasOwn(EVENT_TYPES, type) ? EVENT_TYPES[type] : undefined;
  const body: Sentence[] = [
    toServiceSentence(name, service?.name, source),
    ...toReading(source, name),
    ...(typeWords === undefined ? [] : [[typeWords]]),
    ...(source === WORKDOCS_SOURCE && name !== '' ? [toNearest(name)] : []),
  ];
  return {
    title: [name === '' ? 'Event without a name' : { code: cutText(name) }],
    body,
    ...(access === undefined ? {} : { facts: [{ label: 'Access', value: access }] }),
    ...(service === undefined ? {} : { links: [service.link] }),
  };
}

function toReading(source: string | undefined, name: string): readonly Sentence[] {
  const key = `${getServicePrefix(source) ?? ''}/${toPlainEventName(name.slice(0, 128))}`;
  const reading = Object.hasOwn(eventReadings, key) ? eventReadings[key] : undefined;
  return reading === undefined ? [] : [[reading]];
}

function toServiceSentence(name: string, service: string | undefined, source: string | undefined): Sentence {
  const by: Sentence =
    service === undefined
      ? source === undefined
        ? ['a service that the record does not name']
        : ['a source that is not an AWS service, ', { code: cutText(source) }]
      : [cutText(service)];
  if (name === '') {
    return ['The record does not name its event. It comes from ', ...by, '.'];
  }
  const { verb, noun } = parseEventName(name);
  const words: Sentence = verb === undefined || noun === '' ? [] : [`, to ${verb} ${noun}`];
  return ['An event of ', ...by, ...words, '.'];
}

function toNearest(name: string): Sentence {
  const nearest = getNearestWorkDocsEvent(name);
  return nearest === undefined
    ? [
        'The catalog of WorkDocs events does not hold this name. The console had calls of its own that AWS never listed.',
      ]
    : [
        'The catalog of WorkDocs events does not hold this name; the nearest it has is ',
        { code: nearest.name },
        '.',
      ];
}

function toAccessWords(access: Access | undefined): Sentence | undefined {
  return access === undefined
    ? undefined
    : [`${access.access === 'read' ? 'Read' : 'Write'}, ${DECIDED_BY[access.decidedBy]}`];
}
