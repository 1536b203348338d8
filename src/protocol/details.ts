import type { RecordComparison, RecordDetails } from '../core/details/eventDetails';
import type { Sentence } from '../core/explain/explanation';
import type { EventRef } from '../core/grouping/sourceLog';
import type { ResourceKind } from './story';

/** Most events of one comparison. */
export const MAX_COMPARED = 5;

/** Most characters of a record's pretty JSON in its details; CloudTrail's own records end at 256 KB. */
export const MAX_JSON_TEXT = 1_000_000;

/** Another record that belongs to an event, and how. */
export interface RelatedRecord {
  readonly ref: EventRef;
  /** The log it is in, by the name the page shows. */
  readonly source: string;
  /** Why it belongs here, e.g. "The same event as account 444455556666 recorded it". */
  readonly words: Sentence;
}

/** All about one event of the session. */
export interface EventDetails extends RecordDetails {
  readonly ref: EventRef;
  /** What stars and notes hang on: the eventID, else a digest of the content; see EventRow.key. */
  readonly key: string;
  /** Every place where the same event was delivered, `ref` included; one where it was found once. */
  readonly deliveries: readonly RelatedRecord[];
  /** The same call as another account recorded it, by sharedEventID. */
  readonly copies: readonly RelatedRecord[];
  /** Records that supplement this one, or the one that this supplements. */
  readonly addenda: readonly RelatedRecord[];
  /** What of WorkDocs the event is about; empty for other services. */
  readonly resources: readonly {
    readonly kind: ResourceKind;
    readonly id: string;
    readonly name?: string;
  }[];
  /** The record as pretty JSON; numbers, escapes and the order of fields as the log has them. */
  readonly json: string;
  /** Bytes of the record as it stands in the log; where it is far too long, `json` is cut to MAX_JSON_TEXT characters. */
  readonly byteLength: number;
  readonly isJsonCut?: true;
}

export interface EventComparison extends RecordComparison {
  readonly events: readonly {
    readonly ref: EventRef;
    readonly sentence: Sentence;
    readonly time?: number;
  }[];
}

export interface DetailMethods {
  /** Rejects with words where the record cannot be read any more; the rest of the session stays usable. */
  readonly getDetails: { readonly params: EventRef; readonly result: EventDetails };
  /** Two to MAX_COMPARED events side by side. */
  readonly compare: {
    readonly params: { readonly refs: readonly EventRef[] };
    readonly result: EventComparison;
  };
  /** The record's own text, byte for byte as in the log (escapes of an envelope undone): for "copy". */
  readonly getRecordText: { readonly params: EventRef; readonly result: { readonly text: string } };
}
