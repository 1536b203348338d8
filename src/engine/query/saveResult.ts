import { createWriteStream } from 'node:fs';
import { copyFile, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { toCsvCell } from '../../core/export/toCsvCell';
import type { CellValue, ResultColumn, SortOrder } from '../../protocol/query';
import type { ConnectionPool } from './connectionPool';
import { toLiteral } from './columnType';
import type { QueryResults } from './queryResults';

export type SaveFormat = 'csv' | 'jsonl' | 'parquet';

export interface SaveOptions {
  readonly result: number;
  readonly format: SaveFormat;
  readonly path: string;
  readonly sort?: SortOrder | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Rows that are read and written at a time. */
const WINDOW = 5000;

/** Writes a result to a file. The file is there as a whole or not at all. */
export async function saveResult(
  results: QueryResults,
  pool: ConnectionPool,
  exportFolder: string,
  options: SaveOptions,
): Promise<{ readonly rows: number; readonly bytes: number }> {
  const { rows } = results.get(options.result);
  const part = `${options.path}.${String(process.pid)}.part`;
  try {
    if (options.format === 'parquet') {
      await saveParquet(results, pool, exportFolder, part, options);
    } else {
      await saveText(results, part, rows, options);
    }
    options.signal?.throwIfAborted();
    const { size } = await stat(part);
    await rename(part, options.path);
    return { rows, bytes: size };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The engine writes it into its own folder, the only one that it can, and we take it from there. */
async function saveParquet(
  results: QueryResults,
  pool: ConnectionPool,
  exportFolder: string,
  target: string,
  { result, sort, signal }: SaveOptions,
): Promise<void> {
  const folder = await mkdtemp(path.join(exportFolder, 'parquet-'));
  try {
    const file = path.join(folder, 'result.parquet');
    await results.useSelect(result, sort, signal, (select) =>
      pool.run(`COPY (${select}) TO ${toLiteral(file)} (FORMAT parquet, COMPRESSION zstd)`, { signal }),
    );
    // Not renamed: the target may be on another disk.
    await copyFile(file, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function saveText(
  results: QueryResults,
  target: string,
  rows: number,
  { result, format, sort, signal }: SaveOptions,
): Promise<void> {
  const { columns } = results.get(result);
  const toLine = format === 'csv' ? toCsvLine : createJsonLine(columns);
  const stream = createWriteStream(target);
  // Held from now on: without a listener an error of the stream would end the process.
  const ended = once(stream, 'close');
  const failures: Error[] = [];
  stream.on('error', (error) => {
    failures.push(error);
  });
  ended.catch(() => undefined);
  try {
    if (format === 'csv') {
      stream.write(toCsvLine(columns.map(({ name }) => name)));
    }
    for (let offset = 0; offset < rows && failures.length === 0; offset += WINDOW) {
      signal?.throwIfAborted();
      const window = await results.getRows(result, offset, WINDOW, sort, signal);
      if (!stream.write(window.map(toLine).join(''))) {
        await Promise.race([once(stream, 'drain'), ended]);
      }
    }
  } finally {
    stream.end();
    await ended.catch(() => undefined);
  }
  const [failure] = failures;
  if (failure !== undefined) {
    throw failure;
  }
}

/** Numbers are written as they are: a sign before digits alone is no formula. */
function toCsvLine(row: readonly CellValue[]): string {
  return `${row
    .map((value) => (value === null ? '' : typeof value === 'string' ? toCsvCell(value) : String(value)))
    .join(',')}\r\n`;
}

function createJsonLine(columns: readonly ResultColumn[]): (row: readonly CellValue[]) => string {
  const names = toDistinctNames(columns).map((name) => JSON.stringify(name));
  return (row) =>
    `{${row.map((value, i) => `${names[i] ?? '""'}:${toJson(value, columns[i])}`).join(',')}}\n`;
}

/** Lists and structs are written as such; a text that only looks like JSON stays a text. */
function toJson(value: CellValue, column: ResultColumn | undefined): string {
  if (typeof value === 'string' && column?.kind === 'json') {
    try {
      JSON.parse(value);
      return value;
    } catch {
      return JSON.stringify(value);
    }
  }
  return JSON.stringify(value);
}

/** A JSON object has each name once: later columns of a name get a number. */
function toDistinctNames(columns: readonly ResultColumn[]): string[] {
  const seen = new Set<string>();
  return columns.map(({ name }) => {
    let distinct = name;
    for (let n = 1; seen.has(distinct); n++) {
      distinct = `${name}_${String(n)}`;
    }
    seen.add(distinct);
    return distinct;
  });
}
