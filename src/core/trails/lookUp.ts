import { isRegionName } from './awsNames';

/** The attributes by which Event history finds events, in the order of use. */
export const LOOK_UP_KEYS = [
  'EventName',
  'Username',
  'EventSource',
  'EventId',
  'AccessKeyId',
  'ResourceName',
  'ResourceType',
  'ReadOnly',
] as const;

/** One of CloudTrail's own names of an attribute. */
export type LookUpKey = (typeof LOOK_UP_KEYS)[number];

/** A question to Event history, as a person asked it. It can be asked again: its time may be relative. */
export interface LookUp {
  readonly region: string;
  /** The only one that CloudTrail honours; undefined for all events. */
  readonly attribute?: LookUpAttribute;
  /** A stretch of time as `parseTimeWindow` reads it. */
  readonly time: string;
  /** Insights events in place of management events. */
  readonly isInsight: boolean;
}

/** What an event must have; the value is compared as a whole, and capitals matter. */
export interface LookUpAttribute {
  readonly key: LookUpKey;
  readonly value: string;
}

/** Longest value; the API reference says 2,000 characters, of which some count twice. */
export const LONGEST_LOOK_UP_VALUE = 2_000;

/** Longest text of a time that is read. */
const LONGEST_TIME = 100;

/** The attributes by which Insights events can be found too (API reference of LookupEvents). */
const INSIGHT_KEYS: readonly LookUpKey[] = ['EventId', 'EventName', 'EventSource'];

/** The attributes by which events of a category can be found. */
export function getLookUpKeys(isInsight: boolean): readonly LookUpKey[] {
  return isInsight ? LOOK_UP_KEYS.filter((key) => INSIGHT_KEYS.includes(key)) : LOOK_UP_KEYS;
}

/** Reads a look-up that was stored or that other code passes; undefined for anything else. */
export function parseLookUp(value: unknown): LookUp | undefined {
  const region = getText(value, 'region', 40);
  const time = getText(value, 'time', LONGEST_TIME);
  if (region === undefined || time === undefined || !isRegionName(region)) {
    return undefined;
  }
  const isInsight = getMember(value, 'isInsight') === true;
  const given = getMember(value, 'attribute');
  if (given === undefined) {
    return { region, time, isInsight };
  }
  const name = getText(given, 'key', 40);
  const key = getLookUpKeys(isInsight).find((known) => known === name);
  const text = getText(given, 'value', LONGEST_LOOK_UP_VALUE);
  return key === undefined || text === undefined
    ? undefined
    : { region, time, isInsight, attribute: { key, value: text } };
}

/** A look-up in words, without its region: `EventName ConsoleLogin, last 7 days`. */
export function toLookUpText({ attribute, time, isInsight }: LookUp): string {
  const what = isInsight ? 'Insights events' : 'All events';
  const asked =
    attribute === undefined ? what : `${isInsight ? 'Insights ' : ''}${attribute.key} ${attribute.value}`;
  return `${asked}, ${time.replace(/^last 1 /iu, 'last ')}`;
}

function getMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function getText(value: unknown, name: string, longest: number): string | undefined {
  const member = getMember(value, name);
  return typeof member === 'string' && member.trim() !== '' && member.length <= longest
    ? member.trim()
    : undefined;
}
