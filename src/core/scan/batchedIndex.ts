import { toRows, type Columns } from './columns';
import type { Fault } from './fault';
import type { BatchPlace, LogIndex, LogShape } from './logIndex';
import type { StringTable } from './stringTable';

/** One log of a batch, without its columns. */
export interface BatchedLog {
  readonly byteLength: number;
  readonly shape: LogShape;
  readonly count: number;
  readonly faults: readonly Fault[];
}

/**
 * The index of one log of a batch. Its columns are made when the first of them is asked for: most of what looks at many
 * small logs looks at the columns of the batch, and sixteen views for each of 2,000 logs are 4 MB for V8 to move about.
 */
export class BatchedIndex implements LogIndex {
  readonly byteLength: number;
  readonly shape: LogShape;
  readonly count: number;
  readonly faults: readonly Fault[];
  private made: Columns | undefined;

  constructor(
    { byteLength, shape, count, faults }: BatchedLog,
    readonly strings: StringTable,
    readonly place: BatchPlace,
  ) {
    this.byteLength = byteLength;
    this.shape = shape;
    this.count = count;
    this.faults = faults;
  }

  private get rows(): Columns {
    const { columns, from } = this.place;
    return (this.made ??= toRows(columns, from, from + this.count));
  }

  get start(): Uint32Array {
    return this.rows.start;
  }

  get end(): Uint32Array {
    return this.rows.end;
  }

  get embedding(): Uint8Array {
    return this.rows.embedding;
  }

  get time(): Float64Array {
    return this.rows.time;
  }

  get eventName(): Uint32Array {
    return this.rows.eventName;
  }

  get eventSource(): Uint32Array {
    return this.rows.eventSource;
  }

  get awsRegion(): Uint32Array {
    return this.rows.awsRegion;
  }

  get sourceIPAddress(): Uint32Array {
    return this.rows.sourceIPAddress;
  }

  get userAgent(): Uint32Array {
    return this.rows.userAgent;
  }

  get errorCode(): Uint32Array {
    return this.rows.errorCode;
  }

  get recipientAccountId(): Uint32Array {
    return this.rows.recipientAccountId;
  }

  get eventID(): Uint32Array {
    return this.rows.eventID;
  }

  get sharedEventID(): Uint32Array {
    return this.rows.sharedEventID;
  }

  get userIdentity(): Uint32Array {
    return this.rows.userIdentity;
  }

  get flags(): Uint8Array {
    return this.rows.flags;
  }

  get redacted(): Uint16Array {
    return this.rows.redacted;
  }
}
