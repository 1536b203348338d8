import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildDetails, MAX_PART_VALUES } from '../../../../src/core/details/buildDetails';
import type { DetailPartId, DetailValue } from '../../../../src/core/details/eventDetails';
import { MAX_DETAIL_TEXT } from '../../../../src/core/details/toDetailValue';
import type { CloudTrailRecord } from '../../../../src/core/record/cloudTrailRecord';
import { toObject } from '../../../../src/core/record/cloudTrailRecord';

const OPTIONS = { now: Date.UTC(2025, 2, 12), timeZone: 'UTC' };
const RECORD: CloudTrailRecord = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'IAMUser',
    userName: 'alice',
    accountId: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/alice',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  },
  eventTime: '2025-03-11T14:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '203.0.113.7',
  errorCode: 'AccessDenied',
  requestParameters: { bucketName: 'b', Tags: [{ key: 'k', value: 'HIDDEN_DUE_TO_SECURITY_REASONS' }] },
  responseElements: null,
  readOnly: true,
  eventID: 'id-1',
  madeUp: { deep: 1 },
};

function getValues(record: CloudTrailRecord, id: DetailPartId): readonly DetailValue[] {
  return buildDetails(record, OPTIONS).parts.find((part) => part.id === id)?.values ?? [];
}

function getValue(record: CloudTrailRecord, id: DetailPartId, label: string): DetailValue | undefined {
  return getValues(record, id).find((value) => value.label === label);
}

describe('buildDetails', () => {
  it('puts a record into its parts, in order', () => {
    assert.deepEqual(
      buildDetails(RECORD, OPTIONS).parts.map(({ id }) => id),
      ['who', 'deed', 'target', 'origin', 'result', 'request', 'response', 'additional'],
    );
  });

  const values: readonly (readonly [DetailPartId, Partial<DetailValue>])[] = [
    ['who', { label: 'identity', value: 'alice', term: { field: 'identity', value: 'alice' } }],
    ['who', { label: 'accessKeyId', term: { field: 'key', value: 'AKIAIOSFODNN7EXAMPLE' } }],
    ['who', { label: 'accountId', term: { field: 'identity-account', value: '111122223333' } }],
    ['deed', { label: 'eventName', value: 'GetObject', term: { field: 'event', value: 'GetObject' } }],
    ['deed', { label: 'eventSource', meaning: 'Amazon S3' }],
    ['deed', { label: 'readOnly', value: 'true', term: { field: 'access', value: 'read' } }],
    ['target', { label: 'awsRegion', meaning: 'Europe (Ireland)' }],
    ['origin', { label: 'sourceIPAddress', path: ['sourceIPAddress'] }],
    ['result', { label: 'outcome', value: 'Refused', term: { field: 'failed', value: 'yes' } }],
    ['result', { label: 'errorCode', term: { field: 'error', value: 'AccessDenied' } }],
    ['request', { label: 'bucketName', value: 'b', path: ['requestParameters', 'bucketName'] }],
    [
      'request',
      {
        label: 'Tags[0].value',
        path: ['requestParameters', 'Tags', 0, 'value'],
        redaction: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      },
    ],
    ['additional', { label: 'madeUp.deep', value: '1' }],
    ['additional', { label: 'eventID', term: { field: 'id', value: 'id-1' } }],
  ];
  for (const [id, expected] of values) {
    it(`${id}: ${expected.label ?? ''}`, () => {
      const value = getValue(RECORD, id, expected.label ?? '');
      assert.deepEqual({ ...value, ...expected }, value);
    });
  }

  it('says what a record does not have', () => {
    const { parts } = buildDetails({ readOnly: true }, OPTIONS);
    assert.deepEqual(
      parts.filter(({ id }) => id === 'request' || id === 'response').map(({ note }) => note),
      [
        'The record has no request parameters.',
        'The record has no response: CloudTrail writes none for calls that only read.',
      ],
    );
  });

  it('shows a parameter field that is no object', () => {
    assert.equal(getValue({ requestParameters: 'text' }, 'request', 'requestParameters')?.value, 'text');
  });

  it('names a directory user of WorkDocs as the filter does', () => {
    const record = {
      eventSource: 'workdocs.amazonaws.com',
      userIdentity: { type: 'Unknown', principalId: 'S-1', userName: 'mary' },
    };
    assert.deepEqual(getValue(record, 'who', 'identity type')?.term, {
      field: 'type',
      value: 'workdocs-user',
    });
  });

  it('counts what it leaves out, and cuts long text', () => {
    const items = Array.from({ length: 1000 }, (_, i) => i);
    const { parts } = buildDetails({ requestParameters: { items, long: 'x'.repeat(9999) } }, OPTIONS);
    const request = parts.find(({ id }) => id === 'request');
    assert.equal(request?.values.length, MAX_PART_VALUES);
    assert.equal(request.note, `${String(1001 - MAX_PART_VALUES)} more values are in the record's text.`);
    const cut = getValue({ requestParameters: { long: 'x'.repeat(9999) } }, 'request', 'long');
    assert.deepEqual([cut?.value.length, cut?.isCut], [MAX_DETAIL_TEXT, true]);
  });

  it('takes deep nesting and hostile names', () => {
    const deep = JSON.parse(`${'{"__proto__":'.repeat(5000)}1${'}'.repeat(5000)}`) as CloudTrailRecord;
    const { parts } = buildDetails({ requestParameters: deep }, OPTIONS);
    assert.equal(parts.find(({ id }) => id === 'request')?.values.length, 1);
  });

  it('takes any record and shows every value of it once', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), (value) => {
        const record = toObject(JSON.parse(JSON.stringify(value)) as CloudTrailRecord) ?? {};
        const paths = buildDetails(record, OPTIONS).parts.flatMap((part) =>
          part.values.flatMap(({ path }) => (path === undefined ? [] : [JSON.stringify(path)])),
        );
        assert.equal(new Set(paths).size, paths.length);
        for (const key of Object.keys(record)) {
          const isShown = paths.some((path) => path.startsWith(JSON.stringify([key]).slice(0, -1)));
          assert.ok(isShown, key);
        }
      }),
    );
  });
});
