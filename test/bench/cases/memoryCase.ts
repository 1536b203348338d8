import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../support/repositoryRoot';
import { generateLogs } from '../input/generateLogs';

/** What stays in memory for one log, in bytes. */
export interface Memory {
  readonly records: number;
  /** Sum of the columns. */
  readonly columns: number;
  /** Sum of the distinct texts. */
  readonly texts: number;
  /** Everything that the index keeps: columns, and the table of distinct strings. */
  readonly index: number;
  /** What JSON.parse's objects keep, for comparison. */
  readonly objects: number;
  /** How much more resident memory the process had at most while the index was built than before. */
  readonly peak: number;
}

/** Measures in a process of its own that does nothing else; `records` at most as many as one log has. */
export function measureMemory(records: number): Memory {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const file = path.join(folder, 'log.json');
    for (const { bytes } of generateLogs(records)) {
      writeFileSync(file, bytes);
    }
    const program = path.join(repositoryRoot, 'test/bench/memoryChild.ts');
    const child = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', program, file], {
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
