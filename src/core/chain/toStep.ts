import type { Inline, Sentence } from '../explain/explanation';
import { toCode } from '../explain/values/toCode';
import type { EventRef } from '../grouping/sourceLog';
import type { Identity } from '../identity/identity';
import { toShortIdentity } from '../identity/toShortIdentity';
import type { Certainty, ChainStep } from './chain';
import type { Link } from './findLink';
import type { Issue } from './issue';
import { toDeed } from './toDeed';

/** The step of a link. `identity` is who made the call, resolved to a name where another record tells it. */
export function toStep({ grant, certainty, door }: Link, identity: Identity): ChainStep {
  const { issue } = grant;
  const deed = toDeed(issue);
  return {
    refs: [...grant.refs, ...(door?.refs ?? [])].sort(compareRefs),
    accounts: [...new Set([...grant.accounts, ...(door?.accounts ?? [])])],
    eventName: issue.eventName,
    eventSource: issue.eventSource,
    identity,
    deed: toPlain(deed),
    ...(issue.time === undefined ? {} : { time: issue.time }),
    certainty,
    sentence: [
      issue.kind === 'portal' ? `Identity Center user ${identity.name}` : toShortIdentity(identity),
      ' ',
      ...deed,
      ...toGiven(issue),
      ...(door === undefined ? [] : [', then entered the console (', toCode(door.issue.eventName), ')']),
      '. ',
      ...toProof(issue, certainty),
    ],
    issue,
  };
}

/** A sentence as plain text, values as they are shown. */
export function toPlain(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');
}

function toGiven({ sourceIdentity, externalId, mfaDevice, kind }: Issue): readonly Inline[] {
  return [
    ...(sourceIdentity === undefined ? [] : [', source identity ', toCode(sourceIdentity)]),
    ...(externalId === undefined ? [] : [', external id ', toCode(externalId)]),
    ...(mfaDevice === undefined || kind === 'sign-in' ? [] : [', MFA device ', toCode(mfaDevice)]),
  ];
}

function toProof({ kind, accessKeyId, principalId }: Issue, certainty: Certainty): readonly Inline[] {
  switch (certainty) {
    case 'exact':
      return ['It gave out access key ', toCode(accessKeyId ?? ''), ', which signed what followed.'];
    case 'by session':
      return kind === 'portal'
        ? ['Account, permission set, user and moment are those of the session.']
        : principalId === undefined
          ? ['Role, session name and moment are those of the session.']
          : ['Principal id and moment are those of the session.'];
    case 'likely':
      return ['Names and time fit; the records do not prove it.'];
  }
}

function compareRefs(one: EventRef, other: EventRef): number {
  return one.source - other.source || one.record - other.record;
}
