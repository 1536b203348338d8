import type { Sentence } from '../explain/explanation';
import type { EventRef } from '../grouping/sourceLog';
import type { Identity } from '../identity/identity';
import type { Issue } from './issue';

/**
 * How sure a link is:
 * - `exact`: the event was signed with the access key that the issuing event gave out
 * - `by session`: session and moment of creation are those of the issuing event; the console uses other keys
 * - `likely`: names and time fit, but another call could fit as well
 */
export type Certainty = 'exact' | 'by session' | 'likely';

/** What stands at the far end of a chain. `unknown`: the record names nobody, and no other log would. */
export type ChainEnd = 'human' | 'service' | 'external identity provider' | 'not loaded' | 'unknown';

/** One step back: how the session of the step before (or of the event itself) came to be. */
export interface ChainStep {
  /** Every record of the call, in the order of the session: copies in other accounts, repeats, the console's own record. */
  readonly refs: readonly EventRef[];
  /** The accounts whose logs have the call. */
  readonly accounts: readonly string[];
  readonly eventName: string;
  readonly eventSource: string;
  /** Who made the call. */
  readonly identity: Identity;
  /** What they did, in plain text: `assumed role Admin as alice`. */
  readonly deed: string;
  /** Milliseconds since 1970 UTC; undefined where unreadable. */
  readonly time?: number;
  readonly certainty: Certainty;
  /** Who did what, and what links it to the step before. */
  readonly sentence: Sentence;
  /** What the call's records say, put together from all copies. */
  readonly issue: Issue;
}

/** The event that would carry the chain on and is not in the session, and how to find it. */
export interface MissingIssue {
  /** One sentence: what is missing and where it should be. */
  readonly what: Sentence;
  /** Text for the explorer's filter box, once more logs are loaded. */
  readonly filter: string;
  /** The one attribute of CloudTrail's LookupEvents that finds it best; undefined where none does. */
  readonly lookup?: LookupAttribute;
  /** The account whose log should have it. */
  readonly accountId?: string;
  /** Between these times, in milliseconds since 1970 UTC. */
  readonly from?: number;
  readonly to?: number;
}

/** A lookup attribute of LookupEvents, which takes exactly one. */
export interface LookupAttribute {
  /** Event history lists the access key that a call gave out among its resources, so ResourceName finds the call. */
  readonly key: 'ResourceName' | 'EventName' | 'Username';
  readonly value: string;
}

/** The way from an event back to who was behind it. */
export interface Chain {
  /** From the event back to the origin; empty where the caller needed no session. */
  readonly steps: readonly ChainStep[];
  /** The farthest identity that is known. */
  readonly origin: Identity;
  readonly end: ChainEnd;
  /** How the chain ends, in words. */
  readonly closing: Sentence;
  /** What would tell more; present for `not loaded`, and where a name is known but not the call. */
  readonly missing?: MissingIssue;
  /** What a reader must know to trust the chain: loops, limits reached, calls that fit equally well. */
  readonly notes: readonly Sentence[];
}
