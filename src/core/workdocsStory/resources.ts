import type { ContentKind, PlacedBy } from './mentions';
import { NameHistory } from './nameHistory';
import type { StoryEvent } from './storyEvent';

/** That something is in a folder, as one record tells it. */
export interface Placement {
  readonly folder: StoryContent;
  /** When the record was made; undefined where it has no readable time. */
  readonly time?: number;
  readonly by: PlacedBy;
}

/** A file or folder. */
export interface StoryContent {
  readonly kind: ContentKind;
  readonly id: string;
  readonly names: NameHistory;
  /** By time. */
  readonly placements: readonly Placement[];
  /** Files and folders that were ever in this folder, as far as the log tells. */
  readonly children: ReadonlySet<StoryContent>;
  /** Calls about it, by time. */
  readonly events: readonly StoryEvent[];
  /** Directory id of its site; undefined where no record of it tells. */
  readonly site?: string;
}

/** A group of the directory. */
export interface StoryGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly names: NameHistory;
  readonly events: readonly StoryEvent[];
}

/** A WorkDocs site; its id is the id of its directory. */
export interface StorySite {
  readonly kind: 'site';
  readonly id: string;
  readonly names: NameHistory;
  /** Calls on the site and on anything in it, by time. */
  readonly events: readonly StoryEvent[];
  /** How many of the events name no site and are counted here because the log knows no other. */
  readonly assumed: number;
}

/** A file or folder while the index is being built. */
export interface GrowingContent extends StoryContent {
  kind: ContentKind;
  placements: Placement[];
  children: Set<StoryContent>;
  events: StoryEvent[];
  site?: string;
}

/** A group while the index is being built. */
export interface GrowingGroup extends StoryGroup {
  events: StoryEvent[];
}

/** A site while the index is being built. */
export interface GrowingSite extends StorySite {
  events: StoryEvent[];
  assumed: number;
}

/** A file or folder of which only the id is known yet. */
export function createContent(id: string): GrowingContent {
  return { kind: 'content', id, names: new NameHistory(), placements: [], children: new Set(), events: [] };
}

/** A group without events yet. */
export function createGroup(id: string): GrowingGroup {
  return { kind: 'group', id, names: new NameHistory(), events: [] };
}

/** A site without events yet. */
export function createSite(id: string): GrowingSite {
  return { kind: 'site', id, names: new NameHistory(), events: [], assumed: 0 };
}
