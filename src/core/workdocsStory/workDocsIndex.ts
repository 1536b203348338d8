import type { StoryContent, StoryGroup, StorySite } from './resources';
import type { StoryEvent } from './storyEvent';
import type { StoryUser } from './userTable';

/** Everything that the WorkDocs records of a session tell, by what it is about. */
export interface WorkDocsIndex {
  /** Number of records that were read. */
  readonly count: number;
  /** Times of the first and last event, milliseconds since 1970 UTC; undefined where no record has a readable time. */
  readonly first?: number;
  readonly last?: number;
  /** Files and folders by id. */
  readonly contents: ReadonlyMap<string, StoryContent>;
  readonly groups: ReadonlyMap<string, StoryGroup>;
  /** Sites by directory id. */
  readonly sites: ReadonlyMap<string, StorySite>;
  readonly users: readonly StoryUser[];
  /** By id, SID, or for a user without either the name. */
  getUser(id: string): StoryUser | undefined;
  /** Users who ever had this name, in any case of letters. */
  getUsersNamed(name: string): readonly StoryUser[];
  /** Events that belong to no known site, by time. */
  readonly withoutSite: readonly StoryEvent[];
}
