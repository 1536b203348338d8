import assert from 'node:assert/strict';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { createAccessReader } from '../../../../src/core/services/createAccessReader';
import { toBytes } from '../../../../src/core/text/utf8';

describe('createAccessReader', () => {
  const cases = [
    [{ eventSource: 's3.amazonaws.com', eventName: 'PutObject', readOnly: true }, 'read'],
    [{ eventSource: 's3.amazonaws.com', eventName: 'GetObject', readOnly: false }, 'write'],
    [{ eventSource: 's3.amazonaws.com', eventName: 'GetObject' }, 'read'],
    [{ eventSource: 's3.amazonaws.com', eventName: 'GetObject', readOnly: 'maybe' }, 'read'],
    [{ eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' }, 'write'],
    [{ eventSource: 'kms.amazonaws.com', eventName: 'Decrypt' }, 'read'],
    [{ eventSource: 'my.amazonaws.com', eventName: 'Decrypt' }, undefined],
    [{ eventSource: 'iam.amazonaws.com' }, undefined],
    [{ eventName: 'CreateUser' }, 'write'],
  ] as const;
  const records = cases.map(([record], i) => ({ eventVersion: '1.05', eventID: String(i), ...record }));
  const { count, ...index } = scanLog(toBytes(JSON.stringify({ Records: records })));

  it('tells of each record, by its readOnly or by what is known of the event', () => {
    assert.equal(count, cases.length);
    const getAccess = createAccessReader(index);
    const expected = cases.map(([, access]) => access);
    assert.deepEqual(
      cases.map((_, record) => getAccess(record)),
      expected,
    );
    // Once more, from what it remembers.
    assert.deepEqual(
      cases.map((_, record) => getAccess(record)),
      expected,
    );
  });
});
