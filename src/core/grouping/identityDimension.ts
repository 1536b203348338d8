import { WORKDOCS_USER_TYPE } from '../filter/buildFieldColumns';
import type { Identity } from '../identity/identity';
import type { DimensionColumn, GroupNode } from './groupNode';
import type { PrincipalTable } from './principalTable';

const LOOSE_LABEL = 'Outside a session';

/** Identity type, one level. */
export function buildTypeDimension({ identities, identityOf }: PrincipalTable): DimensionColumn {
  const types = new NodeList();
  const typeOf = Uint32Array.from(identities, (identity) => types.getType(identity));
  return { valueOf: identityOf.map((identity) => typeOf[identity] ?? 0), nodes: types.list };
}

/**
 * Identity type, identity, session. An identity without sessions holds its events itself; one with sessions holds the
 * rest of its events in a node of kind `loose`. 50,000 identities take about 50 ms.
 */
export function buildIdentityDimension({ identities, identityOf }: PrincipalTable): DimensionColumn {
  const nodes = new NodeList();
  const types = Uint32Array.from(identities, (identity) => nodes.getType(identity));
  const byIdentity = new Map<string, number>();
  const names = Uint32Array.from(identities, (identity) =>
    nodes.getNumber(byIdentity, identity.key, () => toIdentityNode(identity)),
  );
  const withSessions = new Set<number>();
  identities.forEach(({ session }, i) => {
    if (session !== undefined) {
      withSessions.add(names[i] ?? 0);
    }
  });
  const bySession = new Map<number, Map<string, number>>();
  const paths = identities.map((identity, i) => {
    const type = types[i] ?? 0;
    const own = names[i] ?? 0;
    if (!withSessions.has(own)) {
      return [type, own];
    }
    const sessions = bySession.get(own) ?? new Map<string, number>();
    bySession.set(own, sessions);
    const session = nodes.getNumber(sessions, identity.session?.key ?? '', () => toSessionNode(identity));
    return [type, own, session]; // a list that another one is spread into has room for sixteen more
  });
  return { valueOf: identityOf, nodes: nodes.list, paths };
}

/** Nodes, of which one is made only where it is new. */
class NodeList {
  readonly list: GroupNode[] = [];
  private readonly types = new Map<string, number>();

  /** The number of a node. Keys are used as they are: another text for each would be 8 MB for 50,000 identities. */
  getNumber(known: Map<string, number>, key: string, create: () => GroupNode): number {
    let number = known.get(key);
    if (number === undefined) {
      number = this.list.push(create()) - 1;
      known.set(key, number);
    }
    return number;
  }

  getType(identity: Identity): number {
    return this.getNumber(this.types, toTypeKey(identity), () => toTypeNode(identity));
  }
}

function toTypeKey({ type, isWorkDocsDirectoryUser }: Identity): string {
  return isWorkDocsDirectoryUser ? 'WorkDocs' : `type ${type}`;
}

function toCommon({
  type,
  isWorkDocsDirectoryUser,
}: Identity): Pick<GroupNode, 'identityType' | 'isWorkDocsDirectoryUser'> {
  return { identityType: type, isWorkDocsDirectoryUser };
}

function toTypeNode(identity: Identity): GroupNode {
  const { type, typeLabel, isWorkDocsDirectoryUser } = identity;
  return {
    ...toCommon(identity),
    kind: 'type',
    key: toTypeKey(identity),
    label: typeLabel,
    term: { field: 'type', value: isWorkDocsDirectoryUser ? WORKDOCS_USER_TYPE : type },
  };
}

function toIdentityNode(identity: Identity): GroupNode {
  const { accountId, name, session, arn, principalId } = identity;
  // An ARN or a principal tells namesakes of several accounts apart; those of a session name one session only.
  const value = session === undefined ? (arn ?? principalId ?? name) : name;
  return {
    ...toCommon(identity),
    kind: 'identity',
    key: `identity ${identity.key}`,
    label: name,
    ...(accountId === undefined || name.includes(accountId) ? {} : { detail: accountId }),
    term: { field: 'identity', value },
  };
}

function toSessionNode(identity: Identity): GroupNode {
  const { session } = identity;
  const start = session?.creationDate;
  return {
    ...toCommon(identity),
    kind: session === undefined ? 'loose' : 'session',
    key: `session ${session?.key ?? ''}`,
    label: session?.name ?? LOOSE_LABEL,
    ...(start === undefined || session?.name.includes(start) === true ? {} : { detail: `since ${start}` }),
    ...(session === undefined ? {} : { term: { field: 'session', value: session.name } }),
  };
}
