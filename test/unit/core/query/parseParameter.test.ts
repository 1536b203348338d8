import assert from 'node:assert/strict';
import type { ParsedParameter } from '../../../../src/core/query/parseParameter';
import { parseParameter } from '../../../../src/core/query/parseParameter';
import type { PresetParameter } from '../../../../src/core/query/queryPreset';

type Kind = Pick<PresetParameter, 'type' | 'usual'>;

describe('parseParameter', () => {
  const good: readonly (readonly [entered: string, kind: Kind, value: string | number])[] = [
    [' alice ', { type: 'text' }, ' alice '],
    ['', { type: 'text', usual: '%' }, '%'],
    ['  ', { type: 'text', usual: '' }, ''],
    ['012345678901', { type: 'text' }, '012345678901'],
    ['10', { type: 'number' }, 10],
    [' -3 ', { type: 'number' }, -3],
    ['', { type: 'number', usual: '20' }, 20],
    ['2024-05-06', { type: 'time' }, '2024-05-06T00:00:00Z'],
    ['2024-05', { type: 'time' }, '2024-05-01T00:00:00Z'],
    ['2024-05-06 07:08', { type: 'time' }, '2024-05-06T07:08:00Z'],
    ['2024-05-06T07:08:09+02:00', { type: 'time' }, '2024-05-06T05:08:09Z'],
    ['2024-05-06T07:08:09.250Z', { type: 'time' }, '2024-05-06T07:08:09.250Z'],
    ['', { type: 'time', usual: '9999-12-31T23:59:59Z' }, '9999-12-31T23:59:59Z'],
    ['', { type: 'time', usual: '' }, ''],
  ];
  for (const [entered, kind, value] of good) {
    it(`takes ${JSON.stringify(entered)} as ${kind.type} ${JSON.stringify(value)}`, () => {
      assert.deepEqual(parseParameter(entered, kind), { value } satisfies ParsedParameter);
    });
  }

  const bad: readonly (readonly [entered: string, kind: Kind])[] = [
    ['', { type: 'text' }],
    ['', { type: 'number' }],
    ['1.5', { type: 'number' }],
    ['1e3', { type: 'number' }],
    ['1234567890123456', { type: 'number' }],
    ['', { type: 'time' }],
    ['yesterday', { type: 'time' }],
    ['2024-02-30', { type: 'time' }],
    ['2024-01-01..2024-02-01', { type: 'time' }],
  ];
  for (const [entered, kind] of bad) {
    it(`refuses ${JSON.stringify(entered)} as ${kind.type}, with words`, () => {
      const parsed = parseParameter(entered, kind);
      assert.ok('fault' in parsed && parsed.fault.endsWith('.'), JSON.stringify(parsed));
    });
  }
});
