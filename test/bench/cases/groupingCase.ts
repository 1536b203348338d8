import { countByType } from '../../../src/core/grouping/countByType';
import type { Dimension } from '../../../src/core/grouping/dimension';
import { EventTree } from '../../../src/core/grouping/eventTree';
import {
  getObject,
  getText,
  toObject,
  type JsonObject,
  type JsonValue,
} from '../../../src/core/record/cloudTrailRecord';
import { scanLog } from '../../../src/core/scan/scanLog';
import { toBytes } from '../../../src/core/text/utf8';
import { WrongAnswer, type CaseResult } from '../caseResult';
import { SideBySide, type Effort } from '../measure';

/** An operation, a part of an address and of an error, and what no event has. */
const NEEDLES = ['Decrypt', '203.0.113.7', 'unauthorized', 'nowhere'] as const;

/** Dimensions that the events are grouped by, one after another. */
const REGROUPED = ['eventName', 'address'] as const;

const IDENTITY_KEYS = [
  'type',
  'arn',
  'accountId',
  'principalId',
  'accessKeyId',
  'userName',
  'invokedBy',
] as const;
const RECORD_KEYS = [
  'eventName',
  'eventSource',
  'sourceIPAddress',
  'awsRegion',
  'errorCode',
  'eventID',
] as const;

/** The explorer's tree: built, then filtered, against the same over parsed objects in plain JavaScript. */
export function measureGrouping(text: string, effort: Effort): readonly CaseResult[] {
  const { Records } = JSON.parse(text) as { readonly Records: readonly JsonValue[] };
  const records = Records.map((record) => toObject(record) ?? {});
  const index = scanLog(toBytes(text));
  const tree = new EventTree([{ index }]);
  checkTypes(tree, records);
  checkGroups(tree, records, 'eventName', 'eventName');
  checkGroups(tree, records, 'address', 'sourceIPAddress');
  tree.setGrouping(['identity']);
  const matched = NEEDLES.map((needle) => checkFilter(tree, records, needle));

  const build = new SideBySide(effort);
  build.measure([
    { name: 'EventTree (from columns)', run: () => new EventTree([{ index }]) },
    { name: 'Map of parsed objects', run: () => groupObjects(records) },
  ]);
  const regroup = new SideBySide(effort);
  regroup.measure([
    {
      name: 'setGrouping',
      run: () => {
        REGROUPED.forEach((dimension) => tree.setGrouping([dimension]));
      },
    },
    {
      name: 'Map of parsed objects',
      run: () => [groupBy(records, 'eventName'), groupBy(records, 'sourceIPAddress')],
    },
  ]);
  tree.setGrouping(['identity']);
  const filter = new SideBySide(effort);
  filter.measure([
    {
      name: 'setFilter',
      run: () => {
        NEEDLES.forEach((needle) => tree.setFilter(needle));
      },
    },
    {
      name: 'filter parsed objects, group',
      run: () => NEEDLES.map((needle) => groupObjects(filterObjects(records, needle))),
    },
  ]);
  return [
    {
      name: 'identity tree',
      what: 'Type, identity, session, events by time, with counts, errors and first and last time. Reading the log is not in it, on either side; the peer groups by type and identity and sorts by time.',
      records: records.length,
      timings: build.timings,
      checked: 'Events of every identity type.',
    },
    {
      name: 'regroup',
      what: 'The events of an open tree by operation, then by source address, with counts, errors and order of time.',
      records: records.length * REGROUPED.length,
      timings: regroup.timings,
      checked: 'Number of groups and of their events.',
    },
    {
      name: 'filter',
      what: `${NEEDLES.length} filters one after another, each with the tree made anew. Texts of the log are known from the filter before, as in use.`,
      records: records.length * NEEDLES.length,
      timings: filter.timings,
      checked: 'Number of events that match each.',
      notes: [
        NEEDLES.map((needle, i) => `"${needle}": ${(matched[i] ?? 0).toLocaleString('en')} events`).join(
          ', ',
        ),
      ],
    },
  ];
}

interface Group {
  readonly events: JsonObject[];
  errors: number;
}

function addEvent(groups: Map<string, Group>, name: string, record: JsonObject): void {
  let group = groups.get(name);
  if (group === undefined) {
    group = { events: [], errors: 0 };
    groups.set(name, group);
  }
  group.events.push(record);
  group.errors += getText(record, 'errorCode') === undefined ? 0 : 1;
}

function sortEvents(groups: Map<string, Group>): void {
  for (const { events } of groups.values()) {
    events.sort((a, b) => Number(toTime(a) > toTime(b)) - Number(toTime(a) < toTime(b)));
  }
}

function groupObjects(records: readonly JsonObject[]): Map<string, Map<string, Group>> {
  const types = new Map<string, Map<string, Group>>();
  for (const record of records) {
    const identity = getObject(record, 'userIdentity');
    const type = getText(identity, 'type') ?? '';
    const groups = types.get(type) ?? new Map<string, Group>();
    types.set(type, groups);
    addEvent(groups, getText(identity, 'arn') ?? getText(identity, 'principalId') ?? '', record);
  }
  for (const groups of types.values()) {
    sortEvents(groups);
  }
  return types;
}

function groupBy(records: readonly JsonObject[], key: string): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const record of records) {
    addEvent(groups, getText(record, key) ?? '', record);
  }
  sortEvents(groups);
  return groups;
}

function toTime(record: JsonObject): string {
  return getText(record, 'eventTime') ?? '';
}

function filterObjects(records: readonly JsonObject[], needle: string): readonly JsonObject[] {
  const wanted = needle.toLowerCase();
  const has = (object: JsonObject | undefined, key: string): boolean =>
    getText(object, key)?.toLowerCase().includes(wanted) === true;
  return records.filter((record) => {
    const identity = getObject(record, 'userIdentity');
    return RECORD_KEYS.some((key) => has(record, key)) || IDENTITY_KEYS.some((key) => has(identity, key));
  });
}

function checkTypes(tree: EventTree, records: readonly JsonObject[]): void {
  const ours = countByType(tree.principals);
  for (const [type, groups] of groupObjects(records)) {
    const expected = [...groups.values()].reduce((sum, { events }) => sum + events.length, 0);
    if (ours[type] !== expected) {
      throw new WrongAnswer(
        `identity tree: ${ours[type] ?? 0} events of type ${type}, expected ${expected}.`,
      );
    }
  }
}

/** Compares the groups that the tree shows with those of the parsed objects, by their counts. */
function checkGroups(
  tree: EventTree,
  records: readonly JsonObject[],
  dimension: Dimension,
  key: string,
): void {
  tree.setGrouping([dimension]);
  tree.setAllExpanded(false);
  const expected = [...groupBy(records, key).values()]
    .map(({ events }) => events.length)
    .sort((a, b) => b - a);
  const ours: number[] = [];
  for (let from = 0; from < tree.status.rows; from += 1000) {
    ours.push(...tree.getRows(from, 1000).flatMap((row) => (row.kind === 'event' ? [] : [row.count])));
  }
  if (ours.sort((a, b) => b - a).join() !== expected.join()) {
    throw new WrongAnswer(
      `regroup: ${ours.length} groups by ${dimension}, expected ${expected.length}, or other counts.`,
    );
  }
}

function checkFilter(tree: EventTree, records: readonly JsonObject[], needle: string): number {
  tree.setFilter(needle);
  const { matched } = tree.status;
  const expected = filterObjects(records, needle).length;
  if (matched !== expected) {
    throw new WrongAnswer(`filter: "${needle}" matches ${matched} events, expected ${expected}.`);
  }
  return matched;
}
