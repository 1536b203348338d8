import type { Sentence } from '../core/explain/explanation';
import type { EventRef } from '../core/grouping/sourceLog';
import type { Certainty } from '../core/chain/chain';
import type { Resource } from '../core/workdocsStory/getResources';
import type { ResourceKind, Story, StoryChapter, StoryEntry } from '../core/workdocsStory/story';
import type { WorkProgress } from './progress';

export type { Certainty, ResourceKind, StoryChapter, StoryEntry };

/** One step of the way back from an event to whoever was behind it. */
export interface ChainStep {
  /** The records of the step: one, or the same call in several accounts. Empty where only the event itself tells it. */
  readonly refs: readonly EventRef[];
  /** Who acted in the step. */
  readonly who: string;
  /** `userIdentity.type` in words. */
  readonly typeLabel: string;
  readonly accountId?: string;
  /** Accounts whose logs have the call. */
  readonly accounts: readonly string[];
  /** What they did to get the next credentials, e.g. "assumed role Admin as alice". */
  readonly deed: string;
  /** Milliseconds since 1970 UTC. */
  readonly time?: number;
  readonly certainty: Certainty;
  /** The step as one sentence. */
  readonly sentence: Sentence;
}

/** Who was really behind an event. */
export interface ChainStory {
  /** From the origin to the event; empty where the event's own identity is the origin. */
  readonly steps: readonly ChainStep[];
  /** The last identity that is known on the way back. */
  readonly origin: { readonly name: string; readonly typeLabel: string; readonly accountId?: string };
  readonly end: 'human' | 'service' | 'external identity provider' | 'not loaded' | 'unknown';
  /** How the way ends, in words. */
  readonly ending: Sentence;
  /** Where the issuing event is not loaded: what is missing and how it could be found. */
  readonly missing?: {
    readonly what: Sentence;
    /** Text for the filter box, once more logs are added. */
    readonly filter?: string;
    /** The attribute of LookupEvents (Event history) that finds it. */
    readonly lookup?: { readonly attribute: string; readonly value: string };
  };
  /** What a reader must know to trust the chain: loops, limits reached, calls that fit equally well. */
  readonly notes: readonly Sentence[];
}

/** A line of the list of what stories can be told of. */
export type ResourceSummary = Omit<Resource, 'formerNames'>;

/** The life of a document, folder, user, group or site, as far as the loaded logs tell it. */
export type ResourceStory = Story;

/** Answers that need many records: the first question of a kind reads them, with progress; later ones are quick. */
export interface StoryMethods {
  readonly getChain: {
    readonly params: EventRef;
    readonly result: ChainStory;
    readonly progress: WorkProgress;
  };
  /** Documents, folders, users and sites whose name or id has the text, most events first. */
  readonly getWorkDocsResources: {
    readonly params: { readonly text: string; readonly kind?: ResourceKind; readonly count: number };
    readonly result: { readonly resources: readonly ResourceSummary[]; readonly total: number };
    readonly progress: WorkProgress;
  };
  /** Null where the logs have no such resource. */
  readonly tellWorkDocs: {
    readonly params: { readonly kind: ResourceKind; readonly id: string };
    readonly result: ResourceStory | null;
    readonly progress: WorkProgress;
  };
}
