import type { Sentence } from '../explain/explanation';
import type { EventRef } from '../grouping/sourceLog';
import type { Caller } from './caller';
import type { Chain, ChainStep } from './chain';
import type { ChainIndex } from './chainIndex';
import { toRecordKey } from './chainIndex';
import type { Through } from './findLink';
import { findLink } from './findLink';
import type { Grant } from './grant';
import type { End } from './toEnd';
import { toEnd } from './toEnd';
import { toStep } from './toStep';

/** Chains of real logs have up to five steps; a longer one than this is crafted. */
const MAX_STEPS = 50;

/**
 * The way from an event back to who was behind it. `caller` is who made the event (parseCaller); `ref` is the event's
 * place, so that a console sign-in is not taken for the opening of its own session. Each call is used once, so the
 * search ends whatever the log holds; cost is a few look-ups for each step.
 */
export function findChain(caller: Caller, index: ChainIndex, ref?: EventRef): Chain {
  const steps: ChainStep[] = [];
  const notes: Sentence[] = [];
  const own = ref === undefined ? undefined : index.byRecord.get(toRecordKey(ref));
  const used = new Set<Grant>(own === undefined ? [] : [own]);
  let current = toResolved(caller, index);
  let through: Through | undefined;
  for (;;) {
    const link = findLink(current, index, used, through);
    if (link === undefined) {
      return { steps, notes, ...toEnd(current, through) };
    }
    const { grant, door, rivals } = link;
    if (used.has(grant)) {
      notes.push(['The log goes in a circle: a call was signed with keys that the call itself led to.']);
      return { steps, notes, ...toCutEnd(current, 'The chain closes on itself, so it has no origin.') };
    }
    if (steps.length === MAX_STEPS) {
      notes.push([`The chain is longer than ${MAX_STEPS} steps; the rest is not followed.`]);
      return { steps, notes, ...toCutEnd(current, 'The chain goes on beyond the steps shown.') };
    }
    if (rivals > 0) {
      notes.push(toRivalNote(rivals, steps.length + 1));
    }
    used.add(grant);
    if (door !== undefined) {
      used.add(door);
    }
    through = { grant, caller: current };
    current = toResolved(grant.issue.caller, index);
    steps.push(toStep(link, current.identity));
  }
}

/** A user of another account is named by its id only; where a loaded log has the user's name, it is put in. */
function toResolved(caller: Caller, index: ChainIndex): Caller {
  const { identity } = caller;
  const { principalId } = identity;
  if (identity.type !== 'AWSAccount' || principalId === undefined || principalId.includes(':')) {
    return caller;
  }
  const known = index.identities.get(principalId);
  if (known === undefined) {
    return caller;
  }
  // Key, session and MFA are those of another event.
  const { accessKeyId, session, mfa, invokedBy, sourceIdentity, ...person } = known;
  return { ...caller, identity: person };
}

function toCutEnd({ identity }: Caller, words: string): End {
  return { origin: identity, end: 'unknown', closing: [words] };
}

function toRivalNote(rivals: number, step: number): Sentence {
  return [
    rivals === 1
      ? `At step ${step} another call by somebody else fits as well.`
      : `At step ${step} ${rivals} other calls by somebody else fit as well.`,
  ];
}
