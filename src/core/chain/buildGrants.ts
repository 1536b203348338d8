import type { Caller } from './caller';
import type { Grant } from './grant';
import type { Issue } from './issue';

/** A call that is logged in two accounts has two records; more with one sharedEventID and other content are odd. */
const MAX_DIFFERING = 8;

interface Draft {
  issue: Issue;
  readonly records: Issue[];
}

/**
 * Puts the records of one call together: repeats of one eventID, and the copies of a call across accounts, which share
 * a sharedEventID. The copy in the caller's account names the caller, the one in the role's account often only the
 * caller's account. Linear in the number of records; the result does not depend on their order.
 */
export function buildGrants(issues: readonly Issue[]): readonly Grant[] {
  const drafts: Draft[] = [];
  const byId = new Map<string, Draft[]>();
  for (const issue of [...issues].sort(compareRefs)) {
    const id =
      issue.sharedEventID !== undefined
        ? `shared ${issue.sharedEventID}`
        : issue.eventID !== undefined
          ? `event ${issue.eventID}`
          : undefined;
    const group = id === undefined ? undefined : byId.get(id);
    const draft = group?.find((other) => isSameCall(other.issue, issue));
    if (draft !== undefined) {
      draft.records.push(issue);
      draft.issue = mergeIssues(draft.issue, issue);
      continue;
    }
    const added: Draft = { issue, records: [issue] };
    drafts.push(added);
    if (id !== undefined && group === undefined) {
      byId.set(id, [added]);
    } else if (group !== undefined && group.length < MAX_DIFFERING) {
      group.push(added);
    }
  }
  return drafts.map(({ issue, records }) => ({
    issue,
    refs: records.map(({ ref }) => ref),
    accounts: [...new Set(records.map(({ accountId }) => accountId))].filter((id) => id !== undefined),
  }));
}

/** False where the records contradict each other in what was given out. */
function isSameCall(one: Issue, other: Issue): boolean {
  return (
    one.eventName === other.eventName &&
    agrees(one.accessKeyId, other.accessKeyId) &&
    agrees(one.sessionName, other.sessionName) &&
    agrees(one.role?.accountId, other.role?.accountId) &&
    agrees(one.role?.name, other.role?.name)
  );
}

function agrees(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** The record that tells most about the caller wins; the other fills its gaps. */
function mergeIssues(one: Issue, other: Issue): Issue {
  return rank(other.caller) > rank(one.caller) ? { ...one, ...other } : { ...other, ...one };
}

/** How much a record tells about who called. */
function rank({ identity, createdAt }: Caller): number {
  return (
    (identity.type === 'AWSAccount' || identity.type === '' ? 0 : 4) +
    (identity.accessKeyId === undefined ? 0 : 2) +
    (createdAt === undefined ? 0 : 1)
  );
}

function compareRefs(one: Issue, other: Issue): number {
  return one.ref.source - other.ref.source || one.ref.record - other.ref.record;
}
