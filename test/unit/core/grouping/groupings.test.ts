import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Dimension } from '../../../../src/core/grouping/dimension';
import { DIMENSIONS, toGrouping } from '../../../../src/core/grouping/dimension';
import { EventTree } from '../../../../src/core/grouping/eventTree';
import type { EventRow, GroupRow, TreeRow } from '../../../../src/core/grouping/treeRow';
import type { TestEvent } from './buildLog';
import { ALICE, BOB, buildLog, toRoleSession } from './buildLog';

const HOUR = 3_600_000;
const DAY = Date.UTC(2025, 2, 11);
const EVENTS: readonly TestEvent[] = [
  {
    time: DAY,
    name: 'GetObject',
    service: 's3.amazonaws.com',
    address: '203.0.113.1',
    region: 'eu-west-1',
    account: '111122223333',
    identity: ALICE,
  },
  {
    time: DAY + HOUR - 1,
    name: 'GetObject',
    service: 's3.amazonaws.com',
    address: '203.0.113.2',
    region: 'us-east-1',
    error: 'AccessDenied',
    identity: BOB,
  },
  {
    time: DAY + HOUR,
    name: 'GetDocument',
    service: 'workdocs.amazonaws.com',
    address: '203.0.113.1',
    identity: { type: 'Unknown', principalId: 'S-1-5-21', userName: 'mary', accountId: '111122223333' },
  },
  { name: 'DeleteInstance', service: 'workdocs.amazonaws.com', identity: toRoleSession('one'), redacted: 1 },
];

/** Groups as `label count`, by name, inner ones indented. */
function toText(dimensions: readonly Dimension[], events = EVENTS): string[] {
  const tree = new EventTree([buildLog(events)], { names: ['a.json'] });
  tree.setGrouping(dimensions);
  tree.setOrder('name');
  tree.setAllExpanded(true);
  return getRows(tree)
    .filter((row): row is GroupRow => row.kind !== 'event')
    .map((row) => `${'  '.repeat(row.level - 1)}${row.label} ${String(row.count)}`);
}

function getRows(tree: EventTree): TreeRow[] {
  const rows: TreeRow[] = [];
  for (let from = 0; from < tree.status.rows; from += 1000) {
    rows.push(...tree.getRows(from, 1000));
  }
  return rows;
}

describe('groupings', () => {
  const cases: readonly (readonly [Dimension, readonly string[]])[] = [
    ['identityType', ['Assumed role 1', 'IAM user 2', 'WorkDocs directory user 1']],
    ['service', ['Amazon S3 2', 'Amazon WorkDocs 2']],
    ['eventName', ['DeleteInstance 1', 'GetDocument 1', 'GetObject 2']],
    ['address', ['203.0.113.1 2', '203.0.113.2 1', 'No source address 1']],
    ['agent', ['No user agent 4']],
    ['account', ['111122223333 1', 'No recipient account 3']],
    ['region', ['eu-west-1 1', 'No Region 2', 'us-east-1 1']],
    ['error', ['AccessDenied 1', 'No error 3']],
    ['hour', ['2025-03-11 00:00 2', '2025-03-11 01:00 1', 'No readable time 1']],
    ['source', ['a.json 4']],
    ['resource', ['Not read yet 4']],
    [
      'plane',
      [
        'Control plane: administration with an IAM identity 1',
        'Data plane: a directory user at work 1',
        'Other services 2',
      ],
    ],
  ];
  for (const [dimension, expected] of cases) {
    it(`by ${dimension}`, () => {
      assert.deepEqual(toText([dimension]), expected);
    });
  }

  it('nests up to three dimensions, an identity with all its levels', () => {
    assert.deepEqual(toText(['service', 'eventName', 'error']), [
      'Amazon S3 2',
      '  GetObject 2',
      '    AccessDenied 1',
      '    No error 1',
      'Amazon WorkDocs 2',
      '  DeleteInstance 1',
      '    No error 1',
      '  GetDocument 1',
      '    No error 1',
    ]);
    assert.deepEqual(toText(['service', 'identity']).slice(0, 4), [
      'Amazon S3 2',
      '  IAM user 2',
      '    alice 1',
      '    bob 1',
    ]);
  });

  it('tells a failure without a code from success', () => {
    const signIn = { id: 'x', error: undefined as unknown as string, name: 'ConsoleLogin' };
    const log = buildLog([signIn]);
    log.index.flags[0] = 1;
    const tree = new EventTree([log]);
    tree.setGrouping(['error']);
    const [row] = tree.getRows(0, 1);
    assert.ok(row?.kind === 'error');
    assert.equal(row.label, 'Failed without an error code');
  });

  it('gives each group a term that leaves its events', () => {
    for (const dimension of DIMENSIONS) {
      const tree = new EventTree([buildLog(EVENTS)], { names: ['a.json'] });
      tree.setGrouping([dimension]);
      tree.setAllExpanded(true);
      const groups = getRows(tree).filter((row): row is GroupRow => row.kind !== 'event');
      for (const { term, count, label } of groups) {
        if (term !== undefined) {
          const value = `"${term.value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
          tree.setFilter(`${term.field}:${value}`);
          assert.deepEqual([label, tree.status.faults, tree.status.matched], [label, [], count]);
        }
      }
    }
  });

  it('takes the known ones of what is asked for', () => {
    assert.deepEqual(toGrouping(['service', 'service', 'nothing', 5, 'hour', 'region', 'agent']), [
      'service',
      'hour',
      'region',
    ]);
    assert.deepEqual(toGrouping([]), ['identity']);
  });

  it('keeps filter and order when it changes, and shows all matches of a narrow filter', () => {
    const tree = new EventTree([buildLog(EVENTS)]);
    tree.setFilter('error:AccessDenied');
    tree.setGrouping(['region']);
    assert.deepEqual(
      getRows(tree).map((row) => (row.kind === 'event' ? row.eventName : row.label)),
      ['us-east-1', 'GetObject'],
    );
    assert.deepEqual(tree.status.grouping, ['region']);
    tree.setFilter('');
    assert.deepEqual([tree.status.rows, tree.status.matched], [3, 4]);
  });

  it('puts each event into exactly one place, by whatever dimensions', () => {
    const text = fc.constantFrom('A', 'B', '', '__proto__');
    const event = fc.record(
      {
        time: fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.constant(NaN), fc.constant(9e15)),
        name: text,
        service: fc.constantFrom('s3.amazonaws.com', 'workdocs.amazonaws.com', 'odd'),
        address: text,
        region: text,
        error: text,
        account: text,
        identity: fc.oneof(fc.constantFrom<unknown>(ALICE, BOB, toRoleSession('x')), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(event, { maxLength: 20 }), { maxLength: 3 }),
        fc.shuffledSubarray([...DIMENSIONS], { minLength: 1, maxLength: 3 }),
        (sources, dimensions) => {
          const tree = new EventTree(sources.map((events) => buildLog(events)));
          tree.setGrouping(dimensions);
          tree.setAllExpanded(true);
          const rows = getRows(tree);
          const events = rows.filter((row): row is EventRow => row.kind === 'event');
          assert.equal(events.length, sources.flat().length);
          assert.equal(
            new Set(events.map(({ source, record }) => `${String(source)}/${String(record)}`)).size,
            events.length,
          );
          rows.forEach((row, at) => {
            const children = rows.filter(({ parentRow }) => parentRow === at);
            if (row.kind !== 'event') {
              const sum = children.reduce(
                (all, child) => all + (child.kind === 'event' ? 1 : child.count),
                0,
              );
              assert.equal(sum, row.count);
            }
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});
