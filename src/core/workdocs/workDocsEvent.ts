/**
 * Where the knowledge of an event comes from.
 * - `api`: the public API, model workdocs 2016-05-01
 * - `iam`: the IAM service authorization reference
 * - `permission`: the same reference, marked as a permission without a public operation
 * - `iam-2018`: that reference as of April 2018, dropped later
 * - `console`: the model of the API that the WorkDocs console used, as of 2021-05-11
 * - `guide`: named as logged in the WorkDocs administration guide
 * - `list`: a public list of actions that CloudTrail logs
 */
export type WorkDocsSource = 'api' | 'iam' | 'permission' | 'iam-2018' | 'console' | 'guide' | 'list';

/**
 * Who can make the call. `either`: an IAM identity or a directory user, so only the record tells. `control`: IAM
 * identities only. `data`: directory users only, because the call works with a user's token alone. `unknown`: not told.
 */
export type WorkDocsCaller = 'either' | 'control' | 'data' | 'unknown';

/** One parameter of a request. */
export interface WorkDocsParameter {
  /** The name with the objects above it, e.g. `Principals[].Type`; `[]` stands for any item. */
  readonly path: string;
  readonly required: boolean;
}

/** What is known of one WorkDocs event. */
export interface WorkDocsEvent {
  readonly name: string;
  readonly sources: readonly WorkDocsSource[];
  readonly caller: WorkDocsCaller;
  readonly access: 'read' | 'write';
  /** The access is told by the name only, because no reference of permissions lists the action. */
  readonly accessInferred: boolean;
  /** A phrase in the form that src/core/events/phrase.ts fills in, starting with a verb's base form. */
  readonly phrase: string;
  /** One sentence: what the call does. */
  readonly does: string;
  /** How an investigator reads the event. */
  readonly reading: string;
  /**
   * Parameters of the request, one list for each form: ActivateUser and DeactivateUser have a form of the public API
   * and one of the console. Empty where the parameters are not documented.
   */
  readonly forms: readonly (readonly WorkDocsParameter[])[];
  /** Paths in requestParameters that the model marks as sensitive, so their values may be hidden. */
  readonly sensitiveRequest: readonly string[];
  /** Paths in responseElements that the model marks as sensitive. */
  readonly sensitiveResponse: readonly string[];
}
