import { gunzipSync, gzipSync } from 'node:zlib';
import { EventTree } from '../../../src/core/grouping/eventTree';
import type { SourceLog } from '../../../src/core/grouping/sourceLog';
import { scanLog } from '../../../src/core/scan/scanLog';
import { getContentKeys } from '../../../src/engine/contentKeys';
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

/** A session of so many events: its tree, and what reading its logs has cost in all. */
interface Stage {
  readonly records: number;
  readonly tree: EventTree;
  readonly indexTime: number;
  readonly loadTime: number;
}

/** Logs that are read one after another; only their columns stay. */
class Session {
  records = 0;
  private decrypts = 0;
  private indexTime = 0;
  private readTime = 0;
  private readonly logs: SourceLog[] = [];

  add({ bytes }: InputLog): void {
    this.indexTime += takeMedian(() => scanLog(bytes));
    const packed = gzipSync(bytes, { level: 1 });
    this.readTime += takeTime(() => {
      const unpacked = gunzipSync(packed);
      const index = scanLog(unpacked);
      this.logs.push({ index, contentKeys: getContentKeys(unpacked, index) });
    });
    this.records += count(bytes, '{"eventVersion":');
    this.decrypts += count(bytes, '"eventName":"Decrypt"');
  }

  /** What has been read so far. */
  getStage(): Stage {
    const { records, indexTime, readTime } = this;
    const logs = [...this.logs];
    let tree = new EventTree(logs);
    const treeTime = takeMedian(() => (tree = new EventTree(logs)));
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
    return { records, tree, indexTime, loadTime: readTime + treeTime };
  }
}

/** Medians for each stage. Stages take turns, so that what slows the machine down for a while slows all of them. */
function takeTurns(stages: readonly Stage[], run: (tree: EventTree) => void): readonly number[] {
  const times = stages.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    stages.forEach(({ tree }, i) => times[i]?.push(takeTime(() => run(tree))));
  }
  return times.map(getMedian);
}

/** The cost of an event in sessions of 100,000 to a million events. */
export function measureGrowth(): readonly Growth[] {
  const stages: Stage[] = [];
  // What is compiled on the way would count for the smallest session alone: the first time is for that.
  for (let round = 0; round < 2; round++) {
    const small = new Session();
    for (const log of generateLogs(SMALL)) {
      small.add(log);
    }
    stages[0] = small.getStage();
  }
  const large = new Session();
  for (const log of generateLogs(MARKS.at(-1) ?? 0)) {
    large.add(log);
    if (large.records >= (MARKS[stages.length - 1] ?? Infinity)) {
      stages.push(large.getStage());
    }
  }
  const filterTimes = takeTurns(stages, (tree) => NEEDLES.forEach((needle) => tree.setFilter(needle)));
  stages.forEach(({ tree }) => tree.setFilter(''));
  const groupTimes = takeTurns(stages, (tree) =>
    GROUPINGS.forEach((dimension) => tree.setGrouping([dimension])),
  );
  const toGrowth = (name: string, times: readonly number[]): Growth => ({
    name,
    points: stages.map(({ records }, i) => ({ records, perEvent: ((times[i] ?? NaN) * 1e6) / records })),
  });
  return [
    toGrowth(
      'index (bytes to columns)',
      stages.map(({ indexTime }) => indexTime),
    ),
    toGrowth(
      'load (gunzip, index, tree)',
      stages.map(({ loadTime }) => loadTime),
    ),
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
