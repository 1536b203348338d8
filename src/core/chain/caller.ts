import type { Identity } from '../identity/identity';

/** Who made an event, with what the record around the identity tells about the way back. */
export interface Caller {
  readonly identity: Identity;
  /** eventTime in milliseconds since 1970 UTC; undefined where unreadable. */
  readonly time?: number;
  /** sessionContext.attributes.creationDate: when the credentials were issued. Milliseconds since 1970 UTC. */
  readonly createdAt?: number;
  /** The role of the session; its name is unique in the account. Undefined for other identities. */
  readonly role?: RoleName;
  /** The role session's name. */
  readonly sessionName?: string;
  /** The principal named in sessionContext.sessionIssuer, unless it is the role: who made a federated user. */
  readonly issuer?: Identity;
  /** What the credentials were issued to (inScopeOf), e.g. the ARN of a Lambda function. */
  readonly scope?: string;
  /** The provider of the web identity token that opened the session (webIdFederationData). */
  readonly federatedProvider?: string;
  /** identityProvider, which SAML and web identity callers have. */
  readonly provider?: string;
  /** True where the console signed the call: it uses another access key for each request. */
  readonly isConsole?: true;
  /** The IAM Identity Center user that the session works for (onBehalfOf.userId). */
  readonly onBehalfOf?: string;
}

/** A role by account and name, whatever its path. */
export interface RoleName {
  readonly accountId: string;
  readonly name: string;
}
