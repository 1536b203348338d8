import { getObject, getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import { getPlane } from '../../workdocs/getPlane';
import { getWorkDocsEvent, WORKDOCS_SOURCE } from '../../workdocs/getWorkDocsEvent';
import { contentCalls } from '../../workdocs/workDocsCallGroups';
import type { Rule, RuleHit } from '../finding';
import { toCallerWords } from '../toCallerWords';
import { toOutcomeWords } from '../toOutcomeWords';
import { toQuoted } from '../toQuoted';

const identityPlaneMismatch: Rule = {
  code: 'workdocs.identity-plane-mismatch',
  title: 'WorkDocs identity that does not fit the call',
  severity: 'information',
  reason:
    'Some WorkDocs calls take IAM credentials only, two take the token of a directory user only. An identity of the other ' +
    'kind contradicts that. Which calls the web client made with which identity was never fully documented, so a ' +
    'contradiction is a thing to look at and no proof of forgery.',
  advice:
    'Compare with other records of the same call in the archive. If only this one has such an identity, check the log file ' +
    'against its digest.',
  check(record) {
    const plane = getPlane(record);
    const event = plane === undefined ? undefined : getWorkDocsEvent(getText(record, 'eventName'));
    if (event?.caller === 'control' && plane === 'data') {
      return [toTypeHit(`${event.name} takes IAM credentials, yet the caller is a directory user`, record)];
    }
    return event?.caller === 'data' && plane === 'control'
      ? [toTypeHit(`${event.name} takes a directory user's token, yet the caller is an IAM identity`, record)]
      : [];
  },
};

function toTypeHit(what: string, record: CloudTrailRecord): RuleHit {
  const type = getText(getObject(record, 'userIdentity'), 'type');
  return {
    path: type === undefined ? ['userIdentity'] : ['userIdentity', 'type'],
    message: `${what} (type ${toQuoted(type)}): compare it with other records of this call.`,
  };
}

const adminOnContent: Rule = {
  code: 'workdocs.admin-on-content',
  title: 'Administrator works on content',
  severity: 'information',
  reason:
    'Files, folders, comments and shares are the work of directory users, who reach what was shared with them. An IAM ' +
    "identity that makes the same calls acts as an administrator: it reaches every user's content and asks nobody. " +
    'A migration or backup tool does so thousands of times, so one call is information; whether the identity should do so ' +
    'at all is what to judge.',
  advice:
    'Ask whether this identity had a task such as a migration. If not, list all it read (GetDocumentVersion is a download) ' +
    'and see how its credentials were obtained.',
  check(record) {
    const event = getPlane(record) === 'control' ? getWorkDocsEvent(getText(record, 'eventName')) : undefined;
    return event === undefined || !contentCalls.has(event.name)
      ? []
      : [
          {
            path: ['eventName'],
            message: `${toCallerWords(record)} made ${event.name} as an administrator over the content of the whole site${toOutcomeWords(record)}: check that it had the task.`,
          },
        ];
  },
};

const iamUser: Rule = {
  code: 'workdocs.iam-user',
  title: 'IAM user administers WorkDocs',
  severity: 'hint',
  reason:
    'AWS advises to administer WorkDocs with federated users rather than IAM users, whose passwords and access keys stay ' +
    'valid until somebody takes them away. It is advice on set-up and says nothing against the call: hence a hint.',
  advice: 'See which access keys the user has, how old they are, and whether anybody else could hold them.',
  check(record) {
    const identity = getObject(record, 'userIdentity');
    return getText(record, 'eventSource') === WORKDOCS_SOURCE && getText(identity, 'type') === 'IAMUser'
      ? [
          {
            path: ['userIdentity', 'type'],
            message: `${toCallerWords(record)} administers WorkDocs, where AWS advises a federated user: its password and keys stay valid until they are removed.`,
          },
        ]
      : [];
  },
};

/** Who made a WorkDocs call, and whether that fits. */
export const workDocsIdentityRules: readonly Rule[] = [identityPlaneMismatch, adminOnContent, iamUser];
