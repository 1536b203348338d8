import { Members } from '../identity/members';
import { parseIdentity } from '../identity/parseIdentity';
import { parsePrincipalArn } from '../identity/parsePrincipalArn';
import type { CloudTrailRecord, JsonValue } from '../record/cloudTrailRecord';
import { getAt, getText, toObject } from '../record/cloudTrailRecord';
import { parseTime } from '../time/parseTime';
import type { Caller, RoleName } from './caller';
import { withoutUndefined } from './withoutUndefined';

/** Reads who made a record's event. Takes any record, also one without userIdentity; never throws. */
export function parseCaller(record: CloudTrailRecord): Caller {
  const userIdentity = getAt(record, ['userIdentity']);
  const members = new Members(toObject(userIdentity));
  const context = members.getMembers('sessionContext');
  const issuer = context.getMembers('sessionIssuer');
  const identity = parseIdentity(userIdentity, record);
  const arn = parsePrincipalArn(identity.arn);
  const scope = members.getMembers('inScopeOf');
  return withoutUndefined<Caller>({
    identity,
    time: toTime(getText(record, 'eventTime') ?? getText(record, '@timestamp')),
    createdAt: toTime(context.getMembers('attributes').getText('creationDate')),
    role: toRoleName(issuer.getText('arn')) ?? toRoleName(identity.arn),
    sessionName: arn?.session ?? toSessionName(identity.principalId),
    issuer: isRole(issuer) ? undefined : parseIdentity(toObject(context.get('sessionIssuer'))),
    scope: scope.getText('credentialsIssuedTo') ?? scope.getText('sourceArn'),
    federatedProvider: context.getMembers('webIdFederationData').getText('federatedProvider'),
    provider: members.getText('identityProvider'),
    isConsole: isConsole(getAt(record, ['sessionCredentialFromConsole'])) ? true : undefined,
    onBehalfOf: members.getMembers('onBehalfOf').getText('userId'),
  });
}

/** The role that a role's ARN or a role session's ARN names; undefined for any other text. */
export function toRoleName(text: string | undefined): RoleName | undefined {
  const arn = parsePrincipalArn(text);
  return arn?.name !== undefined && (arn.kind === 'role' || arn.kind === 'assumed-role')
    ? { accountId: arn.accountId, name: arn.name }
    : undefined;
}

/** The part of `AROA…:session` behind the colon; undefined where there is none. */
export function toSessionName(principalId: string | undefined): string | undefined {
  const colon = principalId?.indexOf(':') ?? -1;
  const name = principalId?.slice(colon + 1);
  return colon < 0 || name === '' ? undefined : name;
}

function isRole(issuer: Members): boolean {
  return issuer.isEmpty || issuer.getText('type') === 'Role';
}

/** CloudTrail writes the text "true"; other exporters make it a boolean. */
function isConsole(value: JsonValue | undefined): boolean {
  return value === true || value === 'true';
}

function toTime(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseTime(text);
}
