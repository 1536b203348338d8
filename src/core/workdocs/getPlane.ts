import { getObject, getText } from '../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { WORKDOCS_SOURCE } from './getWorkDocsEvent';

/** `control`: an IAM identity administers the site. `data`: a directory user works with content. */
export type WorkDocsPlane = 'control' | 'data';

/** Identity types of IAM and STS. An IdentityCenterUser is a person of the directory behind IAM, acting with IAM rights. */
export const IAM_TYPES: ReadonlySet<string> = new Set([
  'Root',
  'IAMUser',
  'AssumedRole',
  'Role',
  'FederatedUser',
  'AWSAccount',
  'AWSService',
  'SAMLUser',
  'WebIdentityUser',
  'IdentityCenterUser',
]);

/** Types that stand for the directory user: AWS's own sample has Unknown, its list of identity types has Directory. */
export const DIRECTORY_TYPES: ReadonlySet<string> = new Set(['Unknown', 'Directory']);

/**
 * The plane of a WorkDocs record, told by its identity: the same API call belongs to either plane, since the API takes
 * IAM credentials as well as a directory user's token. Undefined for records of other services and where the identity
 * is missing or of an unlisted type.
 */
export function getPlane(record: CloudTrailRecord): WorkDocsPlane | undefined {
  if (getText(record, 'eventSource') !== WORKDOCS_SOURCE) {
    return undefined;
  }
  const identity = getObject(record, 'userIdentity');
  const type = getText(identity, 'type');
  if (type === undefined) {
    return getText(identity, 'invokedBy') === undefined ? undefined : 'control';
  }
  if (DIRECTORY_TYPES.has(type)) {
    return 'data';
  }
  return IAM_TYPES.has(type) ? 'control' : undefined;
}
