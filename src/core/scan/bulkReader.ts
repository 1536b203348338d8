import { toText } from '../text/utf8';
import { ByteStringTable } from './byteStringTable';
import { getSampling } from './knownValues';
import type { LogIndexBuilder } from './logIndexBuilder';
import { getFieldNumber, getKeyTable, RECORD_FIELD_COUNT, type RecordFieldName } from './recordField';
import type { StringCollector } from './stringCollector';
import { createRecordModule, type RecordExports } from './recordModule';

/** Fields that the module reads, in the order of its ROLES. */
const ROLES: readonly RecordFieldName[] = [
  'eventSource',
  'eventName',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'recipientAccountId',
  'eventID',
  'sharedEventID',
  'userIdentity',
  'eventTime',
  '@timestamp',
  'errorMessage',
  'responseElements',
  'readOnly',
  'addendum',
  'tlsDetails',
];

// How a run of the module ended.
const ENDED = 0; // no further record follows
const FULL = 1; // its columns are full
const MORE = 2; // its window ends in a record
type End = number; // else a record is irregular

/** Zeros after the window. */
const PADDING = 64;

/** Bytes that may be read in vain before the rest of the log is left to the other reader, beside as many as were read. */
const MOST_WASTE = 1024 * 1024;

const NO_BYTES = new Uint8Array(0);

/** For which logs bulk reading is used, and how. */
export interface BulkOptions {
  /** Bytes of the smallest log: a smaller one is read before the module has begun. */
  readonly least: number;
  /** Bytes of a window; at most those of the module's, which suit the processor's second cache. */
  readonly window: number;
  /**
   * Most bytes of memory that are held between logs: above it the module's instance is dropped, since its memory cannot
   * shrink. Another instance takes less than a hundredth of the time that a log takes which needs 2 MiB, one of 15 MB.
   */
  readonly kept: number;
  /** Texts to make room for, where that is more than the size of a log suggests. */
  readonly texts?: number;
}

/** Which logs are read in bulk, and by how much at a time. */
export const BULK = { least: 16 * 1024, window: 256 * 1024 } as const;

/** What the module leaves to the scanner; offsets are those of the log. */
export interface BulkHost {
  /** Whether a string, without its quotes, is a redaction marker. */
  isMarker(start: number, end: number, hasEscape: boolean): boolean;
  /** The text of a string, without its quotes, escapes undone. */
  unescape(start: number, end: number): Uint8Array;
  readTime(start: number, end: number, hasEscape: boolean): number;
  isFailedSignIn(start: number, end: number): boolean;
}

/**
 * Reads runs of regular records with the module of assembly/readRecords.ts, window by window, straight into columns.
 * Texts get their numbers in the module's memory, also those that the scanner adds for other records in between.
 */
export class BulkReader implements StringCollector {
  private module: RecordExports | undefined;
  private memory = NO_BYTES;
  private builder: LogIndexBuilder | undefined;
  private bytes = NO_BYTES as Uint8Array;
  private isOpen = false;
  private isRunning = false;
  /** The part of the log that is in the window. */
  private windowStart = 0;
  private windowEnd = 0;
  private waste = 0;
  private gain = 0;
  /** The record that was irregular when it was last looked at. */
  private irregular = -1;
  /** Redacted values in the records that the last {@link read} found. */
  redacted = 0;

  constructor(
    private readonly options: BulkOptions,
    private readonly host: BulkHost,
  ) {}

  /**
   * Sets the log that {@link read} speaks of. Nothing is done before a record is to be read. Texts get the numbers of the
   * log before where its builder is given again, without a {@link release} in between.
   */
  open(bytes: Uint8Array, builder: LogIndexBuilder): void {
    this.bytes = bytes;
    this.builder = builder;
    this.isOpen = builder.strings === this;
    this.windowStart = 0;
    this.windowEnd = 0;
    this.waste = bytes.length < this.options.least && !this.isOpen ? Infinity : 0;
    this.gain = 0;
    this.irregular = -1;
  }

  /** Lets go of the log. */
  release(): void {
    this.bytes = NO_BYTES;
    this.builder = undefined;
    this.isOpen = false;
    // Inside a run there was an exception: nobody knows what the memory holds.
    if (this.isRunning || this.memory.length > this.options.kept) {
      this.isRunning = false;
      this.module = undefined;
      this.memory = NO_BYTES;
    }
  }

  /**
   * Reads the record at `i`, which is at a brace, and those that follow it. Returns the offset after the last one; `i`
   * where the record is not for this reader.
   */
  read(i: number, isElement: boolean): number {
    const { builder } = this;
    this.redacted = 0;
    if (i === this.irregular || builder === undefined || this.waste > this.gain + MOST_WASTE) {
      return i;
    }
    const module = (this.module ??= this.createModule());
    if (module === undefined) {
      this.waste = Infinity;
      return i;
    }
    if (!this.isOpen) {
      this.start(module, builder);
    }
    let result = i;
    let from = i;
    for (;;) {
      if (from < this.windowStart || from >= this.windowEnd) {
        this.moveWindow(module, from);
      }
      const toAddress = module.window.value - this.windowStart;
      this.isRunning = true;
      const end: End = module.run(from + toAddress, this.windowEnd + toAddress, isElement ? 1 : 0);
      this.isRunning = false;
      const count = module.rows.value;
      if (count > 0) {
        this.takeRows(module, builder, count);
        result = module.lastEnd.value - toAddress;
      }
      const next = module.nextStart.value - toAddress;
      this.gain += next - from;
      from = next;
      if (end === ENDED) {
        return result;
      }
      if (end === FULL) {
        continue;
      }
      this.waste += module.failedAt.value - toAddress - from + 64;
      if (end === MORE && this.windowEnd < this.bytes.length && from > this.windowStart) {
        this.moveWindow(module, from);
        continue;
      }
      this.irregular = from;
      return result;
    }
  }

  private moveWindow(module: RecordExports, start: number): void {
    const { bytes } = this;
    const end = Math.min(bytes.length, start + Math.min(this.options.window, module.windowSize.value));
    const memory = this.getMemory(module);
    const at = module.window.value;
    memory.set(bytes.subarray(start, end), at);
    memory.fill(0, at + end - start, at + end - start + PADDING);
    this.waste += Math.max(0, this.windowEnd - start) >> 2; // copying is quicker than reading
    this.windowStart = start;
    this.windowEnd = end;
  }

  private takeRows(module: RecordExports, builder: LogIndexBuilder, count: number): void {
    const { buffer } = module.memory;
    const capacity = module.capacity.value;
    const redacted = new Uint16Array(buffer, module.redactedCounts.value, count);
    for (let i = 0; i < count; i++) {
      this.redacted += redacted[i] as number;
    }
    builder.addRows({
      count,
      capacity,
      offset: this.windowStart,
      ids: new Uint32Array(buffer, module.ids.value),
      times: new Float64Array(buffer, module.times.value, count),
      flags: new Uint8Array(buffer, module.flagBits.value, count),
      redacted,
    });
  }

  private start(module: RecordExports, builder: LogIndexBuilder): void {
    this.isOpen = true;
    // Two texts for a record of 1,300 bytes: half of the slots are used before the table grows.
    const expected = Math.max(this.options.texts ?? 1024, Math.min(1 << 18, this.bytes.length / 512));
    module.reset(1 << Math.ceil(Math.log2(expected)));
    builder.moveStrings(this);
  }

  private getMemory(module: RecordExports): Uint8Array {
    if (this.memory.buffer !== module.memory.buffer) {
      this.memory = new Uint8Array(module.memory.buffer); // the memory has grown
    }
    return this.memory;
  }

  get size(): number {
    return this.module?.stringCount.value ?? 1;
  }

  intern(bytes: Uint8Array, start: number, end: number): number {
    const { module } = this;
    if (module === undefined) {
      return 0;
    }
    const address = module.reserve(end - start);
    this.getMemory(module).set(bytes.subarray(start, end), address);
    return module.internWritten(end - start);
  }

  get(id: number): string {
    const { module } = this;
    if (module === undefined || id <= 0 || id >= this.size) {
      return '';
    }
    const [from = 0, to = 0] = new Uint32Array(module.memory.buffer, module.stringOffsets.value + id * 4, 2);
    const texts = module.stringTexts.value;
    return toText(this.getMemory(module).slice(texts + from, texts + to));
  }

  finish(): ByteStringTable {
    const { module } = this;
    if (module === undefined) {
      throw new Error('The texts were let go of before the index was built.');
    }
    const { buffer } = module.memory;
    const count = module.stringCount.value;
    const texts = module.stringTexts.value;
    return ByteStringTable.fromParts({
      texts: new Uint8Array(buffer.slice(texts, texts + module.textBytes.value)),
      offsets: new Uint32Array(
        buffer.slice(module.stringOffsets.value, module.stringOffsets.value + (count + 1) * 4),
      ),
      hashes: new Uint32Array(buffer.slice(module.stringHashes.value, module.stringHashes.value + count * 4)),
      slots: new Uint32Array(
        buffer.slice(module.stringSlots.value, module.stringSlots.value + module.slotCount.value * 4),
      ),
    });
  }

  private createModule(): RecordExports | undefined {
    const { host } = this;
    const toOffset = (address: number): number =>
      address - (this.module?.window.value ?? 0) + this.windowStart;
    const module = createRecordModule({
      isMarker: (start, end, hasEscape) =>
        host.isMarker(toOffset(start), toOffset(end), hasEscape !== 0) ? 1 : 0,
      internEscaped: (start, end) => {
        const text = host.unescape(toOffset(start), toOffset(end));
        return this.intern(text, 0, text.length);
      },
      readTime: (start, end, hasEscape) => host.readTime(toOffset(start), toOffset(end), hasEscape !== 0),
      isFailedSignIn: (start, end) => (host.isFailedSignIn(toOffset(start), toOffset(end)) ? 1 : 0),
    });
    if (module === undefined) {
      return undefined;
    }
    module.open();
    const memory = this.getMemory(module);
    const table = getKeyTable();
    const { group, offsets } = getSampling();
    for (let field = 0; field < RECORD_FIELD_COUNT; field++) {
      const key = table.getKey(field);
      const at = module.keys.value + field * 64;
      memory.set(key, at);
      memory.fill(0xff, at + 32, at + 32 + key.length);
      memory[module.keyLengths.value + field] = key.length;
      const sample = module.samples.value + field * 4;
      memory[sample] = group[field] as number;
      memory.set(offsets.subarray(field * 3, field * 3 + 3), sample + 1);
    }
    memory.set(table.fieldByHash, module.fieldByHash.value);
    memory.set(ROLES.map(getFieldNumber), module.roles.value);
    return module;
  }
}
