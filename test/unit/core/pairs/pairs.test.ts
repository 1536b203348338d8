import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { EventTable } from '../../../../src/core/grouping/eventTable';
import { buildEventTable } from '../../../../src/core/grouping/eventTable';
import { buildAddenda, getAddendumEvents } from '../../../../src/core/pairs/buildAddenda';
import { findCopies } from '../../../../src/core/pairs/findCopies';
import { findDeliveries } from '../../../../src/core/pairs/findDeliveries';
import { parseAddendum } from '../../../../src/core/pairs/parseAddendum';
import type { CloudTrailRecord } from '../../../../src/core/record/cloudTrailRecord';
import { FLAG_ADDENDUM } from '../../../../src/core/scan/logIndex';
import { getRecordText } from '../../../../src/core/scan/recordText';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { toBytes } from '../../../../src/core/text/utf8';
import { repositoryRoot } from '../../../support/repositoryRoot';
import type { TestEvent } from '../grouping/buildLog';
import { buildLog } from '../grouping/buildLog';

function tableOf(...logs: readonly (readonly TestEvent[])[]): EventTable {
  return buildEventTable(logs.map((events) => buildLog(events)));
}

function readSample(name: string): { table: EventTable; read: (event: number) => CloudTrailRecord } {
  const file = readFileSync(path.join(repositoryRoot, 'samples', 'account', name));
  const bytes = name.endsWith('.gz') ? gunzipSync(file) : file;
  const index = scanLog(bytes);
  return {
    table: buildEventTable([{ index }]),
    read: (event) => JSON.parse(getRecordText(bytes, index, event)) as CloudTrailRecord,
  };
}

const CALL = { name: 'AssumeRole', service: 'sts.amazonaws.com' };

describe('scanLog for pairs', () => {
  it('reads sharedEventID and marks records with an addendum object', () => {
    const index = scanLog(
      toBytes(
        '[{"eventName":"A","eventSource":"b","sharedEventID":"s\\u0031","addendum":{"reason":"DELIVERY_DELAY"}},' +
          '{"eventName":"A","eventSource":"b","addendum":null},{"eventName":"A","eventSource":"b","addendum":"x"}]',
      ),
    );
    assert.deepEqual(
      [...index.sharedEventID].map((id) => index.strings.get(id)),
      ['s1', '', ''],
    );
    assert.deepEqual(
      [...index.flags].map((flags) => flags & FLAG_ADDENDUM),
      [FLAG_ADDENDUM, 0, 0],
    );
  });

  it('finds a text in the string table without adding it', () => {
    const { strings } = scanLog(toBytes('{"eventName":"Ä","eventSource":"b","eventID":""}'));
    const { size } = strings;
    assert.equal(strings.get(strings.find('Ä')), 'Ä');
    assert.equal(strings.find('A'), 0);
    assert.equal(strings.find('x'.repeat(5000)), 0);
    assert.equal(strings.size, size);
  });
});

describe('findCopies', () => {
  it('finds the copies in other accounts, in all logs, and no repeats', () => {
    const table = tableOf(
      [
        { ...CALL, id: '1', shared: 's', account: '111122223333' },
        { ...CALL, id: '2', shared: 'other', account: '111122223333' },
        { ...CALL, id: '3' },
      ],
      [
        { ...CALL, id: '1', shared: 's', account: '111122223333' },
        { ...CALL, id: '4', shared: 's', account: '444455556666' },
        { ...CALL, id: '5', shared: 's' },
      ],
    );
    assert.deepEqual(findCopies(table, 0), [
      { source: 1, record: 1, event: 4, kind: 'account', accountId: '444455556666' },
      { source: 1, record: 2, event: 5, kind: 'account' },
    ]);
    assert.deepEqual(
      findCopies(table, 4).map(({ event }) => event),
      [0, 5],
    );
    assert.deepEqual(
      findCopies(table, 3).map(({ event }) => event),
      [4, 5],
      'a folded repeat has its original’s copies',
    );
    assert.deepEqual([findCopies(table, 1), findCopies(table, 2)], [[], []]);
  });

  it('joins start and end of an Insights event', () => {
    const { table } = readSample(
      '123456789012_CloudTrail-Insight_us-east-1_20241119T1005Z_tR8fAx3LhUo6CvBe.json.gz',
    );
    assert.deepEqual(findCopies(table, 0), [
      { source: 0, record: 1, event: 1, kind: 'insight', accountId: '123456789012' },
    ]);
    assert.deepEqual(
      findCopies(table, 1).map(({ event }) => event),
      [0],
    );
  });

  it('takes an empty sharedEventID for none', () => {
    assert.deepEqual(
      findCopies(
        tableOf([
          { id: '1', shared: '' },
          { id: '2', shared: '' },
        ]),
        0,
      ),
      [],
    );
  });

  it('finds in any session the events with the same sharedEventID, each once', () => {
    const event = fc.record(
      { id: fc.constantFrom('1', '2', '3', '4', '5', '6'), shared: fc.constantFrom('a', 'b', 'c', '') },
      { requiredKeys: ['id'] },
    );
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), (logs) => {
        // One eventID has one content, and the scanner marks what repeats inside one log.
        const first = new Map<string, TestEvent>();
        const unique = logs.map((events) => {
          const own = new Set<string>();
          return events.map((item) => {
            const known = first.get(item.id) ?? item;
            first.set(item.id, known);
            const isDuplicate = own.has(item.id);
            own.add(item.id);
            return { ...known, isDuplicate };
          });
        });
        const table = buildEventTable(unique.map((events) => buildLog(events)));
        const shared = unique.flat().map((item) => item.shared ?? '');
        for (let i = 0; i < table.count; i++) {
          if (table.repeated[i] === 0) {
            const same = [...shared.keys()].filter(
              (other) =>
                other !== i && table.repeated[other] === 0 && shared[i] !== '' && shared[other] === shared[i],
            );
            assert.deepEqual(
              findCopies(table, i).map((copy) => copy.event),
              same,
            );
          }
        }
      }),
    );
  });
});

describe('findDeliveries', () => {
  it('lists every place of a repeated record', () => {
    const table = tableOf([{ id: '1' }, { id: '2' }], [{ id: '2' }, { id: '3' }], [{ id: '2' }]);
    const expected = [
      { source: 0, record: 1, event: 1, isShown: true },
      { source: 1, record: 0, event: 2, isShown: false },
      { source: 2, record: 0, event: 4, isShown: false },
    ];
    assert.deepEqual(
      [1, 2, 4].map((event) => findDeliveries(table, event)),
      [expected, expected, expected],
    );
    assert.deepEqual(findDeliveries(table, 0), [{ source: 0, record: 0, event: 0, isShown: true }]);
  });

  it('compares the content of records without eventID', () => {
    const table = buildEventTable([
      buildLog(
        [{ name: 'A' }, { name: 'B' }],
        new Map([
          [0, 'x'],
          [1, 'y'],
        ]),
      ),
      buildLog([{ name: 'B' }], new Map([[0, 'y']])),
    ]);
    assert.deepEqual(
      findDeliveries(table, 2).map(({ event, isShown }) => [event, isShown]),
      [
        [1, true],
        [2, false],
      ],
    );
    assert.deepEqual(
      findDeliveries(tableOf([{ name: 'A' }]), 0).map(({ event }) => event),
      [0],
    );
  });

  it('finds the repeats of a sample', () => {
    const { table } = readSample('123456789012_CloudTrail_us-east-1_20241119T0920Z_Yd1sBv7GkEo5NqZi.json');
    assert.deepEqual(
      findDeliveries(table, 21).map(({ record }) => record),
      [21, 26, 27],
    );
    assert.deepEqual(
      findDeliveries(table, 25).map(({ record }) => record),
      [13, 25],
    );
  });
});

describe('addenda', () => {
  const cases: readonly [string, CloudTrailRecord, unknown][] = [
    ['none', { eventID: '1' }, undefined],
    ['null', { addendum: null }, undefined],
    ['a list', { addendum: [] }, undefined],
    ['a delay', { addendum: { reason: 'DELIVERY_DELAY' } }, { reason: 'DELIVERY_DELAY', updatedFields: [] }],
    [
      'a correction',
      {
        addendum: {
          reason: 'UPDATED_DATA',
          updatedFields: 'responseElements, errorCode',
          originalEventID: 'e',
          originalRequestID: 'r',
        },
      },
      {
        reason: 'UPDATED_DATA',
        updatedFields: ['responseElements', 'errorCode'],
        originalEventID: 'e',
        originalRequestID: 'r',
      },
    ],
    [
      'other types',
      { addendum: { reason: 3, updatedFields: ['a', 4, '', null], originalEventID: {} } },
      { reason: '', updatedFields: ['a'] },
    ],
  ];
  for (const [name, record, expected] of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(parseAddendum(record), expected);
    });
  }

  it('joins a sample’s addendum to its original, both ways', () => {
    const { table, read } = readSample(
      '123456789012_CloudTrail_us-east-1_20241119T0920Z_Yd1sBv7GkEo5NqZi.json',
    );
    const events = getAddendumEvents(table);
    assert.deepEqual(events, [23, 24]);
    const items = events.map((event) => ({ event, addendum: parseAddendum(read(event)) ?? assert.fail() }));
    const { originalOf, addendaOf, orphans } = buildAddenda(table, items);
    assert.deepEqual([...originalOf], [[23, 22]]);
    assert.deepEqual(
      [...addendaOf].map(([event, list]) => [event, list.map((item) => item.event)]),
      [[22, [23]]],
    );
    assert.deepEqual(orphans, []);
  });

  it('tells addenda whose original is not loaded, and none of itself', () => {
    const table = tableOf([{ id: '1' }], [{ id: '2' }, { id: '1' }]);
    const toItem = (event: number, originalEventID: string) => ({
      event,
      addendum: { reason: 'UPDATED_DATA', updatedFields: [], originalEventID },
    });
    const { originalOf, orphans } = buildAddenda(table, [toItem(1, '1'), toItem(0, '9'), toItem(1, '2')]);
    assert.deepEqual([...originalOf], [[1, 0]]);
    assert.deepEqual(
      orphans.map(({ event }) => event),
      [0, 1],
    );
  });
});
