import type { Fault } from './fault';
import { ByteStringTable } from './byteStringTable';
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
  /** The columns of {@link IDS}, in that order. */
  readonly ids: Uint32Array;
  readonly times: Float64Array;
  readonly flags: Uint8Array;
  readonly redacted: Uint16Array;
}

/** The order is that of assembly/record.ts. */
const IDS = [
  'start',
  'end',
  'eventName',
  'eventSource',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'recipientAccountId',
  'eventID',
  'sharedEventID',
  'userIdentity',
] as const;

type Columns = Record<(typeof IDS)[number], Uint32Array<ArrayBuffer>> & {
  embedding: Uint8Array<ArrayBuffer>;
  time: Float64Array<ArrayBuffer>;
  flags: Uint8Array<ArrayBuffer>;
  redacted: Uint16Array<ArrayBuffer>;
};

function createColumns(capacity: number): Columns {
  const column = (): Uint32Array<ArrayBuffer> => new Uint32Array(capacity);
  return {
    start: column(),
    end: column(),
    eventName: column(),
    eventSource: column(),
    awsRegion: column(),
    sourceIPAddress: column(),
    userAgent: column(),
    errorCode: column(),
    recipientAccountId: column(),
    eventID: column(),
    sharedEventID: column(),
    userIdentity: column(),
    embedding: new Uint8Array(capacity),
    time: new Float64Array(capacity),
    flags: new Uint8Array(capacity),
    redacted: new Uint16Array(capacity),
  };
}

/** Of a builder that has no records: never written to. */
const NO_COLUMNS = createColumns(0);
const FIRST_CAPACITY = 256;

/** Collects records into growing columns. */
export class LogIndexBuilder {
  count = 0;
  strings: StringCollector = new ByteStringTable();
  private capacity = 0;
  private columns = NO_COLUMNS;

  add(row: Readonly<RecordRow>): void {
    if (this.count === this.capacity) {
      this.grow(Math.max(FIRST_CAPACITY, this.capacity * 2));
    }
    const { columns, count } = this;
    // Written out: a loop over the names looks each of them up again and took 4% of a scan.
    columns.start[count] = row.start;
    columns.end[count] = row.end;
    columns.eventName[count] = row.eventName;
    columns.eventSource[count] = row.eventSource;
    columns.awsRegion[count] = row.awsRegion;
    columns.sourceIPAddress[count] = row.sourceIPAddress;
    columns.userAgent[count] = row.userAgent;
    columns.errorCode[count] = row.errorCode;
    columns.recipientAccountId[count] = row.recipientAccountId;
    columns.eventID[count] = row.eventID;
    columns.sharedEventID[count] = row.sharedEventID;
    columns.userIdentity[count] = row.userIdentity;
    columns.embedding[count] = row.embedding;
    columns.time[count] = row.time;
    columns.flags[count] = row.flags;
    columns.redacted[count] = Math.min(row.redacted, 0xffff);
    this.count++;
  }

  /** Rows of records that are not embedded. */
  addRows({ count, capacity, offset, ids, times, flags, redacted }: RowBatch): void {
    const first = this.count;
    this.count += count;
    if (this.count > this.capacity) {
      // Most logs are small and come in one batch, which leaves no room to cut off.
      this.grow(Math.max(this.capacity * 2, this.count), first);
    }
    const { columns } = this;
    IDS.forEach((name, i) => columns[name].set(ids.subarray(i * capacity, i * capacity + count), first));
    const { start, end } = columns;
    for (let i = first; i < this.count; i++) {
      start[i] = (start[i] as number) + offset;
      end[i] = (end[i] as number) + offset;
    }
    columns.embedding.fill(0, first, this.count); // rows that were forgotten may have left theirs
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
    return { start: this.columns.start[i] ?? 0, end: this.columns.end[i] ?? 0 };
  }

  build(bytes: Uint8Array, shape: LogShape, faults: readonly Fault[]): LogIndex {
    if (this.capacity !== this.count) {
      this.grow(this.count);
    }
    this.markDuplicates(bytes);
    const strings = this.strings.finish();
    return {
      ...this.columns,
      byteLength: bytes.length,
      shape,
      count: this.count,
      strings,
      faults,
    };
  }

  private grow(capacity: number, count = this.count): void {
    const next = createColumns(capacity);
    for (const name of IDS) {
      next[name].set(this.columns[name].subarray(0, count));
    }
    next.embedding.set(this.columns.embedding.subarray(0, count));
    next.time.set(this.columns.time.subarray(0, count));
    next.flags.set(this.columns.flags.subarray(0, count));
    next.redacted.set(this.columns.redacted.subarray(0, count));
    this.columns = next;
    this.capacity = capacity;
  }

  /** A record repeats an earlier one when both have the same eventID, or when neither has one and their bytes are equal. */
  private markDuplicates(bytes: Uint8Array): void {
    const seen = new Uint8Array(this.strings.size);
    let contents: ByteStringTable | undefined; // most logs have no record without an eventID
    for (let i = 0; i < this.count; i++) {
      const id = this.columns.eventID[i] ?? 0;
      let isRepeat: boolean;
      if (id !== 0) {
        isRepeat = seen[id] === 1;
        seen[id] = 1;
      } else {
        contents ??= new ByteStringTable();
        const known = contents.size;
        const content = contents.intern(bytes, this.columns.start[i] ?? 0, this.columns.end[i] ?? 0);
        isRepeat = content < known;
      }
      if (isRepeat) {
        this.columns.flags[i] = (this.columns.flags[i] ?? 0) | FLAG_DUPLICATE;
      }
    }
  }
}
