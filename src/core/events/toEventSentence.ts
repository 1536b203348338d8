import type { Inline, Sentence } from '../explain/explanation';
import { parseIdentity } from '../identity/parseIdentity';
import { toShortIdentity } from '../identity/toShortIdentity';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { getText } from '../record/cloudTrailRecord';
import { getService, getServicePrefix } from '../services/getService';
import { getWorkDocsEvent, WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import { eventPhrases } from './eventPhrases';
import { parseEventName, toPlainEventName } from './eventWords';
import { getFailure } from './getFailure';
import type { Failure } from './getFailure';
import { getTarget } from './getTarget';
import { cutText, fillPhrase, toInlines } from './phrase';
import { toSpecialSentence } from './specialSentence';
import { toPastPhrase } from './verbs';
import { getWorkDocsPhrase } from './workDocsPhrase';

/** What was done, as a phrase that begins with a verb's base form or, where no verb fits, with `call`. */
type Deed = readonly Inline[];

/**
 * One sentence for any record: who did or tried what, to what, from where. Never empty and never throws. The text of
 * the log in it is cut to 120 characters a piece and is not escaped.
 */
export function toEventSentence(record: CloudTrailRecord): Sentence {
  const special = toSpecialSentence(record);
  if (special !== undefined) {
    return joinText(special);
  }
  const failure = getFailure(record);
  const deed = joinText(toDeed(record));
  return joinText([
    toActor(record),
    ...(failure === undefined ? toPastDeed(deed) : [' tried to ', ...deed]),
    ...toOrigin(record),
    ...(failure === undefined ? [] : toFailureWords(record, failure)),
    '.',
  ]);
}

/** What the record says was done, without who and where, in the base form: `delete bucket x`. For titles and lists. */
export function toDeed(record: CloudTrailRecord): Deed {
  const source = getText(record, 'eventSource');
  const name = getText(record, 'eventName') ?? '';
  if (name === '') {
    return toNamelessDeed(record);
  }
  if (source === WORKDOCS_SOURCE) {
    const event = getWorkDocsEvent(name);
    if (event !== undefined) {
      return fillPhrase(getWorkDocsPhrase(event, record), record);
    }
  }
  const key = `${getServicePrefix(source) ?? ''}/${toPlainEventName(name)}`;
  const phrase = Object.hasOwn(eventPhrases, key) ? eventPhrases[key] : undefined;
  return phrase === undefined ? toGeneralDeed(record, name) : fillPhrase(phrase, record);
}

function toNamelessDeed(record: CloudTrailRecord): Deed {
  const service = getService(getText(record, 'eventSource'));
  const target = getTarget(record);
  return [
    'make a call',
    ...(service === undefined ? [] : [` to ${cutText(service.name)}`]),
    ' that the record does not name',
    ...(target === undefined ? [] : [`, on ${target.kind} `, ...toInlines(target)]),
  ];
}

function toGeneralDeed(record: CloudTrailRecord, name: string): Deed {
  const { verb, noun } = parseEventName(name);
  const target = getTarget(record);
  if (verb === undefined || noun === '') {
    const on = target === undefined ? [] : [` on ${target.kind} `, ...toInlines(target)];
    return ['call ', { code: cutText(name) }, ...on, ...toServiceWords(record)];
  }
  return target === undefined
    ? [`${verb} ${toArticle(noun)}${noun}`, ...toServiceWords(record)]
    : [`${verb} ${toObjectWords(verb, noun, target.kind)} `, ...toInlines(target)];
}

/** The words between the verb and the target's name, without saying the kind of the target twice. */
function toObjectWords(verb: string, noun: string, kind: string): string {
  const own = noun.toLowerCase();
  const other = kind.toLowerCase();
  if (own === other || own === `${other}s` || other.endsWith(` ${own}`)) {
    return kind;
  }
  if (own.endsWith(` ${other}`)) {
    const before = noun.slice(0, -other.length - 1).replace(/ (?:for|by|of)$/, '');
    return before.endsWith('s') ? `${before} of ${kind}` : noun;
  }
  if (own.startsWith(`${other} `)) {
    return `the ${noun.slice(other.length + 1)} of ${kind}`;
  }
  const [what = noun] = noun.split(/ (?:for|by|of) /, 1);
  const relation = what !== noun || verb === 'read' || verb === 'list' || verb === 'check' ? 'of' : 'for';
  return `${toArticle(what)}${what} ${relation} ${kind}`;
}

function toServiceWords(record: CloudTrailRecord): readonly Inline[] {
  const service = getService(getText(record, 'eventSource'));
  return service === undefined ? [] : [` in ${cutText(service.name)}`];
}

function toArticle(noun: string): string {
  const [thing = ''] = noun.split(/ (?:by|for|of|opted|v) /, 1);
  if (/(?:s|data|information|tags|status|summary|usage)$/i.test(thing)) {
    return '';
  }
  return /^(?:[aeio]|u(?!s|ni))/i.test(noun) ? 'an ' : 'a ';
}

function toActor(record: CloudTrailRecord): string {
  const userIdentity = Object.hasOwn(record, 'userIdentity') ? record['userIdentity'] : undefined;
  const words = cutText(toShortIdentity(parseIdentity(userIdentity, record)), 200);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function toPastDeed(deed: Deed): readonly Inline[] {
  const [first, ...rest] = deed;
  return typeof first === 'string' ? [' ', toPastPhrase(first), ...rest] : [' made a call ', ...deed];
}

/** Where the request came from; nothing where the address only repeats that a service made it. */
function toOrigin(record: CloudTrailRecord): readonly Inline[] {
  const address = getText(record, 'sourceIPAddress')?.trim() ?? '';
  if (address === '' || address.endsWith('.amazonaws.com')) {
    return [];
  }
  return address.startsWith('AWS Internal') ? [' from inside AWS'] : [' from ', { code: cutText(address) }];
}

function toFailureWords(record: CloudTrailRecord, failure: Failure): readonly Inline[] {
  const reason: readonly Inline[] =
    failure.reason === undefined ? [] : [': ', { code: cutText(failure.reason.trim()) }];
  const endpoint = getText(record, 'vpcEndpointId');
  if (getText(record, 'errorCode') === 'VpceAccessDenied' && endpoint !== undefined) {
    return [' but was refused by VPC endpoint ', { code: cutText(endpoint) }, ...reason];
  }
  return [failure.kind === 'refused' ? ' but was refused' : ' but failed', ...reason];
}

/** Neighbouring plain pieces as one, without empty ones. */
function joinText(pieces: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') {
      joined[joined.length - 1] = last + piece;
    } else if (piece !== '') {
      joined.push(piece);
    }
  }
  return joined;
}
