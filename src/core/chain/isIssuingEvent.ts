/**
 * What an issuing event does:
 * - `credentials`: its answer holds temporary credentials, or would if they were not left out
 * - `sign-in`: its caller enters the console with the session that userIdentity names
 * - `switch`: somebody changes roles in the console
 * - `portal`: IAM Identity Center opens a role for a user
 */
export type IssueKind = 'credentials' | 'sign-in' | 'switch' | 'portal';

/**
 * The events that open sessions, by the first label of eventSource. From the API references of STS, IAM Identity
 * Center, IAM Roles Anywhere, EKS and Cognito, and from the CloudTrail user guide's page on console sign-in events.
 * ExitRole is left out: it ends a role session and goes back to the one before, which has its own opening.
 */
const ISSUING: ReadonlyMap<string, ReadonlyMap<string, IssueKind>> = new Map([
  [
    'sts',
    new Map<string, IssueKind>([
      ['AssumeRole', 'credentials'],
      ['AssumeRoleWithSAML', 'credentials'],
      ['AssumeRoleWithWebIdentity', 'credentials'],
      ['AssumeRoot', 'credentials'],
      ['GetSessionToken', 'credentials'],
      ['GetFederationToken', 'credentials'],
      ['GetDelegatedAccessToken', 'credentials'],
    ]),
  ],
  [
    'signin',
    new Map<string, IssueKind>([
      ['ConsoleLogin', 'sign-in'],
      ['GetSigninToken', 'sign-in'],
      ['SwitchRole', 'switch'],
      ['RenewRole', 'switch'],
    ]),
  ],
  [
    'sso',
    new Map<string, IssueKind>([
      ['GetRoleCredentials', 'portal'],
      ['Federate', 'portal'],
    ]),
  ],
  ['rolesanywhere', new Map<string, IssueKind>([['CreateSession', 'credentials']])],
  ['eks-auth', new Map<string, IssueKind>([['AssumeRoleForPodIdentity', 'credentials']])],
  ['cognito-identity', new Map<string, IssueKind>([['GetCredentialsForIdentity', 'credentials']])],
]);

/** What the event does for a session; undefined for every other event. */
export function getIssueKind(eventSource: string, eventName: string): IssueKind | undefined {
  const dot = eventSource.indexOf('.');
  return ISSUING.get(dot < 0 ? eventSource : eventSource.slice(0, dot))?.get(eventName);
}

/** True for the few events that can open a session: only their records need to be read to build a chain index. */
export function isIssuingEvent(eventSource: string, eventName: string): boolean {
  return getIssueKind(eventSource, eventName) !== undefined;
}
