import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EventTree } from '../../../../src/core/grouping/eventTree';
import { MAX_SAVED_GROUPS } from '../../../../src/core/grouping/expandedGroups';
import type {
  EventRow,
  GroupPlace,
  GroupRow,
  RowPlace,
  TreeOrder,
  TreeRow,
} from '../../../../src/core/grouping/treeRow';
import type { TestEvent } from './buildLog';
import { ALICE, BOB, buildLog, toRoleSession } from './buildLog';

const WORKDOCS = 'workdocs.amazonaws.com';

/** Rows as indented text: `label count/errors` for groups, the name of an event. */
function toText(tree: EventTree): string[] {
  return getAllRows(tree).map((row) => {
    const indent = '  '.repeat(row.level - 1);
    return row.kind === 'event'
      ? `${indent}${row.eventName}`
      : `${indent}${row.label} ${String(row.count)}/${String(row.errors)}`;
  });
}

function getAllRows(tree: EventTree): TreeRow[] {
  const rows: TreeRow[] = [];
  while (rows.length < tree.status.rows) {
    const more = tree.getRows(rows.length, 1000);
    assert.notEqual(more.length, 0);
    rows.push(...more);
  }
  return rows;
}

function getGroup(tree: EventTree, label: string): GroupRow {
  const row = getAllRows(tree).find((candidate) => candidate.kind !== 'event' && candidate.label === label);
  assert.ok(row !== undefined && row.kind !== 'event', `no group ${label}`);
  return row;
}

function toPlace({ holds, level }: GroupRow): GroupPlace {
  return { ...holds, level };
}

const MIXED: readonly TestEvent[] = [
  { time: 3000, name: 'C', identity: ALICE, error: 'AccessDenied' },
  { time: 1000, name: 'A', identity: ALICE },
  { time: 2000, name: 'R1', identity: toRoleSession('one') },
  { time: 9000, name: 'R2', identity: toRoleSession('two'), redacted: 2 },
  { time: 2500, name: 'B', identity: BOB },
  { name: 'N' },
  {
    time: 4000,
    name: 'W1',
    service: WORKDOCS,
    identity: { type: 'Unknown', principalId: 'S-1', userName: 'u1', accountId: '1' },
  },
  {
    time: 5000,
    name: 'W2',
    service: WORKDOCS,
    identity: { type: 'Directory', principalId: 'S-2', userName: 'u2', accountId: '1' },
  },
  { time: 6000, name: 'R3', identity: toRoleSession('two') },
];

describe('EventTree', () => {
  it('groups by type, identity and session, events in order of time', () => {
    const tree = new EventTree([buildLog(MIXED)]);
    tree.setAllExpanded(true);
    assert.deepEqual(toText(tree), [
      'Assumed role 3/0',
      '  Admin 3/0',
      '    two 2/0',
      '      R3',
      '      R2',
      '    one 1/0',
      '      R1',
      'IAM user 3/1',
      '  alice 2/1',
      '    A',
      '    C',
      '  bob 1/0',
      '    B',
      'WorkDocs directory user 2/0',
      '  u1 1/0',
      '    W1',
      '  u2 1/0',
      '    W2',
      'No identity 1/0',
      '  nobody named 1/0',
      '    N',
    ]);
  });

  it('shows the identities of every type at first, and no events', () => {
    const tree = new EventTree([buildLog(MIXED)]);
    assert.deepEqual(toText(tree), [
      'Assumed role 3/0',
      '  Admin 3/0',
      'IAM user 3/1',
      '  alice 2/1',
      '  bob 1/0',
      'WorkDocs directory user 2/0',
      '  u1 1/0',
      '  u2 1/0',
      'No identity 1/0',
      '  nobody named 1/0',
    ]);
  });

  it('tells first and last time, errors and redacted values of a group', () => {
    const tree = new EventTree([buildLog(MIXED)]);
    const role = getGroup(tree, 'Assumed role');
    assert.deepEqual([role.first, role.last, role.errors, role.redacted], [2000, 9000, 0, 2]);
    const none = getGroup(tree, 'No identity');
    assert.deepEqual(['first' in none, 'last' in none], [false, false]);
  });

  it('tells the place of each row for a screen reader', () => {
    const tree = new EventTree([buildLog(MIXED)]);
    tree.setExpanded(toPlace(getGroup(tree, 'alice')), true);
    const rows = tree.getRows(2, 4);
    assert.deepEqual(
      rows.map(({ level, position, siblings, parentRow }) => [level, position, siblings, parentRow]),
      [
        [1, 2, 4, undefined],
        [2, 1, 2, 2],
        [3, 1, 2, 3],
        [3, 2, 2, 3],
      ],
    );
  });

  it('puts the events of an identity outside its sessions into a group of their own', () => {
    const inSession = { ...ALICE, sessionContext: { attributes: { creationDate: '2024-01-01T00:00:00Z' } } };
    const tree = new EventTree([
      buildLog([
        { time: 1, name: 'In', identity: inSession },
        { time: 2, name: 'Out', identity: ALICE },
      ]),
    ]);
    tree.setAllExpanded(true);
    const rows = getAllRows(tree).map((row) => (row.kind === 'event' ? row.eventName : row.kind));
    assert.deepEqual([...rows].sort(), ['In', 'Out', 'identity', 'loose', 'session', 'type']);
    assert.equal(getGroup(tree, 'Outside a session').kind, 'loose');
  });

  const orders: readonly (readonly [TreeOrder, readonly string[]])[] = [
    ['count', ['carol', 'alice', 'bob']],
    ['name', ['alice', 'bob', 'carol']],
    ['errors', ['bob', 'alice', 'carol']],
    ['last', ['alice', 'carol', 'bob']],
    ['first', ['bob', 'carol', 'alice']],
  ];
  for (const [order, expected] of orders) {
    it(`orders groups by ${order}`, () => {
      const carol = { ...ALICE, userName: 'carol', arn: 'arn:aws:iam::111122223333:user/carol' };
      const tree = new EventTree([
        buildLog([
          { time: 30, identity: ALICE },
          { time: 10, identity: BOB, error: 'x' },
          { time: 20, identity: carol },
          { time: 25, identity: carol },
        ]),
      ]);
      tree.setOrder(order);
      const labels = getAllRows(tree).filter((row) => row.kind === 'identity');
      assert.deepEqual(
        labels.map((row) => (row as GroupRow).label),
        expected,
      );
    });
  }

  describe('with several logs', () => {
    const first = [
      { time: 1, name: 'A', id: 'e1', identity: ALICE },
      { time: 3, name: 'C', id: 'e3', identity: ALICE },
    ];
    const second = [
      { time: 2, name: 'B', id: 'e2', identity: ALICE },
      { time: 3, name: 'C', id: 'e3', identity: ALICE },
    ];

    it('merges them by time and folds what both have', () => {
      const tree = new EventTree([buildLog(first), buildLog(second)]);
      tree.setAllExpanded(true);
      const events = getAllRows(tree).filter((row): row is EventRow => row.kind === 'event');
      assert.deepEqual(
        events.map(({ eventName, source, record }) => [eventName, source, record]),
        [
          ['A', 0, 0],
          ['B', 1, 0],
          ['C', 0, 1],
        ],
      );
      assert.equal(tree.table.count, 4);
      assert.equal(tree.table.duplicates, 1);
    });

    it('leads from a repeat to the event that it repeats', () => {
      const tree = new EventTree([buildLog(first), buildLog(second)]);
      const row = tree.reveal({ source: 1, record: 1 });
      assert.ok(row !== undefined);
      const [shown] = tree.getRows(row, 1);
      assert.deepEqual(shown?.kind === 'event' && [shown.source, shown.record], [0, 1]);
    });

    it('folds records without an eventID by their content', () => {
      const event = { time: 1, name: 'A', identity: ALICE };
      const same = new EventTree([
        buildLog([event], new Map([[0, 'x']])),
        buildLog([event], new Map([[0, 'x']])),
      ]);
      const other = new EventTree([
        buildLog([event], new Map([[0, 'x']])),
        buildLog([event], new Map([[0, 'y']])),
      ]);
      assert.deepEqual([same.table.duplicates, other.table.duplicates], [1, 0]);
    });
  });

  it('folds what the scanner marked as a repeat', () => {
    const tree = new EventTree([
      buildLog([
        { time: 1, id: 'e', identity: ALICE },
        { time: 1, id: 'e', identity: ALICE, isDuplicate: true },
      ]),
    ]);
    assert.deepEqual([tree.status.events, tree.table.duplicates], [1, 1]);
    assert.equal(tree.reveal({ source: 0, record: 1 }), tree.reveal({ source: 0, record: 0 }));
  });

  describe('filter', () => {
    const events: readonly TestEvent[] = [
      {
        time: 1,
        name: 'GetObject',
        service: 's3.amazonaws.com',
        address: '203.0.113.9',
        region: 'eu-west-1',
        id: 'abc-1',
        identity: ALICE,
      },
      {
        time: 2,
        name: 'PutObject',
        service: 's3.amazonaws.com',
        error: 'AccessDenied',
        id: 'abc-2',
        identity: BOB,
      },
    ];
    const cases: readonly (readonly [string, number])[] = [
      ['getobject', 1],
      ['S3.', 2],
      ['203.0.113', 1],
      ['EU-WEST', 1],
      ['denied', 1],
      ['abc-2', 1],
      ['alice', 1],
      ['user/bob', 1],
      ['IAM user', 2],
      ['111122223333', 2],
      ['  alice  ', 1],
      ['   ', 2],
      ['nothing', 0],
      ['".*"', 0],
      ['Get*t', 1],
      ['-event:GetObject', 1],
      ['(', 0],
      ['\\', 0],
    ];
    for (const [text, matched] of cases) {
      it(`"${text}" leaves ${String(matched)}`, () => {
        const tree = new EventTree([buildLog(events)]);
        tree.setFilter(text);
        assert.equal(tree.status.matched, matched);
        assert.equal(tree.status.events, 2);
      });
    }

    it('shows what matches at once, and the tree as before without it', () => {
      const tree = new EventTree([buildLog(events)]);
      const before = toText(tree);
      tree.setFilter('denied');
      assert.deepEqual(toText(tree), ['IAM user 1/1', '  bob 1/1', '    PutObject']);
      tree.setFilter('');
      assert.deepEqual(toText(tree), before);
    });

    it('hides a record from reveal', () => {
      const tree = new EventTree([buildLog(events)]);
      tree.setFilter('denied');
      assert.equal(tree.reveal({ source: 0, record: 0 }), undefined);
      assert.equal(tree.reveal({ source: 0, record: 1 }), 2);
    });
  });

  it('reveals a record by expanding what holds it', () => {
    const tree = new EventTree([buildLog(MIXED)]);
    const row = tree.reveal({ source: 0, record: 3 });
    const [shown] = tree.getRows(row ?? -1, 1);
    assert.equal(shown?.kind === 'event' && shown.eventName, 'R2');
  });

  for (const ref of [
    { source: 0, record: 99 },
    { source: 5, record: 0 },
    { source: 0, record: -1 },
    { source: 0, record: NaN },
  ]) {
    it(`reveals nothing for ${JSON.stringify(ref)}`, () => {
      assert.equal(new EventTree([buildLog(MIXED)]).reveal(ref), undefined);
    });
  }

  it('finds where a group or an event is, or the group around it', () => {
    const tree = new EventTree([buildLog(MIXED)]);
    const group = (label: string): RowPlace => {
      const { holds, level } = getGroup(tree, label);
      return { ...holds, level };
    };
    const [type, alice] = [group('IAM user'), group('alice')];
    const event = { source: 0, record: 0 };
    // Assumed role, Admin; IAM user, alice, bob; and the other types.
    assert.deepEqual(tree.findRow(alice), { row: 3, isSame: true });
    assert.deepEqual(tree.findRow(event), { row: 3, isSame: false });
    const { revision } = tree.status;
    tree.setAllExpanded(true);
    // Admin holds two sessions with three events; of alice's two events this one is the later.
    assert.deepEqual(tree.findRow(alice), { row: 8, isSame: true });
    assert.deepEqual(tree.findRow(event), { row: 10, isSame: true });
    tree.setAllExpanded(false);
    assert.deepEqual(tree.findRow(type), { row: 1, isSame: true });
    assert.deepEqual(tree.findRow(alice), { row: 1, isSame: false });
    assert.deepEqual(tree.findRow(event), { row: 1, isSame: false });
    assert.equal(tree.status.revision, revision + 2);
    tree.setFilter('user:bob');
    assert.deepEqual(tree.findRow(event), { row: 0, isSame: false });
    tree.setFilter('type:AssumedRole');
    assert.deepEqual(tree.findRow(event), { isSame: false });
    for (const place of [
      { source: 4, record: 0 },
      { source: 0, record: -1, level: 1 },
      { source: 0, record: NaN, level: 1 },
      { ...event, level: 0 },
    ]) {
      assert.deepEqual(tree.findRow(place), { isSame: false });
    }
  });

  it('finds a group of a part of the logs among all of them', () => {
    const bob = ['a', 'b'].map((id) => ({ id, identity: BOB }));
    const alice = ['c', 'd', 'e'].map((id) => ({ id, identity: ALICE }));
    const first = buildLog([...bob, ...alice.slice(0, 1)]);
    const second = buildLog([...bob.slice(0, 1), ...alice.slice(1)]);
    const part = new EventTree([first]);
    const all = new EventTree([first, second]);
    const getLabels = (tree: EventTree): readonly string[] =>
      tree.getRows(0, 10).flatMap((row) => (row.kind === 'event' ? [] : [row.label]));
    assert.deepEqual(getLabels(part), ['IAM user', 'bob', 'alice']);
    assert.deepEqual(getLabels(all), ['IAM user', 'alice', 'bob']);
    assert.deepEqual(all.findRow(toPlace(getGroup(part, 'bob'))), { row: 2, isSame: true });
    assert.deepEqual(all.findRow(toPlace(getGroup(part, 'alice'))), { row: 1, isSame: true });
    assert.deepEqual(all.findRow(toPlace(getGroup(part, 'IAM user'))), { row: 0, isSame: true });
  });

  it('expands what was clicked while more logs came', () => {
    const late = buildLog([{ id: 'a', name: 'A', identity: ALICE }]);
    const early = buildLog([
      { id: 'b', name: 'B', identity: toRoleSession('one') },
      { id: 'c', name: 'C', identity: BOB },
    ]);
    const part = new EventTree([buildLog([]), late]);
    const place = toPlace(getGroup(part, 'alice'));
    // The log before it is read: the groups of the role have the numbers that alice's had.
    const all = new EventTree([early, late], { view: { ...part.view, expanded: [] } });
    all.setExpanded({ ...place, level: 1 }, true);
    assert.deepEqual(toText(all), ['IAM user 2/0', '  alice 1/0', '  bob 1/0', 'Assumed role 1/0']);
    all.expandSiblings(place);
    assert.deepEqual(toText(all), [
      'IAM user 2/0',
      '  alice 1/0',
      '    A',
      '  bob 1/0',
      '    C',
      'Assumed role 1/0',
    ]);
    all.setExpanded(place, false);
    assert.deepEqual(toText(all).slice(1, 4), ['  alice 1/0', '  bob 1/0', '    C']);
    const { revision } = all.status;
    all.setExpanded({ source: 7, record: 0, level: 1 }, true);
    all.expandSiblings({ ...place, level: 0 });
    assert.equal(all.status.revision, revision);
  });

  it('finds the group of a log whose first event repeats one of another log', () => {
    const tree = new EventTree([buildLog([{ id: 'a' }]), buildLog([{ id: 'a' }, { id: 'b' }])]);
    tree.setGrouping(['source']);
    const { holds, level } = getGroup(tree, 'Log 2');
    const [first, second] = tree.getRows(0, 2);
    assert.deepEqual(
      [first, second].map((row) => row?.kind !== 'event' && row?.label),
      ['Log 1', 'Log 2'],
    );
    assert.deepEqual(tree.findRow({ ...holds, level }), { row: 1, isSame: true });
  });

  it('finds an event by its ID', () => {
    const tree = new EventTree([buildLog([{ id: 'a' }]), buildLog([{ id: 'b' }, { id: 'c' }])]);
    assert.deepEqual(tree.find('c'), { source: 1, record: 1 });
    assert.equal(tree.find('d'), undefined);
  });

  it('keeps its view over another reading of the same log', () => {
    const tree = new EventTree([buildLog(MIXED)]);
    tree.setOrder('name');
    tree.setExpanded(toPlace(getGroup(tree, 'alice')), true);
    tree.setExpanded(toPlace(getGroup(tree, 'Assumed role')), false);
    const again = new EventTree([buildLog(MIXED)], { view: tree.view });
    assert.deepEqual(toText(again), toText(tree));
  });

  it('saves a bounded view', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({
      identity: { ...ALICE, userName: `u${String(i)}`, arn: `a${String(i)}` },
    }));
    const tree = new EventTree([buildLog(many)]);
    tree.setAllExpanded(true);
    assert.equal(tree.view.expanded.length, MAX_SAVED_GROUPS);
  });

  it('answers any range of rows', () => {
    const tree = new EventTree([buildLog(MIXED)]);
    const { rows } = tree.status;
    assert.deepEqual(
      [tree.getRows(-5, 3), tree.getRows(rows - 1, 50), tree.getRows(rows, 5), tree.getRows(NaN, NaN)].map(
        (part) => part.length,
      ),
      [3, 1, 0, 0],
    );
  });

  it('cuts long text from a log to what a row can show', () => {
    const tree = new EventTree([
      buildLog([{ name: 'x'.repeat(1e6), identity: { ...ALICE, userName: 'y'.repeat(1e6) } }]),
    ]);
    tree.setAllExpanded(true);
    assert.ok(JSON.stringify(getAllRows(tree)).length < 5000);
  });

  it('takes any userIdentity', () => {
    const odd: unknown[] = [
      null,
      'text',
      5,
      [],
      [1],
      {},
      { type: null },
      { type: '__proto__' },
      { type: 'constructor', userName: {} },
    ];
    const tree = new EventTree([buildLog(odd.map((identity) => ({ identity })))]);
    assert.equal(tree.status.matched, odd.length);
    assert.equal(getGroup(tree, '__proto__').count, 1);
  });

  it('puts each event into exactly one place, whatever the log', () => {
    const event = fc.record(
      {
        time: fc.oneof(fc.integer({ min: -1e12, max: 4e12 }), fc.constant(NaN)),
        name: fc.constantFrom('A', 'B'),
        id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
        service: fc.constantFrom(WORKDOCS, 's3.amazonaws.com'),
        address: fc.constantFrom('ec2.amazonaws.com', '203.0.113.1'),
        error: fc.constantFrom('E', 'F'),
        identity: fc.oneof(
          fc.constantFrom<unknown>(
            ALICE,
            BOB,
            toRoleSession('one'),
            toRoleSession('two'),
            { type: 'AWSService' },
            { type: 'Unknown', principalId: 'S-1' },
          ),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: [] },
    );
    const logs = fc.array(fc.array(event, { maxLength: 25 }), { maxLength: 4 });
    fc.assert(
      fc.property(
        logs,
        fc.constantFrom<TreeOrder>('count', 'name', 'first', 'last', 'errors'),
        (sources, order) => {
          const tree = new EventTree(sources.map((events) => buildLog(events)));
          tree.setOrder(order);
          tree.setAllExpanded(true);
          const rows = getAllRows(tree);
          const total = sources.flat().length;
          const roots = rows.filter((row): row is GroupRow => row.kind !== 'event' && row.level === 1);
          assert.equal(
            roots.reduce((sum, { count }) => sum + count, 0),
            total - tree.table.duplicates,
          );
          const refs = rows.filter((row): row is EventRow => row.kind === 'event');
          assert.equal(refs.length, total - tree.table.duplicates);
          assert.equal(
            new Set(refs.map(({ source, record }) => `${String(source)} ${String(record)}`)).size,
            refs.length,
          );
          rows.forEach((row, i) => {
            assert.ok(
              row.parentRow === undefined
                ? row.level === 1
                : row.parentRow < i && rows[row.parentRow]?.level === row.level - 1,
            );
            assert.ok(row.position >= 1 && row.position <= row.siblings);
          });
          for (const { source, record } of refs) {
            const at = tree.reveal({ source, record });
            const [found] = tree.getRows(at ?? -1, 1);
            assert.ok(found?.kind === 'event' && found.source === source && found.record === record);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
