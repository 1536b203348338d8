import type { LookAlike } from './lookAlike';
import type { Span } from '../text/span';

/**
 * What kind of text is not a record.
 * - `damaged-record`: starts like a record and breaks JSON's grammar before its end
 * - `unexpected-text`: bytes between records that are not part of any envelope (stray brackets, commas, words)
 * - `truncated`: the text ends inside a record or an envelope
 * - `not-a-record`: a well-formed value where a record belongs, without any of a record's own fields
 * - `look-alike`: a well-formed document of another kind (S3 event notification, digest file, OCSF, ActionTrail, a table, an archive)
 * - `unquoted-key`: a property name of the envelope without quotes; what it holds is read all the same
 * - `undecodable`: compressed bytes that cannot be decompressed
 */
export type FaultKind =
  | 'damaged-record'
  | 'unexpected-text'
  | 'truncated'
  | 'not-a-record'
  | 'look-alike'
  | 'unquoted-key'
  | 'undecodable';

/** A part of a log that is not a record, with the bytes it takes and what to do about it. */
export interface Fault {
  readonly kind: FaultKind;
  /** Bytes of the (decompressed) log. */
  readonly span: Span;
  /** Byte offset at which reading stopped making sense; inside the span. */
  readonly at: number;
  /** One plain sentence: what is wrong, and what was expected. */
  readonly message: string;
  /** What a look-alike is; only with that kind. */
  readonly lookAlike?: LookAlike;
}
