import type { CloudTrailRecord, JsonObject, JsonValue } from '../record/cloudTrailRecord';
import { getObject, getText, toObject } from '../record/cloudTrailRecord';
import { getServicePrefix } from '../services/getService';
import { parseEventName, toWords } from './eventWords';
import { targetTable } from './targetTable';
import { getTextAt } from './textAt';
import type { TextAt } from './textAt';

/** What an event acted on. */
export interface Target extends TextAt {
  /** What the value names, in words, e.g. `bucket` or `DB instance`. */
  readonly kind: string;
}

/** Names of parameters that end like an identifier and name no resource. */
const NOT_A_TARGET =
  /token|request|marker|owner|session|transaction|correlation|trace|version|account|engine/i;

const IDENTIFIER = /^(.{1,60}?)(?:Names?|Ids?|Identifiers?|Arns?|ARNs?|ID)$/;

/** Properties of one object that are looked at; a longer list is crafted. */
const MAX_KEYS = 200;

/**
 * What an event acted on: by a parameter that is named like the event (`volumeId` of
 * DeleteVolume), the answer (`vpc.vpcId` of CreateVpc), a plain `name`, resources, then any parameter that names something.
 * Undefined where the record names nothing, or hides it.
 */
export function getTarget(record: CloudTrailRecord): Target | undefined {
  const prefix = getServicePrefix(getText(record, 'eventSource')) ?? '';
  const { verb, noun } = parseEventName(getText(record, 'eventName') ?? '');
  const request = toInnerObject(getObject(record, 'requestParameters'));
  const response = toInnerObject(getObject(record, 'responseElements'));
  return (
    getNamedTarget(request, noun) ??
    (verb === 'create' ? (getNamedTarget(response, noun) ?? getNestedTarget(response, noun)) : undefined) ??
    getListedTarget(request, prefix) ??
    getPlainName(request, noun) ??
    getNamedTarget(response, noun) ??
    getNestedTarget(response, noun) ??
    getResourceTarget(record) ??
    getAnyTarget(request) ??
    getNamedTarget(getObject(record, 'serviceEventDetails'), noun) ??
    getAnyTarget(getObject(record, 'serviceEventDetails'))
  );
}

/** EC2's newer calls put everything into one object named after the call: `{"DeleteNatGatewayRequest": {…}}`. */
function toInnerObject(object: JsonObject | undefined): JsonObject | undefined {
  const keys = object === undefined ? [] : Object.keys(object);
  const [key = ''] = keys;
  return keys.length === 1 && /Re(?:q|quest|sponse)$/.test(key)
    ? (toObject(object?.[key]) ?? object)
    : object;
}

function getListedTarget(request: JsonObject | undefined, prefix: string): Target | undefined {
  for (const [path, kind] of Object.hasOwn(targetTable, prefix) ? (targetTable[prefix] ?? []) : []) {
    const text = getTextAt(request, path);
    if (text !== undefined) {
      return { ...text, kind };
    }
  }
  return undefined;
}

/** A parameter whose name without Id, Name or Arn is the last part of the event's name. */
function getNamedTarget(object: JsonObject | undefined, noun: string): Target | undefined {
  const letters = toLetters(noun);
  return getIdentifier(object, (stem) => {
    const own = toLetters(stem);
    return own.length > 1 && (letters.endsWith(own) || letters.endsWith(`${own}s`));
  });
}

/** CreateVpc answers with `{"vpc": {"vpcId": …}}`. */
function getNestedTarget(response: JsonObject | undefined, noun: string): Target | undefined {
  for (const key of response === undefined ? [] : Object.keys(response).slice(0, MAX_KEYS)) {
    const target = getNamedTarget(toObject(response?.[key]), noun);
    if (target !== undefined) {
      return target;
    }
  }
  return undefined;
}

/** A parameter that is just called name or resource: it names what the event's name says. */
function getPlainName(request: JsonObject | undefined, noun: string): Target | undefined {
  const name = getTextAt(request, 'name') ?? getTextAt(request, 'resource');
  return name === undefined || noun === '' ? undefined : { ...name, kind: noun.replace(/([^s])s$/, '$1') };
}

function getAnyTarget(object: JsonObject | undefined): Target | undefined {
  return getIdentifier(object, () => true);
}

function getIdentifier(
  object: JsonObject | undefined,
  accepts: (stem: string) => boolean,
): Target | undefined {
  for (const key of object === undefined ? [] : Object.keys(object).slice(0, MAX_KEYS)) {
    const stem = IDENTIFIER.exec(key)?.[1];
    if (stem !== undefined && !NOT_A_TARGET.test(stem) && accepts(stem)) {
      const text = toText(object?.[key]);
      if (text !== undefined) {
        return { ...text, kind: toWords(stem) };
      }
    }
  }
  return undefined;
}

/** Lists of EC2's newer calls hold `{"tag": 1, "content": …}`. */
function toText(value: JsonValue | undefined): TextAt | undefined {
  return getTextAt({ value: value ?? null }, 'value') ?? getTextAt({ value: value ?? null }, 'value.content');
}

function getResourceTarget(record: CloudTrailRecord): Target | undefined {
  const resources = Object.hasOwn(record, 'resources') ? record['resources'] : undefined;
  const text = getTextAt({ resources: resources ?? null }, 'resources.ARN');
  const type = getTextAt({ resources: resources ?? null }, 'resources.type')?.first ?? '';
  const kind = /^AWS::[A-Za-z0-9]{1,60}::([A-Za-z0-9]{1,60})$/.exec(type)?.[1];
  return text === undefined ? undefined : { ...text, kind: kind === undefined ? 'resource' : toWords(kind) };
}

function toLetters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
