import type { EventRef } from '../grouping/sourceLog';

/** How far a permission reaches. `public`: everybody with the link. `site`: every user of the site. */
export type AccessReach = 'public' | 'site' | 'group' | 'person' | 'unknown';

/** How an access ended. `replaced`: the same principal got another role. */
export type AccessEnd = 'removed' | 'replaced' | 'deleted';

/** That a principal could open a file or folder, from one moment to another. */
export interface AccessInterval {
  readonly reach: AccessReach;
  /** The principal as the log names it; undefined where it is hidden or left out. */
  readonly principal?: string;
  /** VIEWER, CONTRIBUTOR, OWNER, COOWNER or what the log says; undefined where it does not. */
  readonly role?: string;
  /** The creator owns what is created; no permission event says so. */
  readonly isCreator?: boolean;
  /** Milliseconds since 1970 UTC; undefined where it was given before the log begins or at an unknown time. */
  readonly from?: number;
  /** Undefined where nothing in the log ends it. */
  readonly until?: number;
  readonly end?: AccessEnd;
  /** In words; undefined where the log does not show the giving. */
  readonly givenBy?: string;
  readonly endedBy?: string;
  readonly refs: readonly EventRef[];
}
