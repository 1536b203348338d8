import { WORKDOCS_USER_TYPE } from '../filter/buildFieldColumns';
import type { Identity } from '../identity/identity';
import type { DimensionColumn, GroupNode } from './groupNode';
import type { PrincipalTable } from './principalTable';

const LOOSE_LABEL = 'Outside a session';

/** Identity type, one level. */
export function buildTypeDimension({ identities, identityOf }: PrincipalTable): DimensionColumn {
  const types = new NodeList();
  const typeOf = Uint32Array.from(identities, (identity) => getType(types, identity));
  return { valueOf: identityOf.map((identity) => typeOf[identity] ?? 0), nodes: types.list };
}

/**
 * Identity type, identity, session. An identity without sessions holds its events itself; one with sessions holds the
 * rest of its events in a node of kind `loose`. 50,000 identities take about 50 ms.
 */
export function buildIdentityDimension({ identities, identityOf }: PrincipalTable): DimensionColumn {
  const nodes = new NodeList();
  const types = Uint32Array.from(identities, (identity) => getType(nodes, identity));
  const names = Uint32Array.from(identities, (identity, i) =>
    nodes.getNumber(`identity ${String(types[i])} ${identity.key}`, () => toIdentityNode(identity)),
  );
  const withSessions = new Set<number>();
  identities.forEach(({ session }, i) => {
    if (session !== undefined) {
      withSessions.add(names[i] ?? 0);
    }
  });
  const paths = identities.map((identity, i) => {
    const own = names[i] ?? 0;
    const outer = [types[i] ?? 0, own];
    if (!withSessions.has(own)) {
      return outer;
    }
    const key = `session ${String(own)} ${identity.session?.key ?? ''}`;
    return [...outer, nodes.getNumber(key, () => toSessionNode(identity))];
  });
  return { valueOf: identityOf, nodes: nodes.list, paths };
}

/** Nodes by a key of this list alone; a node is made only where it is new. */
class NodeList {
  readonly list: GroupNode[] = [];
  private readonly byKey = new Map<string, number>();

  getNumber(key: string, create: () => GroupNode): number {
    let number = this.byKey.get(key);
    if (number === undefined) {
      number = this.list.push(create()) - 1;
      this.byKey.set(key, number);
    }
    return number;
  }
}

function getType(nodes: NodeList, identity: Identity): number {
  return nodes.getNumber(toTypeKey(identity), () => toTypeNode(identity));
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
