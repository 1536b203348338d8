import type { AwsProblemKind } from '../../aws/awsProblem';
import type { StoredObject } from '../../aws/s3/objectStore';
import type { Trail } from '../../core/trails/trail';
import type { LookUp } from '../../core/trails/lookUp';
import type { TrailPlace } from '../../core/trails/trailPlace';
import type { HistoryNode } from './eventHistory/historyNode';

/** A trail of the settings. */
export interface TrailRootNode {
  readonly kind: 'trail';
  readonly trail: Trail;
}

/** A folder or a file of a trail. */
export interface PlaceNode {
  readonly kind: 'place';
  readonly trail: Trail;
  readonly place: TrailPlace;
  /** Of a file. */
  readonly object?: StoredObject;
  /** True where it stands at the top because somebody went there, not below its folder. */
  readonly isShortcut: boolean;
}

/** The last row of a list that goes on. */
export interface MoreNode {
  readonly kind: 'more';
  readonly parent: FolderNode;
  /** Rows that are shown. */
  readonly shown: number;
}

/** A row that says why there is nothing else. */
export interface NoticeNode {
  readonly kind: 'notice';
  /** Undefined at the top. */
  readonly parent: FolderNode | undefined;
  readonly text: string;
  /** Undefined where nothing is wrong. */
  readonly problem?: AwsProblemKind | 'settings';
  /** What failed, where it was a look-up of Event history. */
  readonly lookUp?: LookUp;
}

/** A row for those who have no trails yet: a click does what it says. */
export interface StartNode {
  readonly kind: 'start';
  readonly text: string;
  readonly icon: string;
  readonly command: string;
}

/** What can be opened to more rows. */
export type FolderNode = TrailRootNode | PlaceNode;

export type TrailNode = TrailRootNode | PlaceNode | MoreNode | NoticeNode | StartNode | HistoryNode;

/** What tells rows apart, also after everything was listed again. */
export function getNodeId(node: TrailNode): string {
  switch (node.kind) {
    case 'trail':
      return `trail ${node.trail.name}`;
    case 'place':
      return `${node.isShortcut ? 'shortcut' : 'place'} ${node.trail.name} ${node.place.key}`;
    case 'more':
      return `more ${getNodeId(node.parent)}`;
    case 'notice':
      return `notice ${node.parent === undefined ? '' : getNodeId(node.parent)} ${node.text}`;
    case 'start':
      return `start ${node.command}`;
    case 'history':
      return 'history';
    case 'history-region':
      return `history-region ${node.region}`;
    case 'history-look-up':
      return `history-look-up ${JSON.stringify(node.lookUp)}`;
  }
}

const KINDS: readonly TrailNode['kind'][] = [
  'trail',
  'place',
  'more',
  'notice',
  'start',
  'history',
  'history-region',
  'history-look-up',
];

/** True for what {@link TrailNode} describes: commands are called by menus, by keys and by other extensions. */
export function isTrailNode(value: unknown): value is TrailNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (KINDS as readonly unknown[]).includes(value.kind)
  );
}
