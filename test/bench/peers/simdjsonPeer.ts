import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LogIndex } from '../../../src/core/scan/logIndex';
import { toBytes } from '../../../src/core/text/utf8';
import { repositoryRoot } from '../../support/repositoryRoot';
import { WrongAnswer } from '../caseResult';
import type { InputLog } from '../input/inputLog';
import type { Timing } from '../measure';

interface Reading {
  readonly records: number;
  readonly hash: number;
  readonly median: number;
  readonly least: number;
}

/** What simdjson.cpp prints for a log. */
interface Line {
  readonly version: string;
  readonly implementation: string;
  readonly dom: Reading;
  readonly onDemand: Reading;
}

/** One log of a batch, and what our reader said of it. */
export interface IndexedLog {
  readonly log: InputLog;
  readonly index: LogIndex;
}

const NAMES = {
  dom: 'simdjson DOM (C++)',
  onDemand: 'simdjson on demand, two fields (C++)',
} as const;

/**
 * simdjson in a process of its own, right after the contenders of the same logs. It is compiled for this machine when
 * the benchmark runs; where there is no compiler or no library, {@link missing} says so and nothing is measured.
 */
export class SimdjsonPeer {
  /** Why there is no such peer; undefined where there is one. */
  readonly missing: string | undefined;
  /** Version and the processor's instructions it uses; undefined before it has run. */
  version: string | undefined;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'bench-simdjson-'));
  private readonly totals = { dom: { median: 0, least: 0 }, onDemand: { median: 0, least: 0 } };

  constructor(private readonly rounds: number) {
    const source = path.join(repositoryRoot, 'test/bench/peers/simdjson.cpp');
    const { error, status, stderr } = spawnSync(
      'g++',
      ['-O3', '-march=native', '-std=c++17', source, '-lsimdjson', '-o', this.program],
      { encoding: 'utf8' },
    );
    this.missing =
      error !== undefined
        ? 'there is no g++'
        : status === 0
          ? undefined
          : /simdjson\.h|-lsimdjson/.test(stderr)
            ? 'there is no simdjson library (Debian: libsimdjson-dev)'
            : `g++ failed: ${stderr.slice(0, 200)}`;
  }

  private get program(): string {
    return path.join(this.folder, 'simdjson');
  }

  /** Reads the logs of a batch and adds their times. Throws {@link WrongAnswer} where it reads other records than we. */
  measure(batch: readonly IndexedLog[]): void {
    if (this.missing !== undefined) {
      return;
    }
    const files = batch.map(({ log }, i) => {
      const file = path.join(this.folder, `${i}.json`);
      writeFileSync(file, log.bytes);
      return file;
    });
    const { status, stdout, stderr } = spawnSync(this.program, [String(this.rounds), ...files], {
      encoding: 'utf8',
    });
    if (status !== 0) {
      throw new Error(`simdjson failed: ${stderr}`);
    }
    files.forEach((file) => rmSync(file));
    const lines = stdout.trimEnd().split('\n');
    batch.forEach(({ log, index }, i) => {
      const line = JSON.parse(lines[i] ?? '') as Line;
      this.version = `${line.version} (${line.implementation})`;
      const hash = hashFields(index);
      for (const kind of ['dom', 'onDemand'] as const) {
        const { records, hash: theirs, median, least } = line[kind];
        if (records !== index.count || theirs !== hash) {
          throw new WrongAnswer(
            `${log.name}: simdjson reads ${records} records, or other ids; ours ${index.count}.`,
          );
        }
        this.totals[kind].median += median;
        this.totals[kind].least += least;
      }
    });
  }

  /** The times of all batches; empty where it is missing. */
  get timings(): readonly Timing[] {
    return this.missing === undefined
      ? (['dom', 'onDemand'] as const).map((kind) => ({
          name: NAMES[kind],
          ...this.totals[kind],
          rounds: this.rounds,
        }))
      : [];
  }

  /** Removes the program. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** FNV-1a over eventName and eventID of all records, as simdjson.cpp has it. */
function hashFields(index: LogIndex): number {
  const known: (Uint8Array | undefined)[] = [];
  let hash = 0x811c9dc5;
  for (let i = 0; i < index.count; i++) {
    for (const column of [index.eventName, index.eventID]) {
      const id = column[i] ?? 0;
      for (const byte of (known[id] ??= toBytes(index.strings.get(id)))) {
        hash = Math.imul(hash ^ byte, 0x01000193);
      }
      hash = Math.imul(hash ^ 0xff, 0x01000193);
    }
  }
  return hash >>> 0;
}
