import { getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord, JsonValue } from '../../record/cloudTrailRecord';
import { getPlane } from '../../workdocs/getPlane';
import { getWorkDocsEvent, WORKDOCS_SOURCE } from '../../workdocs/getWorkDocsEvent';
import type { Rule, RuleHit } from '../finding';
import { getMember } from '../getMember';
import { toCallerWords } from '../toCallerWords';
import { toList } from '../toList';
import { toOutcomeWords } from '../toOutcomeWords';
import { toQuoted, toQuotedList } from '../toQuoted';

/** The catalog's name of a WorkDocs event; undefined for other services and unknown names. */
function getName(record: CloudTrailRecord): string | undefined {
  return getText(record, 'eventSource') === WORKDOCS_SOURCE
    ? getWorkDocsEvent(getText(record, 'eventName'))?.name
    : undefined;
}

/** The first of these parameters that the record has, as a quotation. */
function getTarget(record: CloudTrailRecord, names: readonly string[]): string {
  const parameters = record['requestParameters'];
  return toQuoted(
    names.map((name) => getMember(parameters, name)?.value).find((value) => value !== undefined),
  );
}

const protectionWeakened: Rule = {
  code: 'workdocs.protection-weakened',
  title: 'MFA or access control changed',
  severity: 'warning',
  reason:
    'Multi-factor sign-in and the list of allowed addresses protect every account of a site at once. Switching one off, ' +
    'clearing the list, or pointing MFA at other RADIUS servers is rare, and it is what somebody does who holds a ' +
    'password and needs the rest out of the way. The record does not show the former settings, so each change is a ' +
    'warning, also one that failed.',
  advice:
    'Ask whoever is responsible for the site whether the change was ordered. Look at sign-ins and downloads after it, from ' +
    'addresses that were not seen before.',
  check(record) {
    const change = toChangeWords(record);
    return change === undefined
      ? []
      : [
          {
            path: ['eventName'],
            message: `${change}${toOutcomeWords(record)}: check that it was ordered, and what was done afterwards.`,
          },
        ];
  },
};

function toChangeWords(record: CloudTrailRecord): string | undefined {
  const name = getName(record);
  const site = getTarget(record, ['directoryId', 'OrganizationId']);
  switch (name) {
    case 'DisableDirectoryMFA':
      return `${name} turns multi-factor sign-in off for directory ${site}`;
    case 'UpdateDirectoryMFA':
      return `${name} changes which RADIUS servers decide on multi-factor sign-in to directory ${site}`;
    case 'ResetOrganizationAccessControlPolicy':
      return `${name} clears the list of allowed addresses of site ${site}`;
    case 'UpdateOrganizationAccessControlPolicy':
      return `${name} sets the list of allowed addresses of site ${site} to ${toRangeWords(record['requestParameters'])}`;
    default:
      return undefined;
  }
}

function toRangeWords(parameters: JsonValue | undefined): string {
  const ranges = toList(
    getMember(getMember(parameters, 'AccessControlPolicy')?.value, 'AllowedCIDRList')?.value,
  );
  if (ranges === undefined) {
    return 'what the record does not show';
  }
  const texts = ranges.filter((range) => typeof range === 'string');
  const open = texts.some((range) => /^(?:0\.0\.0\.0|::)\/0$/.test(range));
  return texts.length === 0 ? 'nothing' : `${toQuotedList(texts)}${open ? ', which is every address' : ''}`;
}

const destruction: Rule = {
  code: 'workdocs.destruction',
  title: 'Site deleted or directory detached',
  severity: 'warning',
  reason:
    'DeleteInstance deletes a site with the files of all users; DeregisterDirectory detaches its directory, which is part ' +
    'of the same work. At the end of the service this was ordinary; at any other time it is the worst that can happen to ' +
    'a site. It happens once in the life of a site, so a warning is no noise, also for an attempt that failed.',
  advice:
    'Find the export or migration that should come before it, and who ordered the deletion. RestoreInstance shows that ' +
    'somebody wanted the site back.',
  check(record) {
    const name = getName(record);
    return name !== 'DeleteInstance' && name !== 'DeregisterDirectory'
      ? []
      : [
          {
            path: ['eventName'],
            message: `${name} of ${getTarget(record, ['directoryId', 'id', 'alias'])}${toOutcomeWords(record)}: the site with all its files is at stake, so check who ordered it and what was exported before.`,
          },
        ];
  },
};

const deletion: Rule = {
  code: 'workdocs.deletion',
  title: 'User or content deleted for good',
  severity: 'information',
  reason:
    'DeleteUser ends an account of the site, and an administrator who deletes files, versions or folders with IAM ' +
    'credentials deletes what belongs to others. Both are part of administration and both remove traces: information. ' +
    'The move to the recycle bin is another call (UpdateDocument, UpdateFolder), and a directory user who deletes files is ' +
    'not reported, because that is what people do every day.',
  advice:
    'For a user, see what was transferred or downloaded before. For content, take the ids from the record and look for the ' +
    'last GetDocumentVersion of each.',
  check: checkDeletion,
};

const CONTENT_TARGETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['DeleteDocument', ['DocumentId']],
  ['DeleteDocumentVersion', ['DocumentId']],
  ['DeleteFolder', ['FolderId']],
  ['DeleteFolderContents', ['FolderId']],
]);

function checkDeletion(record: CloudTrailRecord): readonly RuleHit[] {
  const name = getName(record);
  if (name === 'DeleteUser') {
    const user = getTarget(record, ['UserId', 'id', 'username']);
    return [
      {
        path: ['eventName'],
        message: `${name} of WorkDocs user ${user}${toOutcomeWords(record)}: see what the user shared or downloaded before.`,
      },
    ];
  }
  const target = CONTENT_TARGETS.get(name ?? '');
  return target === undefined || name === undefined || getPlane(record) !== 'control'
    ? []
    : [
        {
          path: ['eventName'],
          message: `${toCallerWords(record)} made ${name} on ${getTarget(record, target)}${toOutcomeWords(record)}: an administrator deleted the content of others, so check that it was ordered.`,
        },
      ];
}

/** What is done to a WorkDocs site, its protection and its users. */
export const workDocsSiteRules: readonly Rule[] = [protectionWeakened, destruction, deletion];
