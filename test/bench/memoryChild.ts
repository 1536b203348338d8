/** The program of `measureMemory`: run with --expose-gc, the scan thread's script and logs; prints what it measured as JSON. */
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ByteStringTable } from '../../src/core/scan/byteStringTable';
import { ID_COLUMNS } from '../../src/core/scan/columns';
import type { LogIndex } from '../../src/core/scan/logIndex';
import type { StringTable } from '../../src/core/scan/stringTable';
import { startScanPool } from '../../src/engine/load/startScanPool';
import { Session } from '../../src/engine/session';
import type { Memory } from './cases/memoryCase';

const THREADS = 2;

/** Files that are not there, enough for several batches. */
const WARM_UP = 1500;

/** Milliseconds between two looks at the memory. */
const STEP = 5;

function getUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external; // external holds the array buffers too
}

async function measure(script: string, files: readonly string[]): Promise<Memory> {
  const inputs = files.map((file) => ({ kind: 'path', uri: file, path: file }) as const);
  const pool = startScanPool(script, THREADS);
  // The threads run, code is compiled; of the logs nothing stays.
  const none = Array.from({ length: WARM_UP }, (_, i) => `none${String(i)}`);
  await new Session(pool).open(none.map((uri) => ({ kind: 'path', uri, path: uri }) as const));
  const before = getUsed();
  const residentBefore = process.memoryUsage.rss();
  let resident = residentBefore;
  const look = (): void => {
    resident = Math.max(resident, process.memoryUsage.rss());
  };
  const timer = setInterval(look, STEP);
  const session = new Session(pool);
  const { records, sources } = await session.open(inputs);
  look();
  clearInterval(timer);
  const kept = getUsed() - before;
  const stored = Math.max(...files.map((file) => statSync(file).size));
  const text = Math.max(...sources.map(({ byteLength }) => byteLength));
  const indexes = session.logs.map(({ log }) => log.index);
  const tables = [...new Set(indexes.map(({ strings }) => strings))].map(toTableSizes);
  return {
    records,
    logs: files.length,
    threads: THREADS,
    columns: sumOf(indexes.map(getColumnBytes)),
    texts: sumOf(tables.map(({ texts }) => texts)),
    tables: sumOf(tables.map(({ rest }) => rest)),
    buffer: stored + text,
    kept,
    growth: resident - residentBefore,
    objects: measureObjects(files[0] ?? ''),
  };
}

function getColumnBytes(index: LogIndex): number {
  const { embedding, time, flags, redacted } = index;
  const columns = [...ID_COLUMNS.map((name) => index[name]), embedding, time, flags, redacted];
  return sumOf(columns.map(({ byteLength }) => byteLength));
}

function toTableSizes(strings: StringTable): { readonly texts: number; readonly rest: number } {
  if (!(strings instanceof ByteStringTable)) {
    throw new Error('A log of a session has no table of bytes.');
  }
  const { texts, offsets, hashes, slots } = strings.toParts();
  return { texts: texts.length, rest: offsets.byteLength + hashes.byteLength + slots.byteLength };
}

function measureObjects(file: string): number {
  const before = getUsed();
  const { Records } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    readonly Records: readonly unknown[];
  };
  return (getUsed() - before) / Records.length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

const [script = '', ...files] = process.argv.slice(2);
measure(script, files).then(
  (memory) => {
    console.log(JSON.stringify(memory));
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
