/** The program of `measureExplorer`: run with the number of records and of rounds; prints its results as JSON. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFacets } from '../../../src/core/facets/buildFacets';
import type { Facet } from '../../../src/core/facets/facet';
import { parseFilter } from '../../../src/core/filter/parseFilter';
import type { Dimension } from '../../../src/core/grouping/dimension';
import { EventTree } from '../../../src/core/grouping/eventTree';
import type { TreeRow } from '../../../src/core/grouping/treeRow';
import { scanLog } from '../../../src/core/scan/scanLog';
import { toText } from '../../../src/core/text/utf8';
import { WrongAnswer, type CaseResult } from '../caseResult';
import { generateLogs } from '../input/generateLogs';
import { getMedian, SideBySide, type Effort, type Timing } from '../measure';
import { WRONG_ANSWER_CODE } from './explorerCase';
import {
  FACETS,
  getMostFrequent,
  groupBy,
  groupByTwo,
  PlainExplorer,
  toErrorValue,
  toIdentityName,
  toTypeValue,
  type PlainEvent,
  type PlainFilter,
  type PlainGroup,
} from './explorerCasePeer';

/** An operation, a part of an address, a part of an error, and what no event has. */
const NEEDLES = ['Decrypt', '203.0.113.7', 'unauthorized', 'nowhere'] as const;

/** What no event has either: the text that is asked first must be looked for in every text of the logs. */
const FIRST_NEEDLE = 'absent';

/** Filters under which facets are counted; the peer takes the same as an object. */
const FACET_FILTERS: readonly (readonly [text: string, plain: PlainFilter])[] = [
  ['', {}],
  ['service:kms region:us-east-1', { service: 'kms', region: 'us-east-1' }],
];

/** Values that a facet shows. */
const SHOWN = 12;

const WARM_UP = 1500;

/** The logs of a session in files, so that they can be read anew. */
class Files {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'lens-bench-'));
  private readonly files: string[] = [];

  /** Writes the logs and gives them as parsed objects. */
  generate(records: number): readonly (readonly PlainEvent[])[] {
    const parsed: (readonly PlainEvent[])[] = [];
    for (const { bytes } of generateLogs(records)) {
      const file = path.join(this.folder, `${String(this.files.length)}.json`);
      writeFileSync(file, bytes);
      this.files.push(file);
      parsed.push((JSON.parse(toText(bytes)) as { readonly Records: readonly PlainEvent[] }).Records);
    }
    return parsed;
  }

  /** A session that has just been opened: none of its texts has been asked for. */
  open(): EventTree {
    const logs = this.files.map((file) => {
      const content = readFileSync(file);
      return { index: scanLog(new Uint8Array(content.buffer, content.byteOffset, content.length)) };
    });
    return new EventTree(logs, { names: logs.map((_, source) => String(source)) });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function measure(files: Files, records: number, rounds: number): readonly CaseResult[] {
  const plain = new PlainExplorer(files.generate(records));
  const effort: Effort = { rounds, warmUp: rounds > 1 ? WARM_UP : 0 };
  const first = measureFirstFilter(files, plain, rounds);
  const tree = files.open();
  return [
    first,
    measureFilter(tree, plain, effort),
    measureFacets(tree, plain, effort),
    measureRegroup(tree, plain, effort),
  ];
}

/** The first text that is looked for in a session. One session serves one measurement. */
function measureFirstFilter(files: Files, plain: PlainExplorer, rounds: number): CaseResult {
  const ours: number[] = [];
  const theirs: number[] = [];
  // One round more, which is not counted: in it V8 compiles.
  for (let round = 0; round <= rounds; round++) {
    const tree = files.open();
    checkEvents(tree, plain);
    ours.push(takeTime(() => tree.setFilter(FIRST_NEEDLE)));
    theirs.push(takeTime(() => filterAndGroup(plain, FIRST_NEEDLE)));
    checkFilter(tree, plain, FIRST_NEEDLE);
  }
  const toTiming = (name: string, [, ...times]: readonly number[]): Timing => ({
    name,
    median: getMedian(times),
    least: Math.min(...times),
    rounds,
  });
  return {
    name: 'explorer: first filter by text',
    what: 'The first text that is looked for in a session that has just been opened, one that no event has, so that every text of the logs is looked at; with the tree made anew.',
    records: plain.events.length,
    timings: [toTiming('setFilter', ours), toTiming('filter parsed objects, group', theirs)],
    checked: 'Number of events that match.',
  };
}

function measureFilter(tree: EventTree, plain: PlainExplorer, effort: Effort): CaseResult {
  const matched = NEEDLES.map((needle) => checkFilter(tree, plain, needle));
  const sides = new SideBySide(effort);
  sides.measure([
    { name: 'setFilter', run: () => NEEDLES.forEach((needle) => tree.setFilter(needle)) },
    {
      name: 'filter parsed objects, group',
      run: () => NEEDLES.map((needle) => filterAndGroup(plain, needle)),
    },
  ]);
  tree.setFilter('');
  return {
    name: 'explorer: filter by text',
    what: `${NEEDLES.length} texts one after another in an open session, each with the tree (type, identity) made anew. The peer keeps its objects in order of time and tests them with a regular expression.`,
    records: plain.events.length * NEEDLES.length,
    timings: sides.timings,
    checked: 'Number of events that match each, by identity type.',
    notes: [
      NEEDLES.map((needle, i) => `"${needle}": ${(matched[i] ?? 0).toLocaleString('en')} events`).join(', '),
    ],
  };
}

function measureFacets(tree: EventTree, plain: PlainExplorer, effort: Effort): CaseResult {
  for (const [text, filter] of FACET_FILTERS) {
    checkFacets(tree, plain, text, filter);
  }
  const sides = new SideBySide(effort);
  sides.measure([
    { name: 'buildFacets', run: () => FACET_FILTERS.map(([text]) => getFacets(tree, text)) },
    {
      name: 'Maps over parsed objects',
      run: () =>
        FACET_FILTERS.map(([, filter]) =>
          [...plain.countFacets(filter).values()].map((facet) => getMostFrequent(facet, SHOWN)),
        ),
    },
  ]);
  const filters = FACET_FILTERS.map(([text]) => (text === '' ? 'no filter' : `"${text}"`));
  return {
    name: 'explorer: facet counts',
    what: `The ${FACETS.length} usual facets with their ${SHOWN} most frequent values, under ${filters.join(' and under ')}. The peer knows from loading which records hold redacted values.`,
    records: plain.events.length * FACET_FILTERS.length,
    timings: sides.timings,
    checked: 'Every listed value with its count, events without a value, number of different values.',
  };
}

/** Groupings, one after another, as rows of the tree name their values, and as the peer does. */
const GROUPINGS: readonly {
  readonly dimensions: readonly Dimension[];
  readonly group: (
    events: readonly PlainEvent[],
  ) => Map<string, PlainGroup> | Map<string, Map<string, PlainGroup>>;
}[] = [
  { dimensions: ['eventName'], group: (events) => groupBy(events, ({ eventName }) => eventName) },
  { dimensions: ['address'], group: (events) => groupBy(events, ({ sourceIPAddress }) => sourceIPAddress) },
  {
    dimensions: ['service', 'error'],
    group: (events) => groupByTwo(events, ({ eventSource }) => eventSource, toErrorValue),
  },
];

function measureRegroup(tree: EventTree, plain: PlainExplorer, effort: Effort): CaseResult {
  for (const { dimensions, group } of GROUPINGS) {
    checkGroups(tree, dimensions, group(plain.events));
  }
  const sides = new SideBySide(effort);
  sides.measure([
    { name: 'setGrouping', run: () => GROUPINGS.forEach(({ dimensions }) => tree.setGrouping(dimensions)) },
    { name: 'Maps of parsed objects', run: () => GROUPINGS.map(({ group }) => group(plain.events)) },
  ]);
  return {
    name: 'explorer: regroup',
    what: 'By event name, by source address, by service and error, one after another; with counts, failures, first and last time, and the events of each group in order of time. The peer keeps its objects in this order.',
    records: plain.events.length * GROUPINGS.length,
    timings: sides.timings,
    checked: 'Every group with its events, failures, first and last time.',
  };
}

function takeTime(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function filterAndGroup(plain: PlainExplorer, text: string): Map<string, Map<string, PlainGroup>> {
  return groupByTwo(plain.filter({ text }), toTypeValue, toIdentityName);
}

function getFacets(tree: EventTree, text: string): readonly Facet[] {
  return buildFacets(tree.table, tree.principals, parseFilter(text), tree.names, { limit: SHOWN });
}

function checkEvents(tree: EventTree, plain: PlainExplorer): void {
  const { events } = tree.status;
  if (events !== plain.events.length) {
    throw new WrongAnswer(`explorer: ${events} events, expected ${plain.events.length}.`);
  }
}

/** Number of matching events; throws where the two differ about it or about that of an identity type. */
function checkFilter(tree: EventTree, plain: PlainExplorer, text: string): number {
  tree.setFilter(text);
  const { matched } = tree.status;
  const expected = plain.filter({ text });
  if (matched !== expected.length) {
    throw new WrongAnswer(`explorer: "${text}" matches ${matched} events, expected ${expected.length}.`);
  }
  tree.setGrouping(['identityType']);
  tree.setAllExpanded(false);
  const ours = getRows(tree).map((row) =>
    row.kind === 'event' ? '' : `${row.term?.value ?? ''}=${row.count}`,
  );
  const theirs = [...groupBy(expected, toTypeValue)].map(([type, { events }]) => `${type}=${events.length}`);
  if (ours.sort().join() !== theirs.sort().join()) {
    throw new WrongAnswer(`explorer: "${text}" matches ${ours.join()}, expected ${theirs.join()}.`);
  }
  tree.setGrouping(['identity']);
  return matched;
}

function checkFacets(tree: EventTree, plain: PlainExplorer, text: string, filter: PlainFilter): void {
  const expected = plain.countFacets(filter);
  for (const { field, values, none, distinct } of getFacets(tree, text)) {
    const counts = expected.get(field) ?? new Map<string, number>();
    const listed = values.map(({ value, count }) => `${value}=${count}`).join();
    const wanted = getMostFrequent(counts, SHOWN)
      .map(([value, count]) => `${value}=${count}`)
      .join();
    const empty = counts.get('') ?? 0;
    const size = counts.size - (counts.has('') ? 1 : 0);
    if (listed !== wanted || none.count !== empty || distinct !== size) {
      throw new WrongAnswer(
        `explorer: facet ${field} of "${text}" has ${listed}, ${none.count} without, ${distinct} values; ` +
          `expected ${wanted}, ${empty} without, ${size} values.`,
      );
    }
  }
}

function checkGroups(
  tree: EventTree,
  dimensions: readonly Dimension[],
  expected: ReturnType<(typeof GROUPINGS)[number]['group']>,
): void {
  tree.setGrouping(dimensions);
  tree.setAllExpanded(false);
  const outer = getRows(tree);
  // Inner groups are looked at with the outer ones open, and no further, or every event would be a row.
  if (dimensions.length > 1) {
    for (const row of outer) {
      if (row.kind !== 'event') {
        tree.setExpanded({ ...row.holds, level: row.level }, true);
      }
    }
  }
  let holder = '';
  const ours: string[] = [];
  for (const row of getRows(tree)) {
    if (row.kind === 'event') {
      continue;
    }
    const value = row.term?.field === 'failed' ? '' : (row.term?.value ?? row.label);
    if (row.level < dimensions.length) {
      holder = value;
      continue;
    }
    ours.push(
      [dimensions.length > 1 ? holder : '', value, row.count, row.errors, row.first, row.last].join(' '),
    );
  }
  const toLine = (outerValue: string, value: string, { events, errors, first, last }: PlainGroup): string =>
    [outerValue, value, events.length, errors, Date.parse(first), Date.parse(last)].join(' ');
  const theirs = [...expected].flatMap(([value, group]) =>
    group instanceof Map
      ? [...group].map(([inner, innerGroup]) => toLine(value, inner, innerGroup))
      : [toLine('', value, group)],
  );
  if (ours.sort().join('\n') !== theirs.sort().join('\n')) {
    throw new WrongAnswer(
      `explorer: ${ours.length} groups by ${dimensions.join(', ')}, expected ${theirs.length}, or other figures.`,
    );
  }
}

function getRows(tree: EventTree): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  for (let from = 0; from < tree.status.rows; from += 1000) {
    rows.push(...tree.getRows(from, 1000));
  }
  return rows;
}

const files = new Files();
try {
  const [records = NaN, rounds = NaN] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(measure(files, records, rounds)));
} catch (error) {
  if (!(error instanceof WrongAnswer)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = WRONG_ANSWER_CODE;
} finally {
  files.remove();
}
