import type { Fault } from './fault';
import { ByteStringTable } from './byteStringTable';
import { copyRows, createColumns, ID_COLUMNS, toRows, type Columns } from './columns';
import { FLAG_DUPLICATE, type LogIndex, type LogShape } from './logIndex';
import type { StringCollector } from './stringCollector';

/** The columns of one record, ready to be stored. Offsets are those of the log itself, also for embedded records. */
export interface RecordRow {
  start: number;
  end: number;
  embedding: number;
  time: number;
  eventName: number;
  eventSource: number;
  awsRegion: number;
  sourceIPAddress: number;
  userAgent: number;
  errorCode: number;
  recipientAccountId: number;
  eventID: number;
  sharedEventID: number;
  userIdentity: number;
  flags: number;
  redacted: number;
}

/** Rows of many records, as columns in memory that is used again. */
export interface RowBatch {
  readonly count: number;
  /** Entries from one column of `ids` to the next. */
  readonly capacity: number;
  /** What to add to `start` and `end`. */
  readonly offset: number;
  /** The columns of {@link ID_COLUMNS}, in that order. */
  readonly ids: Uint32Array;
  readonly times: Float64Array;
  readonly flags: Uint8Array;
  readonly redacted: Uint16Array;
}

/** Where the records of a log among several stand. Valid until the next log is begun. */
export type RecordSpans = Pick<LogIndex, 'count' | 'eventID' | 'start' | 'end'>;

/** Of a builder that has no records: never written to. */
const NO_COLUMNS = createColumns(0);
const FIRST_CAPACITY = 256;

/** Bytes of a short record: most logs have room at once, and little of it is spare. */
const RECORD_SIZE = 1100;

/** Collects records into growing columns: those of one log, or of several, one after another. */
export class LogIndexBuilder {
  /** Records of the log. */
  count = 0;
  strings: StringCollector = new ByteStringTable();
  /** Row of the log's first record. */
  private first = 0;
  private capacity = 0;
  /** Rows that the log may have. */
  private expected = 0;
  private columns = NO_COLUMNS;
  /** Logs that were finished. */
  private logs = 0;
  /** By number of an eventID: the last log that has it, counted from 1. */
  private seenIn = new Uint32Array(0);

  add(row: Readonly<RecordRow>): void {
    const at = this.first + this.count;
    if (at === this.capacity) {
      this.grow(Math.max(FIRST_CAPACITY, this.capacity * 2), at);
    }
    const { columns } = this;
    // Written out: a loop over the names looks each of them up again and took 4% of a scan.
    columns.start[at] = row.start;
    columns.end[at] = row.end;
    columns.eventName[at] = row.eventName;
    columns.eventSource[at] = row.eventSource;
    columns.awsRegion[at] = row.awsRegion;
    columns.sourceIPAddress[at] = row.sourceIPAddress;
    columns.userAgent[at] = row.userAgent;
    columns.errorCode[at] = row.errorCode;
    columns.recipientAccountId[at] = row.recipientAccountId;
    columns.eventID[at] = row.eventID;
    columns.sharedEventID[at] = row.sharedEventID;
    columns.userIdentity[at] = row.userIdentity;
    columns.embedding[at] = row.embedding;
    columns.time[at] = row.time;
    columns.flags[at] = row.flags;
    columns.redacted[at] = Math.min(row.redacted, 0xffff);
    this.count++;
  }

  /** Rows of records that are not embedded. */
  addRows({ count, capacity, offset, ids, times, flags, redacted }: RowBatch): void {
    const first = this.first + this.count;
    const end = first + count;
    this.count += count;
    if (end > this.capacity) {
      // Most logs are small and come in one batch, which leaves no room to cut off.
      this.grow(Math.max(this.capacity === 0 ? this.expected : this.capacity * 2, end), first);
    }
    const { columns } = this;
    ID_COLUMNS.forEach((name, i) =>
      columns[name].set(ids.subarray(i * capacity, i * capacity + count), first),
    );
    for (let i = first; i < end; i++) {
      columns.start[i] = (columns.start[i] as number) + offset;
      columns.end[i] = (columns.end[i] as number) + offset;
    }
    columns.embedding.fill(0, first, end); // rows that were forgotten may have left theirs
    columns.time.set(times, first);
    columns.flags.set(flags, first);
    columns.redacted.set(redacted, first);
  }

  /** From now on texts get their numbers from another collector; those that have one keep it. */
  moveStrings(collector: StringCollector): void {
    if (this.strings instanceof ByteStringTable) {
      this.strings.copyTo(collector);
    }
    this.strings = collector;
  }

  /** Forgets the records from `count` on: what held them turned out to be a record itself. */
  truncate(count: number): void {
    this.count = Math.min(this.count, count);
  }

  /** The span of record i, for the accounting of bytes. */
  getSpan(i: number): { readonly start: number; readonly end: number } {
    const row = this.first + i;
    return { start: this.columns.start[row] ?? 0, end: this.columns.end[row] ?? 0 };
  }

  /** The index of the only log. */
  build(bytes: Uint8Array, shape: LogShape, faults: readonly Fault[]): LogIndex {
    this.markDuplicates(bytes);
    const { count } = this;
    return {
      ...this.takeColumns(),
      byteLength: bytes.length,
      shape,
      count,
      strings: this.strings.finish(),
      faults,
    };
  }

  /** Begins another log of so many bytes, whose texts get their numbers from the same collector. */
  beginLog(byteLength: number): void {
    this.first += this.count;
    this.count = 0;
    this.expected = Math.ceil(byteLength / RECORD_SIZE);
  }

  /** Ends a log among several. */
  finishLog(bytes: Uint8Array): RecordSpans {
    this.markDuplicates(bytes);
    const { columns, first, count } = this;
    const end = first + count;
    return {
      count,
      eventID: columns.eventID.subarray(first, end),
      start: columns.start.subarray(first, end),
      end: columns.end.subarray(first, end),
    };
  }

  /** The rows of all logs, without spare room; the builder is used up. */
  takeColumns(): Columns {
    const rows = this.first + this.count;
    if (this.capacity !== rows || rows === 0) {
      this.grow(rows, rows); // those of a builder without records are everybody's
    }
    return this.columns;
  }

  /** Takes over the rows before `count`. */
  private grow(capacity: number, count: number): void {
    const next = createColumns(capacity);
    copyRows(toRows(this.columns, 0, count), next, 0);
    this.columns = next;
    this.capacity = capacity;
  }

  /** A record repeats an earlier one when both have the same eventID, or when neither has one and their bytes are equal. */
  private markDuplicates(bytes: Uint8Array): void {
    this.makeRoom(this.strings.size);
    const { seenIn, first, columns } = this;
    const end = first + this.count;
    const log = ++this.logs;
    let contents: ByteStringTable | undefined; // most logs have no record without an eventID
    for (let row = first; row < end; row++) {
      const id = columns.eventID[row] ?? 0;
      let isRepeat: boolean;
      if (id !== 0) {
        isRepeat = seenIn[id] === log;
        seenIn[id] = log;
      } else {
        contents ??= new ByteStringTable();
        const known = contents.size;
        const content = contents.intern(bytes, columns.start[row] ?? 0, columns.end[row] ?? 0);
        isRepeat = content < known;
      }
      if (isRepeat) {
        columns.flags[row] = (columns.flags[row] ?? 0) | FLAG_DUPLICATE;
      }
    }
  }

  /** For a batch of logs twice the room: it has grown by the next one. */
  private makeRoom(texts: number): void {
    if (this.seenIn.length < texts) {
      const seenIn = new Uint32Array(this.first === 0 ? texts : texts * 2);
      seenIn.set(this.seenIn);
      this.seenIn = seenIn;
    }
  }
}
