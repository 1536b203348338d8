import type { ValueTerm } from '../details/eventDetails';
import type { GroupKind, GroupRow } from './treeRow';

/** A value that events are grouped by, wherever in the tree it stands. */
export interface GroupNode {
  readonly kind: GroupKind;
  /** Equal for the same value in every reading of the same logs, different from all other values of its dimension. */
  readonly key: string;
  /** From the log, or words for a missing value. */
  readonly label: string;
  /** Tells equal labels apart (account, start of a session), or says the value in AWS's spelling. */
  readonly detail?: string;
  readonly term?: ValueTerm;
  readonly resource?: NonNullable<GroupRow['resource']>;
  /** `userIdentity.type`, for the levels of an identity only. */
  readonly identityType?: string;
  readonly isWorkDocsDirectoryUser?: boolean;
}

/** The value of every event in one dimension. */
export interface DimensionColumn {
  /** By event: a position in `paths`, or in `nodes` where there are no paths. */
  readonly valueOf: Uint32Array;
  readonly nodes: readonly GroupNode[];
  /** The nodes of a value that takes several levels, outermost first; undefined where every value is one node. */
  readonly paths?: readonly (readonly number[])[];
}
