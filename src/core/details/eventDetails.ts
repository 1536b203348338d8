import type { Explanation, Sentence } from '../explain/explanation';
import type { FilterFieldName } from '../filter/filterFields';
import type { RedactionSpelling } from '../redaction/redaction';
import type { JsonPath } from '../text/span';

/** The fixed parts of an event's details, in the order in which they are shown. */
export type DetailPartId =
  'who' | 'deed' | 'target' | 'origin' | 'result' | 'request' | 'response' | 'additional';

/** One value of an event under a label. Texts come from the log and are not escaped. */
export interface DetailValue {
  /** AWS's own name of the field, or the path below the part's object, e.g. `Filter.Name`. */
  readonly label: string;
  /** A string as it is, any other value as JSON; cut to MAX_DETAIL_TEXT characters. */
  readonly value: string;
  /** Whether `value` was cut. */
  readonly isCut?: true;
  /** Where the value stands in the record; undefined for a value that was worked out from others. */
  readonly path?: JsonPath;
  /** The filter's field and value that "only these" and "without these" stand for; undefined where none fits. */
  readonly term?: ValueTerm;
  /** The spelling of the marker where the value was hidden before the log was written. */
  readonly redaction?: RedactionSpelling;
  /** What the value means, in a few words, e.g. the Region's name; undefined where it says it itself. */
  readonly meaning?: string;
}

/** A field of the filter language with one value of it: what `setTerm` and `setOnlyTerm` take. */
export interface ValueTerm {
  readonly field: FilterFieldName;
  /** Compared whole; '' is "no value". */
  readonly value: string;
}

/** One part of the details; a part without values is left out but for `request` and `response`, which say so. */
export interface DetailPart {
  readonly id: DetailPartId;
  readonly title: string;
  readonly values: readonly DetailValue[];
  /** Said in place of values or after them, e.g. that the record has no response, or how many values were left out. */
  readonly note?: string;
}

/** What one record says, for people. */
export interface RecordDetails {
  /** Who did or tried what, to what, from where. */
  readonly sentence: Sentence;
  /** Milliseconds since 1970 UTC; undefined where the record has no readable time. */
  readonly time?: number;
  readonly parts: readonly DetailPart[];
  /** What the hover on the whole record shows. */
  readonly explanations: readonly Explanation[];
  /** Redacted values of the record, at any depth. */
  readonly redacted: number;
}

/** One path of a comparison. */
export interface ComparedValue {
  /** AWS's names from the outermost in, e.g. `requestParameters.bucketName`. */
  readonly label: string;
  readonly path: JsonPath;
  /** The value in each record, in the order asked for; null where a record has no such path. */
  readonly values: readonly (DetailValue | null)[];
  readonly differs: boolean;
}

/** Records side by side. */
export interface RecordComparison {
  readonly rows: readonly ComparedValue[];
  /** Paths beyond MAX_COMPARED_ROWS, which are left out. */
  readonly leftOut: number;
}
