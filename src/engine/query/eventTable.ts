import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { foldRepeats } from '../../core/grouping/foldRepeats';
import { IdentityList } from '../../core/grouping/principalTable';
import { toSourceNames } from '../../core/grouping/toSourceNames';
import type { LogInput, OpenProgress, SkippedSource } from '../../protocol/engine';
import type { TableSummary } from '../../protocol/query';
import type { LoadedLog } from '../loadedLog';
import { getStamp } from '../fileStamp';
import { getSkipReason, loadLogBytes, toSkipped } from '../loadedLog';
import { OpenReporter } from '../openReporter';
import { readLog } from '../readLog';
import type { ScanBytes } from '../scanBytes';
import type { ConnectionPool } from './connectionPool';
import { runStatement } from './connectionPool';
import { toIdentifier } from './columnType';
import type { Dictionaries, EventLog } from './eventLog';
import { addIdentities, createDictionaries, createEventLog } from './eventLog';
import type { Step } from './eventStatements';
import { hasStep, toView, toWholeInsert, toWholeTable } from './eventStatements';
import type { StageAppender } from './eventWriter';
import { CHUNK, EventWriter } from './eventWriter';
import { Pauses } from './pauses';
import { readAhead } from './readAhead';
import { createRecordTexts } from './recordTexts';

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: OpenProgress) => void) | undefined;
  /** In one go here, unless told. */
  readonly scan?: ScanBytes | undefined;
}

/** Texts of logs that are kept for the columns that need them, in bytes; those of larger sets of logs are read again. */
const KEPT_TEXT = 256 * 1024 * 1024;

/** Rows and bytes that are staged at a time: a batch for the engine's threads while the next one is staged. */
const BATCH_ROWS = 65_536;
const BATCH_BYTES = 96 * 1024 * 1024;

/** Chunks without the records' texts between two turns of the event loop, in which calls, such as a cancel, are heard. */
const CHUNKS_A_TURN = 4;

/** Values of the index's columns between two turns. */
const VALUES_A_TURN = 1 << 18;

/** Bytes of a digest between two turns. */
const DIGEST_STEP = 8 * 1024 * 1024;

const INDEX_STEPS = ['numbers', 'index'] as const;

let lastNumber = 0;

/**
 * Logs as a table of the engine, in three steps. Loading makes the columns that our index tells as numbers, and takes about
 * as long as reading and scanning the logs. The others of the index, and the columns that only the records' text tells, are
 * made when a query first needs one.
 * Measured by parts with 100,000 events in one file of 136 MB on two idle cores: 0.4 s to read and scan; 0.1 s for a
 * table of numbers and enumerations, 0.2 s with the same values written as texts; 0.16 s to hand over the records' texts
 * and 0.5 to 0.9 s for the engine to make columns of them. Its own read_json with unnest took 3.3 to 3.7 s.
 */
export class EventTable {
  private step: Step = 'numbers';
  private making: Promise<void> | undefined;
  /** What could not be read again for the second step. */
  readonly lost: string[] = [];

  private constructor(
    readonly name: string,
    readonly summary: TableSummary,
    readonly uris: readonly string[],
    readonly fingerprint: string,
    private logs: readonly EventLog[],
    private readonly dictionaries: Dictionaries,
    private readonly identities: IdentityList,
    private readonly pool: ConnectionPool,
    private readonly table: string,
  ) {}

  /** Reads logs and makes the columns that their indexes tell. */
  static async load(
    pool: ConnectionPool,
    name: string,
    inputs: readonly LogInput[],
    { signal, onProgress, scan }: LoadOptions,
  ): Promise<EventTable> {
    const fingerprint = await getFingerprint(inputs, signal);
    const reporter = new OpenReporter(inputs.length, onProgress);
    const read: ReadInput[] = [];
    const skipped: SkippedSource[] = [];
    let kept = 0;
    let source = 0;
    const results = readAhead(inputs, (input, isNext) =>
      readInput(input, inputs.length === 1, {
        signal,
        scan,
        onProgress: (bytes, size) => {
          if (isNext()) {
            reporter.report({ log: source, bytes, size });
          }
        },
      }),
    );
    for await (const result of results) {
      signal?.throwIfAborted();
      source++;
      if ('reason' in result) {
        skipped.push(result);
        reporter.finish(source, 0);
        continue;
      }
      const { loaded, bytes = new Uint8Array(0) } = result;
      const isKept = kept + bytes.length <= KEPT_TEXT;
      kept += isKept ? bytes.length : 0;
      read.push(isKept ? result : { loaded });
      reporter.finish(source, loaded.summary.records);
      await nextTurn();
    }
    const identities = new IdentityList();
    const dictionaries = createDictionaries();
    const logs = await createEventLogs(read, dictionaries, signal);
    signal?.throwIfAborted();
    const table = `lens.events_${String(++lastNumber)}`;
    const result = new EventTable(
      name,
      toSummary(logs, skipped),
      logs.map(({ loaded }) => loaded.input.uri),
      fingerprint,
      logs,
      dictionaries,
      identities,
      pool,
      table,
    );
    await result.writeIndexTable('numbers', signal);
    return result;
  }

  /** Events that a query sees. */
  get events(): number {
    return this.summary.records - this.summary.duplicates;
  }

  has(step: Step): boolean {
    return hasStep(this.step, step);
  }

  /** One sentence for each file or part that the table lacks. */
  get notRead(): readonly string[] {
    const { skipped, faults } = this.summary;
    return [
      ...skipped.map(({ uri, reason }) => `${uri}: ${reason}`),
      ...faults.map(({ source, message }) => `${source}: ${message}`),
      ...this.lost,
    ];
  }

  /** Makes the columns of a step, or waits for those that another call makes at this time: see {@link has} after. */
  make(step: Step, { signal, onProgress }: LoadOptions): Promise<void> {
    if (this.has(step)) {
      return Promise.resolve();
    }
    this.making ??= (
      step === 'whole' ? this.makeWholeTable(signal, onProgress) : this.makeIndexTable(signal)
    ).finally(() => {
      this.making = undefined;
    });
    return this.making;
  }

  async drop(): Promise<void> {
    await this.making?.catch(() => undefined);
    for (const table of [...INDEX_STEPS.map((step) => this.toName(step)), this.table]) {
      await this.pool.run(`DROP TABLE IF EXISTS ${table}`);
    }
  }

  /** Lets queries see the table under its name. */
  async show(): Promise<void> {
    const view = `memory.main.${toIdentifier(this.name)}`;
    await this.pool.run(toView(view, this.toName(this.step), this.step));
  }

  private toName(step: Step): string {
    return step === 'whole' ? this.table : `${this.table}_${step}`;
  }

  private async makeIndexTable(signal: AbortSignal | undefined): Promise<void> {
    await this.fillIdentities(signal);
    await this.writeIndexTable('index', signal);
    this.step = 'index';
    await this.show();
    await this.pool.run(`DROP TABLE IF EXISTS ${this.toName('numbers')}`);
  }

  private async fillIdentities(signal: AbortSignal | undefined): Promise<void> {
    for (const log of this.logs) {
      addIdentities(log, this.identities, this.dictionaries);
      await nextTurn();
      signal?.throwIfAborted();
    }
  }

  private writeIndexTable(step: 'numbers' | 'index', signal: AbortSignal | undefined): Promise<void> {
    const table = this.toName(step);
    return this.pool.use(async (connection) => {
      try {
        const writer = new EventWriter(connection, this.dictionaries, step);
        await writer.createStage(table);
        const stage = await writer.open(table);
        try {
          const pauses = new Pauses(CHUNKS_A_TURN, signal);
          for (const [source, log] of this.logs.entries()) {
            for (let from = 0; from < log.events; from += CHUNK) {
              stage.append(log, source, from, Math.min(log.events, from + CHUNK));
              await pauses.take(1);
            }
          }
        } finally {
          stage.close();
        }
      } catch (error) {
        await connection.run(`DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
        throw error;
      }
    });
  }

  private makeWholeTable(
    signal: AbortSignal | undefined,
    onProgress: LoadOptions['onProgress'],
  ): Promise<void> {
    return this.pool.use((staging) =>
      this.pool.use(async (inserting) => {
        const stages = [`${this.table}_stage_0`, `${this.table}_stage_1`];
        let inserted: Promise<unknown> = Promise.resolve();
        try {
          await this.fillIdentities(signal);
          const writer = new EventWriter(staging, this.dictionaries, 'whole');
          const reporter = new OpenReporter(this.logs.length, onProgress);
          let batch = 0;
          for (const [source, log] of this.logs.entries()) {
            signal?.throwIfAborted();
            const { byteLength } = log.loaded.summary;
            const bytes = log.bytes ?? (await this.readAgain(log, signal));
            const getTexts = createRecordTexts(log, bytes, this.identities);
            for (let from = 0; from < log.events;) {
              const table = stages[batch++ % 2] ?? '';
              await writer.createStage(table);
              if (batch === 1) {
                await staging.run(toWholeTable(this.table, table));
              }
              const stage = await writer.open(table);
              try {
                from = await appendBatch(stage, log, source, from, getTexts, signal);
              } finally {
                stage.close();
              }
              await inserted;
              inserted = insert(inserting, this.table, table, signal);
              // Its failure is heard at the next await.
              inserted.catch(() => undefined);
              const done = Math.round((from / log.events) * byteLength);
              reporter.report({ log: source, bytes: done, size: byteLength });
            }
            reporter.finish(source + 1, log.events);
          }
          await inserted;
          if (batch === 0) {
            // No event, and so no stage to take the types from.
            const [table = ''] = stages;
            await writer.createStage(table);
            await staging.run(toWholeTable(this.table, table));
          }
          this.step = 'whole';
        } catch (error) {
          await inserted.catch(() => undefined);
          await staging.run(`DROP TABLE IF EXISTS ${this.table}`).catch(() => undefined);
          throw error;
        } finally {
          for (const table of stages) {
            await staging.run(`DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
          }
        }
        await staging.run(toView(`memory.main.${toIdentifier(this.name)}`, this.table, this.step));
        for (const step of INDEX_STEPS) {
          await staging.run(`DROP TABLE IF EXISTS ${this.toName(step)}`).catch(() => undefined);
        }
        // The engine has it all now.
        this.logs = [];
      }),
    );
  }

  /** The text of a log that was not kept; nothing, and a sentence in `lost`, where the file is not the same any more. */
  private async readAgain({ loaded }: EventLog, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const { input, stamp } = loaded;
    try {
      const now = input.kind === 'path' ? await getStamp(input.path) : undefined;
      if (now?.size !== stamp?.size || now?.changed !== stamp?.changed) {
        throw new Error('the file changed or is gone since it was loaded.');
      }
      return (await readLog(input, signal === undefined ? {} : { signal })).bytes;
    } catch (error) {
      signal?.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      this.lost.push(`${input.uri}: Some columns of its events are empty: ${reason}`);
      return new Uint8Array(0);
    }
  }
}

async function appendBatch(
  stage: StageAppender,
  log: EventLog,
  source: number,
  first: number,
  getTexts: ReturnType<typeof createRecordTexts>,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { index } = log.loaded.log;
  const startOf = (row: number): number => index.start[log.kept?.[row] ?? row] ?? 0;
  const firstByte = startOf(first);
  let from = first;
  while (from < log.events && from - first < BATCH_ROWS && startOf(from) - firstByte < BATCH_BYTES) {
    const to = Math.min(log.events, from + CHUNK);
    stage.append(log, source, from, to, getTexts);
    from = to;
    await nextTurn();
    signal?.throwIfAborted();
  }
  return from;
}

async function insert(
  connection: Parameters<typeof runStatement>[0],
  table: string,
  stage: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await runStatement(connection, toWholeInsert(table, stage, false), { signal });
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('Malformed JSON'))) {
      throw error;
    }
    await runStatement(connection, toWholeInsert(table, stage, true), { signal });
  }
}

/** A log that was read, and its text where that is kept. */
interface ReadInput {
  readonly loaded: LoadedLog;
  readonly bytes?: Uint8Array;
}

async function readInput(
  input: LogInput,
  isAlone: boolean,
  {
    signal,
    scan,
    onProgress,
  }: Pick<LoadOptions, 'signal' | 'scan'> & { readonly onProgress: (done: number, size: number) => void },
): Promise<ReadInput | SkippedSource> {
  try {
    const read = await loadLogBytes(input, { onProgress, ...(signal === undefined ? {} : { signal }) }, scan);
    const reason = isAlone ? undefined : getSkipReason(read.loaded);
    return reason === undefined ? read : { uri: input.uri, reason };
  } catch (error) {
    if (isAlone || signal?.aborted === true || !(error instanceof Error)) {
      throw error;
    }
    return toSkipped(input.uri, error);
  }
}

/** The columns that the indexes tell of all logs, by which those records are left out that repeat an earlier one. */
async function createEventLogs(
  read: readonly ReadInput[],
  dictionaries: Dictionaries,
  signal: AbortSignal | undefined,
): Promise<EventLog[]> {
  signal?.throwIfAborted();
  const { repeated } = foldRepeats(read.map(({ loaded }) => loaded.log));
  const pauses = new Pauses(VALUES_A_TURN, signal);
  const logs: EventLog[] = [];
  let base = 0;
  for (const { loaded, bytes } of read) {
    const { count } = loaded.log.index;
    const kept = getZeros(repeated.subarray(base, base + count));
    base += count;
    logs.push(await createEventLog(loaded, bytes, kept, dictionaries, pauses));
  }
  return logs;
}

/** The positions of zeros; undefined where there is nothing else. */
function getZeros(marks: Uint8Array): Uint32Array | undefined {
  const zeros = new Uint32Array(marks.length);
  let found = 0;
  for (let position = 0; position < marks.length; position++) {
    if (marks[position] === 0) {
      zeros[found++] = position;
    }
  }
  return found === marks.length ? undefined : zeros.slice(0, found);
}

/** Equal for the same inputs as long as their files are unchanged. */
export async function getFingerprint(inputs: readonly LogInput[], signal?: AbortSignal): Promise<string> {
  const parts: unknown[] = [];
  for (const input of inputs) {
    parts.push(
      input.kind === 'path'
        ? [input.uri, input.path, await getStamp(input.path)]
        : [input.uri, input.bytes.length, await getDigest(input.bytes, signal)],
    );
  }
  return JSON.stringify(parts);
}

async function getDigest(bytes: Uint8Array, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  const pauses = new Pauses(DIGEST_STEP, signal);
  for (let from = 0; from < bytes.length; from += DIGEST_STEP) {
    const piece = bytes.subarray(from, from + DIGEST_STEP);
    hash.update(piece);
    await pauses.take(piece.length);
  }
  return hash.digest('hex');
}

function toSummary(logs: readonly EventLog[], skipped: readonly SkippedSource[]): TableSummary {
  const records = logs.reduce((sum, { loaded }) => sum + loaded.summary.records, 0);
  let redacted = 0;
  for (const { loaded } of logs) {
    const { index } = loaded.log;
    for (let record = 0; record < index.count; record++) {
      redacted += index.redacted[record] ?? 0;
    }
  }
  const names = toSourceNames(logs.map(({ loaded }) => loaded.input.uri));
  return {
    records,
    duplicates: records - logs.reduce((sum, { events }) => sum + events, 0),
    faults: logs.flatMap(({ loaded }) => loaded.faults),
    redacted,
    sources: logs.map(({ loaded }, source) => ({ ...loaded.summary, name: names[source] ?? '' })),
    skipped,
  };
}
