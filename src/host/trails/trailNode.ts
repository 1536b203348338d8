import type { AwsProblemKind } from '../../aws/awsProblem';
import type { StoredObject } from '../../aws/s3/objectStore';
import type { Trail } from '../../core/trails/trail';
import type { TrailPlace } from '../../core/trails/trailPlace';

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
}

/** What can be opened to more rows. */
export type FolderNode = TrailRootNode | PlaceNode;

export type TrailNode = TrailRootNode | PlaceNode | MoreNode | NoticeNode;

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
  }
}

/** True for what {@link TrailNode} describes: commands are called by menus, by keys and by other extensions. */
export function isTrailNode(value: unknown): value is TrailNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'trail' || value.kind === 'place' || value.kind === 'more' || value.kind === 'notice')
  );
}
