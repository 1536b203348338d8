import type { Identity } from '../identity/identity';
import type { PrincipalTable } from './principalTable';

/** What a group stands for. `loose` holds the events of an identity outside its sessions. */
export type GroupKind = 'type' | 'identity' | 'session' | 'loose';

/** A node of the tree above the events. Its events are its children's, or its own where it has no child groups. */
export interface Group {
  readonly id: number;
  readonly kind: GroupKind;
  /** The same for the same group in every reading of the same logs; holds the keys of the groups above. */
  readonly key: string;
  /** From the log for identities and sessions. */
  readonly label: string;
  /** A word beside the label that tells equal labels apart (account, start of a session); undefined where there is none. */
  readonly detail: string | undefined;
  /** `userIdentity.type`; '' where missing. */
  readonly identityType: string;
  readonly isWorkDocsDirectoryUser: boolean;
  readonly parent: number | undefined;
  readonly children: number[];
}

/** Groups by number; a group comes after its parent. */
export interface IdentityGroups {
  readonly groups: readonly Group[];
  readonly roots: readonly number[];
  /** The innermost group of each identity of the principal table. */
  readonly groupOf: Uint32Array;
}

const LOOSE_LABEL = 'Outside a session';

/**
 * Builds identity type, identity, session. An identity without sessions holds its events itself; one with sessions
 * holds the rest of its events in a group of kind `loose`.
 */
export function buildIdentityGroups(principals: PrincipalTable): IdentityGroups {
  const builder = new GroupBuilder();
  const identityGroup = principals.identities.map((identity) => builder.getIdentityGroup(identity));
  const withSessions = new Set<number>();
  principals.identities.forEach((identity, i) => {
    const group = identityGroup[i];
    if (identity.session !== undefined && group !== undefined) {
      withSessions.add(group.id);
    }
  });
  const groupOf = new Uint32Array(principals.identities.length);
  principals.identities.forEach((identity, i) => {
    const group = identityGroup[i];
    if (group !== undefined) {
      groupOf[i] = withSessions.has(group.id) ? builder.getSessionGroup(group, identity).id : group.id;
    }
  });
  return { groups: builder.groups, roots: builder.roots, groupOf };
}

class GroupBuilder {
  readonly groups: Group[] = [];
  readonly roots: number[] = [];
  private readonly byKey = new Map<string, Group>();

  getIdentityGroup(identity: Identity): Group {
    const typeKey = toKey([identity.isWorkDocsDirectoryUser ? 'WorkDocs' : `type ${identity.type}`]);
    const type = this.getGroup(typeKey, {
      kind: 'type',
      label: identity.typeLabel,
      detail: undefined,
      identityType: identity.type,
      isWorkDocsDirectoryUser: identity.isWorkDocsDirectoryUser,
      parent: undefined,
    });
    return this.getGroup(toKey([typeKey, identity.key]), {
      kind: 'identity',
      label: identity.name,
      detail: isAccountShown(identity) ? identity.accountId : undefined,
      identityType: identity.type,
      isWorkDocsDirectoryUser: identity.isWorkDocsDirectoryUser,
      parent: type.id,
    });
  }

  getSessionGroup(parent: Group, identity: Identity): Group {
    const { session } = identity;
    const isStartInName = session?.creationDate !== undefined && session.name.includes(session.creationDate);
    return this.getGroup(toKey([parent.key, session?.key ?? '']), {
      kind: session === undefined ? 'loose' : 'session',
      label: session?.name ?? LOOSE_LABEL,
      detail:
        session?.creationDate === undefined || isStartInName ? undefined : `since ${session.creationDate}`,
      identityType: identity.type,
      isWorkDocsDirectoryUser: identity.isWorkDocsDirectoryUser,
      parent: parent.id,
    });
  }

  private getGroup(key: string, group: Omit<Group, 'id' | 'key' | 'children'>): Group {
    const known = this.byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const added: Group = { ...group, key, id: this.groups.length, children: [] };
    this.groups.push(added);
    this.byKey.set(key, added);
    (group.parent === undefined ? this.roots : this.groups[group.parent]?.children)?.push(added.id);
    return added;
  }
}

function isAccountShown(identity: Identity): boolean {
  return identity.accountId !== undefined && !identity.name.includes(identity.accountId);
}

function toKey(parts: readonly string[]): string {
  return JSON.stringify(parts);
}
