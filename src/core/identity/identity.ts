/** The part of an identity that is one sign-in or one set of temporary credentials. */
export interface IdentitySession {
  /** The role session's name; for other sessions, words with the time they began. */
  readonly name: string;
  /**
   * Equal for all records of one session. Made from principalId and creationDate, not from the access key: the
   * console uses a new temporary key for each request. Opaque: compare it, do not show it.
   */
  readonly key: string;
  /** When the credentials were issued, as the log writes it; undefined where the record does not say. */
  readonly creationDate?: string;
}

/** Who made a request, the same view for every type of userIdentity. Text comes from the log and is not escaped. */
export interface Identity {
  /** userIdentity.type as the log writes it; '' where there is none. */
  readonly type: string;
  /** The type in words, e.g. `Assumed role`; an unlisted type under its own name; `No identity` for ''. */
  readonly typeLabel: string;
  /** What a person would call it: user name, role name, service name, account. Never empty, at most 256 characters. */
  readonly name: string;
  /** Equal for the same principal in all records, whatever its session. Opaque: compare it, do not show it. */
  readonly key: string;
  readonly session?: IdentitySession;
  /** The account of the principal. */
  readonly accountId?: string;
  readonly arn?: string;
  readonly principalId?: string;
  /** Undefined where absent or empty. */
  readonly accessKeyId?: string;
  /** Whether the session was opened with MFA; undefined where the record does not say (a long-term key has no session). */
  readonly mfa?: boolean;
  /** The name that an administrator requires people to state before they take a role. */
  readonly sourceIdentity?: string;
  /** The AWS service that made the call for the principal, or is the principal; not the console, see getInvoker. */
  readonly invokedBy?: string;
  /** True for `Unknown` and `Directory` on workdocs.amazonaws.com only: other services write these types too. */
  readonly isWorkDocsDirectoryUser: boolean;
}
