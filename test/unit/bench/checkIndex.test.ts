import assert from 'node:assert/strict';
import { scanLog } from '../../../src/core/scan/scanLog';
import { toBytes } from '../../../src/core/text/utf8';
import { WrongAnswer } from '../../bench/caseResult';
import { visitFacts } from '../../bench/cases/visitFacts';
import { compareFacts, toFacts, toIndexFacts, type RecordFacts } from '../../bench/checkIndex';

const record = {
  eventVersion: '1.08',
  userIdentity: { type: 'IAMUser', sessionContext: { sessionIssuer: { type: 'Role' } } },
  eventTime: '2024-05-06T07:08:09Z',
  eventName: 'GetObject',
  requestParameters: { eventName: 'inner', type: 'inner' },
  eventID: 'one',
};
const facts: RecordFacts = {
  eventID: 'one',
  eventTime: '2024-05-06T07:08:09Z',
  eventName: 'GetObject',
  identityType: 'IAMUser',
};

describe('facts of a record', () => {
  const text = JSON.stringify({ Records: [record, { ...record, eventID: 'two', userIdentity: null }] });
  const expected = [facts, { ...facts, eventID: 'two', identityType: undefined }];

  it('are read out of parsed records', () => {
    assert.deepEqual((JSON.parse(text) as { Records: (typeof record)[] }).Records.map(toFacts), expected);
  });

  it('are read out of columns', () => {
    const index = scanLog(toBytes(text));
    assert.deepEqual([toIndexFacts(index, 0), toIndexFacts(index, 1)], expected);
  });

  it('are read by a visitor', () => {
    assert.deepEqual(visitFacts(text), expected);
  });
});

describe('compareFacts', () => {
  it('accepts equal answers', () => {
    compareFacts('a log', [facts], 'a peer', [{ ...facts }]);
  });

  const changed: readonly (readonly [keyof RecordFacts, string | undefined])[] = [
    ['eventID', 'other'],
    ['eventTime', undefined],
    ['eventName', 'Other'],
    ['identityType', 'Root'],
  ];
  for (const [key, value] of changed) {
    it(`names the record whose ${key} differs`, () => {
      assert.throws(
        () => compareFacts('a log', [facts, facts], 'a peer', [facts, { ...facts, [key]: value }]),
        (error) =>
          error instanceof WrongAnswer && error.message.includes('record 1') && error.message.includes(key),
      );
    });
  }

  it('tells of another number of records', () => {
    assert.throws(() => compareFacts('a log', [facts], 'a peer', []), WrongAnswer);
  });
});
