import { countByType } from '../../../src/core/grouping/countByType';
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

/** The explorer's tree, against the same over parsed objects in plain JavaScript. */
export function measureGrouping(text: string, effort: Effort): CaseResult {
  const { Records } = JSON.parse(text) as { readonly Records: readonly JsonValue[] };
  const records = Records.map((record) => toObject(record) ?? {});
  const index = scanLog(toBytes(text));
  checkTypes(new EventTree([{ index }]), records);
  const build = new SideBySide(effort);
  build.measure([
    { name: 'EventTree (from columns)', run: () => new EventTree([{ index }]) },
    { name: 'Map of parsed objects', run: () => groupObjects(records) },
  ]);
  return {
    name: `identity tree, ${records.length.toLocaleString('en')} events`,
    what: 'Type, identity, session, events by time, with counts, errors and first and last time. Reading the log is not in it, on either side; the peer groups by type and identity and sorts by time.',
    records: records.length,
    timings: build.timings,
    checked: 'Events of every identity type.',
  };
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

function toTime(record: JsonObject): string {
  return getText(record, 'eventTime') ?? '';
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
