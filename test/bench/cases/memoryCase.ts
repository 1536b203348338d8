import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { THREAD_LIMITS } from '../../../src/engine/threadLimits';
import { repositoryRoot } from '../../support/repositoryRoot';
import { generateLogs } from '../input/generateLogs';
import { buildScanThread } from './filesCase';

/** What stays in memory for a session, in bytes. */
export interface Memory {
  readonly records: number;
  readonly logs: number;
  /** Threads that read. */
  readonly threads: number;
  /** Columns of all records. */
  readonly columns: number;
  /** The distinct texts. */
  readonly texts: number;
  /** What finds a text by its number or by its bytes. */
  readonly tables: number;
  /** What of a log a thread holds while it reads it, at most: as it is stored, and its text. */
  readonly buffer: number;
  /** What is not garbage after everything is read: the above without buffers, and identities, repeats, and the tree. */
  readonly kept: number;
  /** How much more resident memory the process has at most than before. */
  readonly growth: number;
  /** What the objects of JSON.parse keep of the first log, for each of its records. */
  readonly objects: number;
}

/** MB, of which young objects have three times as much: the session's thread is here a process. */
const SEMI_SPACE = (THREAD_LIMITS.maxYoungGenerationSizeMb ?? 48) / 3;

/** Measures in a process of its own, into which compressed logs of 40,000 records are opened as a session. */
export async function measureMemory(records: number): Promise<Memory> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const script = await buildScanThread(folder);
    const files: string[] = [];
    for (const { bytes } of generateLogs(records)) {
      const file = path.join(folder, `${String(files.length)}.json.gz`);
      writeFileSync(file, gzipSync(bytes, { level: 1 }));
      files.push(file);
    }
    const program = path.join(repositoryRoot, 'test/bench/memoryChild.ts');
    const options = ['--expose-gc', `--max-semi-space-size=${String(SEMI_SPACE)}`, '--import', 'tsx'];
    const child = spawnSync(process.execPath, [...options, program, script, ...files], {
      cwd: repositoryRoot,
      encoding: 'utf8',
    });
    if (child.status !== 0) {
      throw new Error(`Memory could not be measured: ${child.stderr}`);
    }
    return JSON.parse(child.stdout) as Memory;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
