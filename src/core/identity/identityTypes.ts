/** The documented values of userIdentity.type in words (CloudTrail user guide, userIdentity element). */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['', 'No identity'],
  ['Root', 'Root user'],
  ['IAMUser', 'IAM user'],
  ['AssumedRole', 'Assumed role'],
  ['Role', 'Role'],
  ['FederatedUser', 'Federated user'],
  ['Directory', 'Directory user'],
  ['AWSAccount', 'AWS account'],
  ['AWSService', 'AWS service'],
  ['IdentityCenterUser', 'IAM Identity Center user'],
  ['Unknown', 'Unknown'],
  ['SAMLUser', 'SAML user'],
  ['WebIdentityUser', 'Web identity user'],
]);

/** The label of a WorkDocs directory user, whichever of its two types a record has. */
export const WORKDOCS_USER_LABEL = 'WorkDocs directory user';

/** A type in words; an unlisted type is its own label. */
export function getIdentityTypeLabel(type: string): string {
  return LABELS.get(type) ?? type;
}

/** True for the types that CloudTrail documents; false for '' and for others. */
export function isDocumentedIdentityType(type: string): boolean {
  return type !== '' && LABELS.has(type);
}
