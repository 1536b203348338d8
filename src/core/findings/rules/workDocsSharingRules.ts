import { getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import { WORKDOCS_SOURCE } from '../../workdocs/getWorkDocsEvent';
import type { Rule, RuleHit } from '../finding';
import { getMember } from '../getMember';
import { toList } from '../toList';
import { toOutcomeWords } from '../toOutcomeWords';
import { toQuoted } from '../toQuoted';

const publicShare: Rule = {
  code: 'workdocs.public-share',
  title: 'Shared with everybody (ANONYMOUS)',
  severity: 'warning',
  reason:
    'A share with a principal of type ANONYMOUS is a public link: whoever has it reads the file or folder without signing ' +
    'in, inside the company or out of it. That is a way for content to leave a site, and it is rare in everyday work: ' +
    'hence a warning.',
  advice:
    'Find out who holds the link and whether RemoveResourcePermission or RemoveAllResourcePermissions took it away later. ' +
    'Take it that the content was read as long as the link was open.',
  check: (record) =>
    toShareHits(
      record,
      'ANONYMOUS',
      'with everybody who has the link, without signing in: find out who has it and when it was taken away',
    ),
};

const siteWideShare: Rule = {
  code: 'workdocs.site-wide-share',
  title: 'Shared with the whole site (ORGANIZATION)',
  severity: 'information',
  reason:
    'A share with a principal of type ORGANIZATION opens the file or folder to every user of the site. Handbooks and ' +
    'templates are shared so every day, personnel files by mistake: information, because the content decides.',
  advice: 'Look at what was shared, and at who opened it before the share was taken away.',
  check: (record) =>
    toShareHits(
      record,
      'ORGANIZATION',
      'with every user of the site: check that the content is meant for all',
    ),
};

function toShareHits(record: CloudTrailRecord, type: string, consequence: string): readonly RuleHit[] {
  if (
    getText(record, 'eventSource') !== WORKDOCS_SOURCE ||
    getText(record, 'eventName')?.toLowerCase() !== 'addresourcepermissions'
  ) {
    return [];
  }
  const parameters = record['requestParameters'];
  const principals = getMember(parameters, 'Principals');
  const items = toList(principals?.value) ?? [];
  const resource = getMember(parameters, 'ResourceId')?.value;
  const hits: RuleHit[] = [];
  for (const [index, principal] of items.entries()) {
    const found = getMember(principal, 'Type');
    if (found?.value === type && principals !== undefined) {
      const role = getMember(principal, 'Role')?.value;
      const rights = role === undefined ? '' : ` as ${toQuoted(role)}`;
      hits.push({
        path: ['requestParameters', principals.key, index, found.key],
        message: `${type}: resource ${toQuoted(resource)} is shared${rights} ${consequence}${toOutcomeWords(record)}.`,
      });
    }
  }
  return hits;
}

const siteExport: Rule = {
  code: 'workdocs.site-export',
  title: 'Export of the whole site',
  severity: 'warning',
  reason:
    'StartInstanceExport writes all files of a site into an S3 bucket, which need not belong to the same account. It was ' +
    'a way to save content when the service ended, and it is the largest possible theft in one call: a warning, because it ' +
    'must have been ordered by somebody.',
  advice:
    'Check who owns targetBucketName and targetKmsKeyArn, who is in administratorEmails, and that the export was planned. ' +
    'The objects arrive as PutObject of the service in the records of S3.',
  check(record) {
    if (
      getText(record, 'eventSource') !== WORKDOCS_SOURCE ||
      getText(record, 'eventName')?.toLowerCase() !== 'startinstanceexport'
    ) {
      return [];
    }
    const parameters = record['requestParameters'];
    const site = toQuoted(getMember(parameters, 'directoryId')?.value);
    const bucket = toQuoted(getMember(parameters, 'targetBucketName')?.value);
    return [
      {
        path: ['eventName'],
        message: `StartInstanceExport of site ${site} to bucket ${bucket}${toOutcomeWords(record)}: all files leave WorkDocs, so check who owns the bucket and who ordered it.`,
      },
    ];
  },
};

/** Ways in which WorkDocs content becomes visible to more people than before. */
export const workDocsSharingRules: readonly Rule[] = [publicShare, siteWideShare, siteExport];
