import type { EventRef } from '../grouping/sourceLog';
import type { Caller, RoleName } from './caller';
import type { IssueKind } from './isIssuingEvent';

/**
 * What one record says about a session that was opened. Only what stands in the record: credentials are often left
 * out or hidden, and console sign-ins never show any.
 */
export interface Issue {
  readonly ref: EventRef;
  readonly kind: IssueKind;
  readonly eventName: string;
  readonly eventSource: string;
  /** Who asked. For a console role switch, who switched. */
  readonly caller: Caller;
  /** eventTime, which is also the new session's creationDate; milliseconds since 1970 UTC. */
  readonly time?: number;
  readonly eventID?: string;
  readonly sharedEventID?: string;
  /** The account whose log has this record (recipientAccountId). */
  readonly accountId?: string;
  /** The access key that was given out: the surest link to what was done with it. */
  readonly accessKeyId?: string;
  /** principalId of the session that was opened: `AROA…:session`, `account:federated-name`. */
  readonly principalId?: string;
  readonly role?: RoleName;
  readonly sessionName?: string;
  /** The account whose root user the session acts as (AssumeRoot). */
  readonly rootOf?: string;
  /** The permission set of IAM Identity Center; `role` is then unknown, `accountId` of the role is `portalAccountId`. */
  readonly permissionSet?: string;
  readonly portalAccountId?: string;
  /** When the credentials end; milliseconds since 1970 UTC. */
  readonly expiration?: number;
  readonly sourceIdentity?: string;
  readonly externalId?: string;
  /** Serial number or ARN of the MFA device named in the request, or of the sign-in. */
  readonly mfaDevice?: string;
  /** The SAML or OIDC provider that vouched for the caller, or the trust anchor of a certificate. */
  readonly provider?: string;
  /** What the provider calls the caller: a user, a repository and branch, the subject of a certificate. */
  readonly subject?: string;
}
