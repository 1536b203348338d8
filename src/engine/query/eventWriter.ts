import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api';
import { DuckDBDataChunk } from '@duckdb/node-api';
import type { Vector } from '@duckdb/node-bindings';
import duckdb from '@duckdb/node-bindings';
import { toBytes } from '../../core/text/utf8';
import { FLAG_FAILED } from '../../core/scan/logIndex';
import { toIdentifier, toLiteral } from './columnType';
import type { Dictionaries, DictionaryColumn, EventLog } from './eventLog';
import type { Step } from './eventStatements';
import { getStagedDictionaries, PLAIN_COLUMNS } from './eventStatements';

/** Rows of a chunk: the engine's own vector size. */
export const CHUNK = 2048;

/** Texts that stand in a staged row beside what the index tells. */
export interface RecordTexts {
  readonly record: Uint8Array;
  readonly identity: Uint8Array;
}

/** Writes rows of events into staging tables, column by column. */
export class EventWriter {
  private readonly encoded = new Map<string, (Uint8Array | undefined)[]>();

  private readonly names: readonly DictionaryColumn[];

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly dictionaries: Dictionaries,
    private readonly step: Step,
  ) {
    this.names = getStagedDictionaries(step);
  }

  /** Makes a staging table. Columns of few values are enumerations there. */
  async createStage(table: string): Promise<void> {
    const columns = [
      ...this.names.map((name) => {
        const dictionary = this.dictionaries[name];
        const type = dictionary.isEnumerable
          ? `ENUM(${dictionary.texts.map(toLiteral).join(', ')})`
          : 'VARCHAR';
        return `${toIdentifier(name)} ${type}`;
      }),
      ...(this.step === 'numbers' ? [] : ['eventid VARCHAR']),
      ...PLAIN_COLUMNS.map(([name, type]) => `${name} ${type}`),
      ...(this.step === 'whole' ? ['lens_identity VARCHAR', 'lens_record VARCHAR'] : []),
    ];
    await this.connection.run(`CREATE OR REPLACE TABLE ${table} (${columns.join(', ')})`);
  }

  /** Opens a staging table for rows. */
  async open(table: string): Promise<StageAppender> {
    const [catalog = '', name = ''] = table.split('.');
    const appender = await this.connection.createAppender(name, 'main', catalog);
    const types: DuckDBType[] = Array.from({ length: appender.columnCount }, (_, i) =>
      appender.columnType(i),
    );
    const chunk = DuckDBDataChunk.create(types);
    return {
      append: (log, source, from, to, getTexts) => {
        chunk.reset();
        chunk.rowCount = to - from;
        this.fill(chunk, log, source, from, to);
        if (getTexts !== undefined) {
          this.fillTexts(chunk, log, from, to, getTexts);
        }
        appender.appendDataChunk(chunk);
      },
      close: () => {
        appender.closeSync();
      },
    };
  }

  private fill(chunk: DuckDBDataChunk, log: EventLog, source: number, from: number, to: number): void {
    const count = to - from;
    const { kept, codes } = log;
    const { index } = log.loaded.log;
    const toRecord = (row: number): number => kept?.[from + row] ?? from + row;
    let column = 0;
    const next = (): Vector => duckdb.data_chunk_get_vector(chunk.chunk, column++);
    for (const name of this.names) {
      const dictionary = this.dictionaries[name];
      const vector = next();
      const numbers = codes[name];
      if (!dictionary.isEnumerable) {
        const encoded = this.getEncoded(name);
        writeTexts(vector, count, (row) => {
          const code = numbers[toRecord(row)] ?? 0;
          return code === 0 ? undefined : (encoded[code] ??= toBytes(dictionary.texts[code - 1] ?? ''));
        });
        continue;
      }
      const data = createNumbers(count, dictionary.texts.length);
      const nulls = new NullMarks(count);
      for (let row = 0; row < count; row++) {
        const code = numbers[toRecord(row)] ?? 0;
        if (code === 0) {
          nulls.mark(row);
          data[row] = 0;
        } else {
          data[row] = code - 1;
        }
      }
      copyTo(vector, data);
      nulls.copyTo(vector);
    }
    if (this.step !== 'numbers') {
      writeTexts(next(), count, (row) => {
        const id = index.eventID[toRecord(row)] ?? 0;
        return id === 0 ? undefined : toBytes(index.strings.get(id));
      });
    }
    writeTimes(next(), count, (row) => index.time[toRecord(row)] ?? NaN);
    const failed = new Uint8Array(count);
    const redacted = new Int32Array(count);
    const positions = new Int32Array(count);
    for (let row = 0; row < count; row++) {
      const record = toRecord(row);
      failed[row] = ((index.flags[record] ?? 0) & FLAG_FAILED) === 0 ? 0 : 1;
      redacted[row] = index.redacted[record] ?? 0;
      positions[row] = record;
    }
    for (const data of [failed, redacted, positions, new Int32Array(count).fill(source)]) {
      copyTo(next(), data);
    }
  }

  private fillTexts(
    chunk: DuckDBDataChunk,
    { kept }: EventLog,
    from: number,
    to: number,
    getTexts: (record: number) => RecordTexts,
  ): void {
    const first = this.names.length + 1 + PLAIN_COLUMNS.length;
    const identities = duckdb.data_chunk_get_vector(chunk.chunk, first);
    const records = duckdb.data_chunk_get_vector(chunk.chunk, first + 1);
    for (let row = 0; row < to - from; row++) {
      const { identity, record } = getTexts(kept?.[from + row] ?? from + row);
      duckdb.vector_assign_string_element_len(identities, row, identity);
      duckdb.vector_assign_string_element_len(records, row, record);
    }
  }

  private getEncoded(name: string): (Uint8Array | undefined)[] {
    let encoded = this.encoded.get(name);
    if (encoded === undefined) {
      encoded = [];
      this.encoded.set(name, encoded);
    }
    return encoded;
  }
}

/**
 * Rows go in by chunks of at most {@link CHUNK}; they are seen when it is closed. Close it after a failure too: one that
 * is left open writes its rows when it is collected, then into a table that was made anew under the same name.
 */
export interface StageAppender {
  append(
    log: EventLog,
    source: number,
    from: number,
    to: number,
    getTexts?: (record: number) => RecordTexts,
  ): void;
  close(): void;
}

function writeTexts(vector: Vector, count: number, getText: (row: number) => Uint8Array | undefined): void {
  const nulls = new NullMarks(count);
  for (let row = 0; row < count; row++) {
    const text = getText(row);
    if (text === undefined) {
      nulls.mark(row);
    } else {
      duckdb.vector_assign_string_element_len(vector, row, text);
    }
  }
  nulls.copyTo(vector);
}

/** Microseconds since 1970, as 64 bits in two halves: to make a BigInt of each took longer than all other columns. */
function writeTimes(vector: Vector, count: number, getTime: (row: number) => number): void {
  const halves = new Uint32Array(count * 2);
  const nulls = new NullMarks(count);
  for (let row = 0; row < count; row++) {
    const time = getTime(row);
    if (Number.isNaN(time)) {
      nulls.mark(row);
    } else {
      const microseconds = Math.round(time) * 1000;
      halves[row * 2] = microseconds % HALF;
      halves[row * 2 + 1] = Math.floor(microseconds / HALF);
    }
  }
  copyTo(vector, halves);
  nulls.copyTo(vector);
}

const HALF = 2 ** 32;

/** The numbers of an enumeration are as wide as its size asks for. */
function createNumbers(count: number, names: number): Uint8Array | Uint16Array | Uint32Array {
  return names <= 0xff
    ? new Uint8Array(count)
    : names <= 0xffff
      ? new Uint16Array(count)
      : new Uint32Array(count);
}

function copyTo(vector: Vector, data: ArrayBufferView): void {
  duckdb.copy_data_to_vector(vector, 0, data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
}

/** Marks values of a vector as NULL. */
class NullMarks {
  private mask: Uint8Array | undefined;

  constructor(private readonly count: number) {}

  mark(row: number): void {
    this.mask ??= new Uint8Array(Math.ceil(this.count / 64) * 8).fill(0xff);
    this.mask[row >> 3] = (this.mask[row >> 3] ?? 0) & ~(1 << (row & 7));
  }

  copyTo(vector: Vector): void {
    if (this.mask !== undefined) {
      duckdb.vector_ensure_validity_writable(vector);
      duckdb.copy_data_to_vector_validity(
        vector,
        0,
        this.mask.buffer as ArrayBuffer,
        0,
        this.mask.byteLength,
      );
    }
  }
}
