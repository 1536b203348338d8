import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { IdentityList } from '../../core/grouping/principalTable';
import { toSourceNames } from '../../core/grouping/toSourceNames';
import type { LogInput, OpenProgress, SkippedSource } from '../../protocol/engine';
import type { TableSummary } from '../../protocol/query';
import type { LoadedLog } from '../loadedLog';
import { getSkipReason, getStamp, loadLogBytes, toSkipped } from '../loadedLog';
import { OpenReporter } from '../openReporter';
import { readLog } from '../readLog';
import type { ConnectionPool } from './connectionPool';
import { runStatement } from './connectionPool';
import { toIdentifier } from './columnType';
import type { Dictionaries, EventLog } from './eventLog';
import { addIdentities, createDictionaries, createEventLog } from './eventLog';
import type { Step } from './eventStatements';
import { hasStep, toView, toWholeInsert, toWholeTable } from './eventStatements';
import type { StageAppender } from './eventWriter';
import { CHUNK, EventWriter } from './eventWriter';
import { createRecordTexts } from './recordTexts';
import { RepeatFinder } from './repeatFinder';

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: OpenProgress) => void) | undefined;
}

/** Texts of logs that are kept for the columns that need them, in bytes; those of larger sets of logs are read again. */
const KEPT_TEXT = 256 * 1024 * 1024;

/** Rows and bytes that are staged at a time: a batch for the engine's threads while the next one is staged. */
const BATCH_ROWS = 65_536;
const BATCH_BYTES = 96 * 1024 * 1024;

/** Chunks without the records' texts between two turns of the event loop, in which calls, such as a cancel, are heard. */
const CHUNKS_A_TURN = 4;

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
    { signal, onProgress }: LoadOptions,
  ): Promise<EventTable> {
    const fingerprint = await getFingerprint(inputs);
    const reporter = new OpenReporter(inputs.length, onProgress);
    const isAlone = inputs.length === 1;
    const repeats = new RepeatFinder(isAlone);
    const identities = new IdentityList();
    const dictionaries = createDictionaries();
    const logs: EventLog[] = [];
    const skipped: SkippedSource[] = [];
    let kept = 0;
    for (const [source, input] of inputs.entries()) {
      signal?.throwIfAborted();
      reporter.begin(source);
      const read = await readInput(input, isAlone, signal, (done, size) => {
        reporter.report(done, size);
      });
      if ('reason' in read) {
        skipped.push(read);
        reporter.finish(0);
        continue;
      }
      const { loaded, bytes } = read;
      const log = createEventLog(loaded, repeats.findNew(loaded.log), dictionaries);
      if (kept + bytes.length <= KEPT_TEXT) {
        kept += bytes.length;
        log.bytes = bytes;
      }
      logs.push(log);
      reporter.finish(loaded.summary.records);
      await nextTurn();
    }
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
          let chunks = 0;
          for (const [source, log] of this.logs.entries()) {
            for (let from = 0; from < log.events; from += CHUNK) {
              stage.append(log, source, from, Math.min(log.events, from + CHUNK));
              if (++chunks % CHUNKS_A_TURN === 0) {
                await nextTurn();
                signal?.throwIfAborted();
              }
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
            reporter.begin(source);
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
              reporter.report(Math.round((from / log.events) * byteLength), byteLength);
            }
            reporter.finish(log.events);
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

async function readInput(
  input: LogInput,
  isAlone: boolean,
  signal: AbortSignal | undefined,
  onProgress: (done: number, size: number) => void,
): Promise<{ readonly loaded: LoadedLog; readonly bytes: Uint8Array } | SkippedSource> {
  try {
    const read = await loadLogBytes(input, { onProgress, ...(signal === undefined ? {} : { signal }) });
    const reason = isAlone ? undefined : getSkipReason(read.loaded);
    return reason === undefined ? read : { uri: input.uri, reason };
  } catch (error) {
    if (isAlone || signal?.aborted === true || !(error instanceof Error)) {
      throw error;
    }
    return toSkipped(input.uri, error);
  }
}

/** Equal for the same inputs as long as their files are unchanged. */
export async function getFingerprint(inputs: readonly LogInput[]): Promise<string> {
  const parts: unknown[] = [];
  for (const input of inputs) {
    parts.push(
      input.kind === 'path'
        ? [input.uri, input.path, await getStamp(input.path)]
        : [input.uri, input.bytes.length, createHash('sha256').update(input.bytes).digest('hex')],
    );
  }
  return JSON.stringify(parts);
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
