import { BatchedIndex, type BatchedLog } from './batchedIndex';
import { BULK } from './bulkReader';
import { ByteStringTable, type StringParts } from './byteStringTable';
import type { Columns } from './columns';
import { buildFaultList } from './faultList';
import type { LogIndex } from './logIndex';
import { LogIndexBuilder, type RecordSpans } from './logIndexBuilder';
import { LogScanner } from './logScanner';

/**
 * The indexes of several logs as a few large buffers, which move between threads without being copied: the rows of all
 * logs one after another, and the texts of all.
 */
export interface PackedLogs {
  readonly columns: Columns;
  readonly strings: StringParts;
  readonly logs: readonly BatchedLog[];
}

/** Scanners that no batch uses at the moment, see scanLog for why they are kept. */
const idle: LogScanner[] = [];

/** What a batch of 16 MB of logs needs. */
const KEPT = 16 * 1024 * 1024;

/**
 * Reads logs one after another into columns, as scanLog does, with one table of texts for all of them. The small logs of
 * a trail's day repeat each other's identities, addresses and agents: reading 2,000 of them takes two thirds of the time
 * that it takes with a table each, and what looks at distinct texts later looks at each once.
 */
export class LogBatch {
  private readonly scanner = idle.pop() ?? new LogScanner(0, { ...BULK, kept: KEPT, texts: 65536 });
  private readonly builder = new LogIndexBuilder();
  private readonly logs: BatchedLog[] = [];

  /** Reads a (decompressed, UTF-8) log. Throws where the machine has no memory left for its texts. */
  add(bytes: Uint8Array): RecordSpans {
    const { scanner, builder } = this;
    builder.beginLog(bytes.length);
    const shape = scanner.scan(bytes, builder);
    const faults = buildFaultList(scanner.faults, builder, bytes);
    this.logs.push({ byteLength: bytes.length, shape, count: builder.count, faults });
    return builder.finishLog(bytes);
  }

  /** The indexes of all logs. The batch is used up. */
  finish(): PackedLogs {
    const { scanner, builder, logs } = this;
    const strings = builder.strings.finish().toParts();
    scanner.release();
    idle.push(scanner);
    return { columns: builder.takeColumns(), strings, logs };
  }
}

/** The indexes, in the order in which their logs were added. All have the same table of texts. */
export function unpackLogs({ columns, strings, logs }: PackedLogs): LogIndex[] {
  const table = ByteStringTable.fromParts(strings);
  let from = 0;
  return logs.map((log) => {
    const index = new BatchedIndex(log, table, { columns, from });
    from += log.count;
    return index;
  });
}

/** The buffers of packed logs, for a transfer. */
export function getBuffers({ columns, strings }: PackedLogs): ArrayBuffer[] {
  const { texts, offsets, hashes, slots } = strings;
  return [...Object.values<{ readonly buffer: ArrayBuffer }>(columns), texts, offsets, hashes, slots].map(
    ({ buffer }) => buffer,
  );
}
