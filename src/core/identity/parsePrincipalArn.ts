/** What the ARN of a principal says about it. */
export interface PrincipalArn {
  readonly accountId: string;
  /** `user`, `role`, `assumed-role`, `federated-user`, `root`, … */
  readonly kind: string;
  /** The user's or role's name without its path; undefined for root. */
  readonly name?: string;
  /** The session's name; only `assumed-role` has one. */
  readonly session?: string;
}

/** `arn:partition:iam|sts::account:kind/path/name`; undefined where the text is not such an ARN. */
export function parsePrincipalArn(arn: string | undefined): PrincipalArn | undefined {
  if (!arn?.startsWith('arn:')) {
    return undefined;
  }
  const parts = arn.split(':', 6);
  const [, , service, , accountId] = parts;
  if (parts.length < 6 || accountId === undefined || (service !== 'iam' && service !== 'sts')) {
    return undefined;
  }
  // A session name cannot hold a colon, but a federated user's can: take all that follows the fifth.
  const resource = arn.slice(parts.slice(0, 5).join(':').length + 1);
  const slash = resource.indexOf('/');
  const kind = slash < 0 ? resource : resource.slice(0, slash);
  const rest = slash < 0 ? '' : resource.slice(slash + 1);
  if (kind === 'assumed-role') {
    const end = rest.indexOf('/');
    return toPrincipalArn(
      accountId,
      kind,
      end < 0 ? rest : rest.slice(0, end),
      end < 0 ? '' : rest.slice(end + 1),
    );
  }
  const isPathed = kind === 'user' || kind === 'role';
  return toPrincipalArn(accountId, kind, isPathed ? rest.slice(rest.lastIndexOf('/') + 1) : rest, '');
}

function toPrincipalArn(accountId: string, kind: string, name: string, session: string): PrincipalArn {
  return { accountId, kind, ...(name === '' ? {} : { name }), ...(session === '' ? {} : { session }) };
}
