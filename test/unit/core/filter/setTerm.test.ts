import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TermState } from '../../../../src/core/filter/filter';
import type { FilterFieldName } from '../../../../src/core/filter/filterFields';
import { getTermState } from '../../../../src/core/filter/getTermState';
import { parseFilter } from '../../../../src/core/filter/parseFilter';
import { setOnlyTerm, setTerm } from '../../../../src/core/filter/setTerm';
import { toFilterText } from '../../../../src/core/filter/toFilterText';
import { anyFilterText } from './anyFilterText';

describe('setTerm', () => {
  const changes: readonly [
    before: string,
    field: FilterFieldName,
    value: string,
    state: TermState,
    after: string,
  ][] = [
    ['', 'service', 's3', 'include', 'service:s3'],
    ['  ', 'service', 's3', 'include', 'service:s3'],
    ['alice', 'event', 'Get Document', 'exclude', 'alice -event:"Get Document"'],
    ['alice ', 'error', '', 'include', 'alice error:""'],
    ['a  service:s3  b', 'service', 's3', 'none', 'a  b'],
    ['a service:s3', 'service', 's3', 'none', 'a'],
    ['service:s3', 'service', 's3', 'none', ''],
    ['a service:s3 b', 'service', 's3', 'exclude', 'a -service:s3 b'],
    ['-eventSource:S3.amazonaws.com x', 'service', 's3', 'include', 'service:s3 x'],
    ['service:s3 x -service:s3 service:S3', 'service', 's3', 'exclude', '-service:s3 x'],
    ['service:s3 service:ec2', 'service', 'ec2', 'none', 'service:s3'],
    ['service:s*', 'service', 's3', 'none', 'service:s*'],
    ['a "b', 'service', 's3', 'include', 'service:s3 a "b'],
    ['nosuch:x', 'service', 's3', 'include', 'nosuch:x service:s3'],
    ['', 'ip', '10.0.0.0/8', 'include', 'ip:"10.0.0.0/8"'],
    ['', 'event', '*', 'include', 'event:"*"'],
    ['', 'access', 'read', 'include', 'access:read'],
    ['x', 'access', 'execute', 'include', 'x'],
    ['x', 'redacted', '', 'include', 'x'],
    ['x', 'time', 'tomorrow', 'include', 'x'],
    ['x', 'time', '2025-03-11..', 'include', 'x time:2025-03-11..'],
    ['time:2025-03-11 x', 'time', '2025-03-11..2025-03-12', 'none', 'x'],
  ];
  for (const [before, field, value, state, after] of changes) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)}: ${state} ${field} ${JSON.stringify(value)}`, () => {
      assert.equal(setTerm(before, field, value, state), after);
    });
  }

  const fieldValue = fc.oneof(
    fc.tuple(
      fc.constantFrom('service', 'event', 'ip', 'identity', 'source', 'error'),
      fc.string({ unit: 'grapheme' }),
    ),
    fc.tuple(fc.constantFrom('redacted', 'failed'), fc.constantFrom('yes', 'no')),
    fc.tuple(fc.constant('time' as const), fc.constantFrom('2025-03-11', '2025-03-11T14..', '..2024')),
  ) as fc.Arbitrary<[FilterFieldName, string]>;

  it('leaves the value in the state that was asked for, and every other term and fault as it was', () => {
    const states = fc.constantFrom<TermState>('include', 'exclude', 'none');
    fc.assert(
      fc.property(anyFilterText, fieldValue, states, (before, [field, value], state) => {
        const after = setTerm(before, field, value, state);
        assert.equal(getTermState(parseFilter(after), field, value), state);
        assert.deepEqual(getOthers(after, field, value), getOthers(before, field, value));
        assert.equal(setTerm(after, field, value, state), after);
      }),
      { numRuns: 500 },
    );
  });
});

function getOthers(text: string, field: FilterFieldName, value: string): readonly unknown[] {
  const { terms, faults } = parseFilter(text);
  const isOther = (term: (typeof terms)[number]): boolean =>
    getTermState({ text, terms: [term], faults: [] }, field, value) === 'none';
  return [
    ...terms.filter(isOther).map((term) => toFilterText([term])),
    ...faults.map(({ message }) => message),
  ];
}

describe('setOnlyTerm', () => {
  const changes: readonly [
    before: string,
    field: FilterFieldName,
    value: string | undefined,
    after: string,
  ][] = [
    ['', 'time', '2025-03-11..2025-03-12', 'time:2025-03-11..2025-03-12'],
    ['a time:2024 b time:2023', 'time', '2025-03-11..2025-03-12', 'a time:2025-03-11..2025-03-12 b'],
    ['a time:2024 b -time:2023', 'time', undefined, 'a b -time:2023'],
    ['service:s* service:ec2 -service:kms', 'service', 's3', 'service:s3 -service:kms'],
    ['-service:s3 x', 'service', 's3', 'service:s3 x'],
    ['service:ec2 -service:s3', 'service', 's3', 'service:s3'],
    ['x', 'time', 'never', 'x'],
    ['x', 'time', undefined, 'x'],
  ];
  for (const [before, field, value, after] of changes) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)}: only ${field} ${value ?? '(none)'}`, () => {
      assert.equal(setOnlyTerm(before, field, value), after);
    });
  }
});

describe('getTermState', () => {
  const states: readonly [filter: string, field: FilterFieldName, value: string, state: TermState][] = [
    ['service:s3', 'service', 'S3.amazonaws.com', 'include'],
    ['-service:s3', 'service', 's3', 'exclude'],
    ['service:s3 -service:s3', 'service', 's3', 'exclude'],
    ['service:s*', 'service', 's3', 'none'],
    ['event:s3', 'service', 's3', 'none'],
    ['error:""', 'error', '', 'include'],
    ['-error:*', 'error', '', 'none'],
    ['ip:10.0.0.0/8', 'ip', '10.0.0.0/8', 'none'],
    ['failed:true', 'failed', 'yes', 'include'],
    ['time:2025-03-11', 'time', '2025-03-11T00:00Z..2025-03-12', 'include'],
    ['time:2025-03-11', 'time', 'x', 'none'],
  ];
  for (const [filter, field, value, state] of states) {
    it(`says ${state} of ${field} ${JSON.stringify(value)} in ${filter}`, () => {
      assert.equal(getTermState(parseFilter(filter), field, value), state);
    });
  }
});
