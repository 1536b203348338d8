import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { EventTree } from '../../../src/core/grouping/eventTree';
import { IdentityList } from '../../../src/core/grouping/principalTable';
import type { SourceLog } from '../../../src/core/grouping/sourceLog';
import { scanLog } from '../../../src/core/scan/scanLog';
import { getContentKeys } from '../../../src/engine/contentKeys';
import { Session } from '../../../src/engine/session';
import type { LogInput } from '../../../src/protocol/engine';
import { WrongAnswer } from '../caseResult';
import { generateLogs } from '../input/generateLogs';
import type { InputLog } from '../input/inputLog';
import { getMedian } from '../measure';

/** What one operation costs for one event, by the number of events. */
export interface Growth {
  readonly name: string;
  readonly points: readonly {
    readonly records: number;
    /** Nanoseconds of the processor. */ readonly perEvent: number;
  }[];
}

/** Sizes at which costs are taken; the first is what the others are compared with. */
const SMALL = 100_000;
const MARKS: readonly number[] = [250_000, 500_000, 1_000_000];

const NEEDLES = ['Decrypt', '203.0.113.7', 'unauthorized', 'nowhere'] as const;
const GROUPINGS = ['eventName', 'address'] as const;
const ROUNDS = 3;
/** Of what takes a tenth of a second: one collection of garbage would count for much. */
const SHORT_ROUNDS = 11;

/** Milliseconds of the processor, which other work on the machine does not lengthen as it does those of the clock. */
function takeTime(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function takeMedian(run: () => unknown): number {
  return getMedian(Array.from({ length: ROUNDS }, () => takeTime(run)));
}

/** How often a text stands in a log: ours is checked without a parser, whose objects would take gigabytes. */
function count(bytes: Uint8Array, text: string): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let found = 0;
  for (let i = buffer.indexOf(text); i >= 0; i = buffer.indexOf(text, i + 1)) {
    found++;
  }
  return found;
}

/** The logs of so many events, with their tree. */
interface Stage {
  readonly records: number;
  readonly inputs: readonly LogInput[];
  readonly tree: EventTree;
  readonly indexTime: number;
}

/** Logs that are made one after another; only their columns stay in memory, and their files, compressed, on disk. */
class StageMaker {
  records = 0;
  private decrypts = 0;
  private indexTime = 0;
  private readonly inputs: LogInput[] = [];
  private readonly logs: SourceLog[] = [];
  private readonly identities = new IdentityList();
  private readonly folder: string;

  constructor(parent: string) {
    this.folder = mkdtempSync(path.join(parent, 'logs-'));
  }

  add({ bytes }: InputLog): void {
    this.indexTime += takeMedian(() => scanLog(bytes));
    const index = scanLog(bytes);
    this.logs.push({ index, contentKeys: getContentKeys(bytes, index) });
    this.records += count(bytes, '{"eventVersion":');
    this.decrypts += count(bytes, '"eventName":"Decrypt"');
    const file = path.join(this.folder, `${String(this.inputs.length)}.json.gz`);
    writeFileSync(file, gzipSync(bytes, { level: 1 }));
    this.inputs.push({ kind: 'path', uri: file, path: file });
  }

  /** What has been made so far. */
  getStage(): Stage {
    const { records, indexTime, identities } = this;
    const tree = new EventTree([...this.logs], { identities });
    for (const [needle, expected] of [
      ['nowhere', 0],
      ['Decrypt', this.decrypts],
      ['', records],
    ] as const) {
      tree.setFilter(needle);
      const { matched } = tree.status;
      if (matched !== expected) {
        throw new WrongAnswer(`"${needle}" matches ${matched} of ${records} events, not ${expected}.`);
      }
    }
    return { records, inputs: [...this.inputs], tree, indexTime };
  }
}

/** Medians for each stage. Stages take turns, so that what slows the machine down for a while slows all of them. */
function takeTurns(stages: readonly Stage[], run: (tree: EventTree) => void): readonly number[] {
  const times = stages.map((): number[] => []);
  for (let round = 0; round < SHORT_ROUNDS; round++) {
    stages.forEach(({ tree }, i) => times[i]?.push(takeTime(() => run(tree))));
  }
  return times.map(getMedian);
}

/** Medians of what the engine takes to open the files of each stage, which take turns too. */
async function takeLoadTimes(
  stages: readonly Pick<Stage, 'records' | 'inputs'>[],
): Promise<readonly number[]> {
  const times = stages.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { records, inputs }] of stages.entries()) {
      const start = process.cpuUsage();
      const summary = await new Session().open(inputs);
      const { user, system } = process.cpuUsage(start);
      times[i]?.push((user + system) / 1000);
      if (summary.records !== records || summary.faults.length > 0) {
        throw new WrongAnswer(`${summary.records} of ${records} events were loaded.`);
      }
    }
  }
  return times.map(getMedian);
}

function makeStages(folder: string): Stage[] {
  const stages: Stage[] = [];
  // What is compiled on the way would count for the smallest session alone: the first time is for that.
  for (let round = 0; round < 2; round++) {
    const small = new StageMaker(folder);
    for (const log of generateLogs(SMALL)) {
      small.add(log);
    }
    stages[0] = small.getStage();
  }
  const large = new StageMaker(folder);
  for (const log of generateLogs(MARKS.at(-1) ?? 0)) {
    large.add(log);
    if (large.records >= (MARKS[stages.length - 1] ?? Infinity)) {
      stages.push(large.getStage());
    }
  }
  return stages;
}

/** The cost of an event in sessions of 100,000 to a million events. */
export async function measureGrowth(): Promise<readonly Growth[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lens-bench-'));
  try {
    return await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string): Promise<readonly Growth[]> {
  const stages = makeStages(folder);
  const filterTimes = takeTurns(stages, (tree) => NEEDLES.forEach((needle) => tree.setFilter(needle)));
  stages.forEach(({ tree }) => tree.setFilter(''));
  const groupTimes = takeTurns(stages, (tree) =>
    GROUPINGS.forEach((dimension) => tree.setGrouping([dimension])),
  );
  const sizes = stages.map(({ records }) => records);
  const indexTimes = stages.map(({ indexTime }) => indexTime);
  // A session is loaded into a process that holds no other: the trees are let go.
  const files = stages.splice(0).map(({ records, inputs }) => ({ records, inputs }));
  const loadTimes = await takeLoadTimes(files);
  const toGrowth = (name: string, times: readonly number[]): Growth => ({
    name,
    points: sizes.map((records, i) => ({ records, perEvent: ((times[i] ?? NaN) * 1e6) / records })),
  });
  return [
    toGrowth('index (bytes to columns)', indexTimes),
    toGrowth('load (read, gunzip, index, tree)', loadTimes),
    toGrowth(
      'filter',
      filterTimes.map((time) => time / NEEDLES.length),
    ),
    toGrowth(
      'regroup',
      groupTimes.map((time) => time / GROUPINGS.length),
    ),
  ];
}

/** The cost at the most events as a multiple of that at the fewest. */
export function getGrowth({ points }: Growth): number {
  return (points.at(-1)?.perEvent ?? NaN) / (points[0]?.perEvent ?? NaN);
}
