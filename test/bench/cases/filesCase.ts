import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { gunzipSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { toText } from '../../../src/core/text/utf8';
import type { LogLoader } from '../../../src/engine/load/logLoader';
import { startScanPool } from '../../../src/engine/load/startScanPool';
import { Session } from '../../../src/engine/session';
import type { LogInput } from '../../../src/protocol/engine';
import { repositoryRoot } from '../../support/repositoryRoot';
import { WrongAnswer, type CaseResult } from '../caseResult';
import { generateLogs } from '../input/generateLogs';
import { getMedian, type Timing } from '../measure';

/** Of one file: some 135 KB of text, 16 KB as it is stored. */
const RECORDS_PER_FILE = 100;

/** What was read: bytes of text, and records where they are known. */
interface Answer {
  readonly text: number;
  readonly records?: number;
}

interface Loader {
  readonly name: string;
  readonly load: () => Promise<Answer>;
}

/** A thread that unpacks the files of which it is told the names, and answers with the bytes of text. */
const GUNZIP_THREAD = `
const { parentPort } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const { gunzipSync } = require('node:zlib');
parentPort.on('message', (files) => {
  let text = 0;
  for (const file of files) text += gunzipSync(readFileSync(file)).length;
  parentPort.postMessage(text);
});`;

/**
 * Many small files to indexes that can be grouped and searched, against gunzip of the same files, which is the floor, and
 * against JSON.parse of what it gives. Files are in the system's cache for all.
 */
export async function measureFiles(records: number, rounds: number): Promise<readonly CaseResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const workers: Worker[] = [];
  try {
    const files = writeFiles(folder, records);
    const inputs = files.map((file) => ({ kind: 'path', uri: file, path: file }) as const);
    const script = await buildScanThread(folder);
    const [one, two] = [startScanPool(script, 1), startScanPool(script, 2)];
    const startGunzip = (): Worker => {
      const worker = new Worker(GUNZIP_THREAD, { eval: true });
      workers.push(worker);
      return worker;
    };
    const [first, second] = [startGunzip(), startGunzip()];
    const oneThread: readonly Loader[] = [
      { name: 'CloudTrail Lens, one thread', load: () => load(one, inputs) },
      { name: 'gunzip', load: () => gunzip([first], files) },
      { name: 'gunzip and JSON.parse', load: () => Promise.resolve(parseAll(files)) },
    ];
    const twoThreads: readonly Loader[] = [
      { name: 'CloudTrail Lens, two threads', load: () => load(two, inputs) },
      { name: 'gunzip, two threads', load: () => gunzip([first, second], files) },
    ];
    const session: Loader = {
      name: 'CloudTrail Lens, two threads, and the tree',
      load: async () => {
        const { records: found, sources } = await new Session(two).open(inputs);
        return { records: found, text: sources.reduce((sum, { byteLength }) => sum + byteLength, 0) };
      },
    };
    const loaders = [...oneThread, ...twoThreads, session];
    const text = await checkAll(loaders, records);
    const times = await takeTurns(loaders, rounds);
    const toTimings = (list: readonly Loader[]): Timing[] => list.map((loader) => toTiming(loader, times));
    const common = {
      records,
      bytes: text,
      checked: 'Bytes of text of all, and records where they are read.',
    };
    const size = `${files.length.toLocaleString('en')} files, ${records.toLocaleString('en')} records`;
    const ratio = (a: Loader | undefined, b: Loader | undefined): string =>
      (getTime(a, times) / getTime(b, times)).toFixed(2);
    return [
      {
        ...common,
        name: `one thread, ${size}`,
        what: 'Small compressed files to record spans, key columns, identities’ texts and flags. The thread is at work already.',
        timings: toTimings(oneThread),
        notes: [`Share of the speed of gunzip: ${ratio(oneThread[1], oneThread[0])}.`],
      },
      {
        ...common,
        name: `two threads, ${size}`,
        what: 'The same by two; the last row is a session that can be shown, with who made each event, repeats, and the tree.',
        timings: toTimings([...twoThreads, session]),
        notes: [
          `Share of the speed of gunzip: ${ratio(twoThreads[1], twoThreads[0])}. From one thread to two: ${ratio(oneThread[0], twoThreads[0])} times as fast; gunzip alone: ${ratio(oneThread[1], twoThreads[1])}.`,
        ],
      },
    ];
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, records: number): readonly string[] {
  const files: string[] = [];
  for (const { bytes } of generateLogs(records)) {
    const { Records } = JSON.parse(toText(bytes)) as { readonly Records: readonly unknown[] };
    for (let from = 0; from < Records.length; from += RECORDS_PER_FILE) {
      const file = path.join(folder, `${String(files.length).padStart(6, '0')}.json.gz`);
      const part = JSON.stringify({ Records: Records.slice(from, from + RECORDS_PER_FILE) });
      writeFileSync(file, gzipSync(part));
      files.push(file);
    }
  }
  return files;
}

/** The thread's script as the package has it. */
export async function buildScanThread(folder: string): Promise<string> {
  const outfile = path.join(folder, 'scan.js');
  await build({
    entryPoints: [path.join(repositoryRoot, 'src/engine/scanThread.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    minify: true,
    logLevel: 'silent',
  });
  return outfile;
}

async function load(loader: LogLoader, inputs: readonly LogInput[]): Promise<Answer> {
  let [text, records] = [0, 0];
  for await (const results of loader.load(inputs, {})) {
    for (const result of results) {
      if (result instanceof Error) {
        throw result;
      }
      text += result.summary.byteLength;
      records += result.summary.records;
    }
  }
  return { text, records };
}

/** Each worker takes every so-manieth file. */
async function gunzip(workers: readonly Worker[], files: readonly string[]): Promise<Answer> {
  const answers = workers.map(
    (worker, i) =>
      new Promise<number>((resolve) => {
        worker.once('message', resolve);
        worker.postMessage(files.filter((_, at) => at % workers.length === i));
      }),
  );
  return { text: (await Promise.all(answers)).reduce((sum, text) => sum + text, 0) };
}

function parseAll(files: readonly string[]): Answer {
  let [text, records] = [0, 0];
  for (const file of files) {
    const bytes = gunzipSync(readFileSync(file));
    text += bytes.length;
    records += (JSON.parse(bytes.toString('utf8')) as { readonly Records: readonly unknown[] }).Records
      .length;
  }
  return { text, records };
}

/** Returns the bytes of text. What is compiled on the first use is compiled here. */
async function checkAll(loaders: readonly Loader[], records: number): Promise<number> {
  let expected: number | undefined;
  for (const { name, load: run } of [...loaders, ...loaders]) {
    const { text, records: found = records } = await run();
    expected ??= text;
    if (text !== expected || found !== records) {
      throw new WrongAnswer(
        `${name}: ${String(found)} records in ${String(text)} bytes, expected ${String(records)} in ${String(expected)}.`,
      );
    }
  }
  return expected ?? 0;
}

async function takeTurns(
  loaders: readonly Loader[],
  rounds: number,
): Promise<ReadonlyMap<Loader, readonly number[]>> {
  const times = new Map<Loader, number[]>(loaders.map((loader) => [loader, []]));
  for (let round = 0; round < rounds; round++) {
    for (const loader of round % 2 === 0 ? loaders : loaders.toReversed()) {
      const began = performance.now();
      await loader.load();
      times.get(loader)?.push(performance.now() - began);
    }
  }
  return times;
}

function getTime(loader: Loader | undefined, times: ReadonlyMap<Loader, readonly number[]>): number {
  return getMedian((loader && times.get(loader)) ?? []);
}

function toTiming(loader: Loader, times: ReadonlyMap<Loader, readonly number[]>): Timing {
  const own = times.get(loader) ?? [];
  return { name: loader.name, median: getMedian(own), least: Math.min(...own), rounds: own.length };
}
