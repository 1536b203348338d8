import type { ValueTerm } from '../details/eventDetails';
import type { FilterFault } from '../filter/filter';
import type { ResourceKind } from '../workdocsStory/story';
import type { Dimension } from './dimension';
import type { EventRef } from './sourceLog';

/** What a group row stands for: one of the levels of an identity, or a value of another dimension. */
export type GroupKind =
  'type' | 'identity' | 'session' | 'loose' | Exclude<Dimension, 'identity' | 'identityType'>;

/** What every row of the tree has. Texts come from the log and are not escaped. */
interface RowBase {
  /** 1 for the outermost. */
  readonly level: number;
  /** Position among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Number of the visible row above that holds this one; undefined for an outermost row. */
  readonly parentRow?: number;
  /** Redacted values. */
  readonly redacted: number;
}

/** A group of events: a value of one of the dimensions that the tree is grouped by. */
export interface GroupRow extends RowBase {
  readonly kind: GroupKind;
  /** One of its events. */
  readonly holds: EventRef;
  readonly label: string;
  readonly detail?: string;
  /** The filter term that leaves this value; undefined where no single term does. */
  readonly term?: ValueTerm;
  /** For a WorkDocs resource what it is, for its story. */
  readonly resource?: { readonly kind: ResourceKind; readonly id: string };
  /** `userIdentity.type` of an identity's levels; '' where missing, and for other dimensions. */
  readonly identityType: string;
  /** WorkDocs writes its directory users with two types; they are one group. */
  readonly isWorkDocsDirectoryUser: boolean;
  /** Matching events. */
  readonly count: number;
  /** Failed ones among them. */
  readonly errors: number;
  /** Milliseconds since 1970 UTC; undefined where no event has a time. */
  readonly first?: number;
  readonly last?: number;
  readonly isExpanded: boolean;
}

/** One event. Texts are '' where the record does not have the field. */
export interface EventRow extends RowBase {
  readonly kind: 'event';
  readonly source: number;
  readonly record: number;
  /** What stars and notes hang on: the eventID; without one `text:` and a digest of the record's text. */
  readonly key: string;
  /** How often the session has the event: 1, and one more for each repeat that is folded into it. */
  readonly deliveries: number;
  /** Who did it, for groupings that do not say it. */
  readonly identity: string;
  readonly eventName: string;
  readonly eventSource: string;
  readonly sourceIPAddress: string;
  readonly awsRegion: string;
  readonly errorCode: string;
  readonly isFailed: boolean;
  /** As getAccess tells it. */
  readonly access?: 'read' | 'write';
  /** Milliseconds since 1970 UTC; undefined where the record has no readable time. */
  readonly time?: number;
}

export type TreeRow = GroupRow | EventRow;

/**
 * What a row is of, in every state of a grouping and also when more logs have been read: an event, or the group of this
 * level that holds it.
 */
export type RowPlace = EventRef & { readonly level?: number };

/** The place of a group. Its number is another one as soon as more logs have been read. */
export type GroupPlace = EventRef & { readonly level: number };

/** Where a group or an event is among the visible rows. */
export interface FoundRow {
  /** Number of the row; undefined where neither it nor a group around it is visible. */
  readonly row?: number;
  /** Whether the row is its own, and not that of the innermost visible group around it. */
  readonly isSame: boolean;
}

/** By what the groups of one level are ordered; events are always in order of time. */
export type TreeOrder = 'count' | 'name' | 'last' | 'first' | 'errors';

/** What a person has set up in a tree, in a form that outlives it. */
export interface TreeView {
  readonly order: TreeOrder;
  readonly filter: string;
  /** Undefined in a view that was saved before there was a choice: identity. */
  readonly grouping?: readonly Dimension[];
  /** Keys of the expanded groups, as far as they fit a saved state; see MAX_SAVED_GROUPS. */
  readonly expanded: readonly string[];
}

/** What a surface needs to know of a tree besides its rows. */
export interface TreeStatus {
  /** Grows with every change of the visible rows: rows of another revision are out of date. */
  readonly revision: number;
  readonly rows: number;
  /** Events that match the filter, and all that are shown without one (repeats are folded). */
  readonly matched: number;
  readonly events: number;
  readonly order: TreeOrder;
  readonly filter: string;
  readonly grouping: readonly Dimension[];
  /** What is wrong with the filter, at its place; a faulty term is left out. */
  readonly faults: readonly FilterFault[];
  /** More logs are being read: all numbers grow still. */
  readonly isPartial: boolean;
}
