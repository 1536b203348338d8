import type { Columns } from './columns';
import type { Fault } from './fault';
import type { StringTable } from './stringTable';

/** How the records of a log are packed, from the outermost layer in. */
export type LogShape =
  | 'records' // {"Records":[…]}
  | 'array' // […]
  | 'json-lines' // several values, one after another
  | 'single' // one record
  | 'lookup-events' // the record is text in CloudTrailEvent
  | 'eventbridge' // the record is under detail
  | 'cloudwatch-logs' // the record is text in message
  | 'embedded' // records inside some other envelope
  | 'empty'; // no record found

/** Bits of {@link LogIndex.flags}. */
export const FLAG_FAILED = 1; // errorCode, errorMessage or a sign-in's outcome Failure
export const FLAG_READ = 2; // readOnly true
export const FLAG_WRITE = 4; // readOnly false
export const FLAG_DUPLICATE = 8; // repeats an earlier record of the same log: same eventID, or without one the same bytes
export const FLAG_ADDENDUM = 16; // has an addendum object: delivered late, or completes or corrects an earlier record

/** Where the rows of a log stand among those of the logs that were read together with it. */
export interface BatchPlace {
  /** Of all these logs; not to be changed. */
  readonly columns: Columns;
  /** The first row. */
  readonly from: number;
}

/**
 * A log as columns: entry i of every array speaks of record i, in file order. All string columns hold numbers of
 * `strings`, 0 where the field is absent.
 */
export interface LogIndex {
  /** Size of the (decompressed) log. */
  readonly byteLength: number;
  readonly shape: LogShape;
  readonly count: number;
  /** Byte span of each record's text as it stands in the log. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /**
   * How the record's text is packed: how many times it is escaped as a JSON string, 0 for a plain record, 1 inside
   * CloudTrailEvent; and IN_CELL where all of this is a cell of a table.
   */
  readonly embedding: Uint8Array;
  /** eventTime in milliseconds since 1970 UTC; NaN where absent or unreadable. */
  readonly time: Float64Array;
  readonly eventName: Uint32Array;
  readonly eventSource: Uint32Array;
  readonly awsRegion: Uint32Array;
  readonly sourceIPAddress: Uint32Array;
  readonly userAgent: Uint32Array;
  readonly errorCode: Uint32Array;
  readonly recipientAccountId: Uint32Array;
  readonly eventID: Uint32Array;
  /** Equal for the copies of one call in several accounts, and for start and end of an Insights event. */
  readonly sharedEventID: Uint32Array;
  /** userIdentity as its raw JSON text, one number for each distinct text: parse each number once, not each record. */
  readonly userIdentity: Uint32Array;
  readonly flags: Uint8Array;
  /** Redacted values in each record (saturates at 65,535). */
  readonly redacted: Uint16Array;
  readonly strings: StringTable;
  readonly faults: readonly Fault[];
  /** Undefined for a log that was read alone. */
  readonly place?: BatchPlace;
}
