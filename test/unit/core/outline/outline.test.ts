import assert from 'node:assert/strict';
import type { EventLabel } from '../../../../src/core/document/eventLabels';
import { toOutlineItem } from '../../../../src/core/outline/toOutlineItem';
import { spansSeveralDays } from '../../../../src/core/outline/spansSeveralDays';

const label: EventLabel = {
  time: '2025-03-11 14:05:12',
  name: 'DeactivateUser',
  source: 'workdocs.amazonaws.com',
  identity: 'IAM user alice (no MFA)',
  isFailed: false,
};

describe('toOutlineItem', () => {
  it('shows time of day, event and identity', () => {
    assert.deepEqual(toOutlineItem(label, false), {
      name: '14:05:12 DeactivateUser',
      detail: 'IAM user alice (no MFA)',
      symbol: 'event',
    });
  });

  it('shows the day where the log has several', () => {
    assert.equal(toOutlineItem(label, true).name, '2025-03-11 14:05:12 DeactivateUser');
  });

  it('tells a failed event', () => {
    assert.deepEqual(toOutlineItem({ ...label, isFailed: true }, false), {
      name: '14:05:12 DeactivateUser',
      detail: 'IAM user alice (no MFA) · failed',
      symbol: 'failed',
    });
  });

  for (const withDate of [false, true]) {
    it(`shows the event alone where it has no time, ${withDate ? 'with' : 'without'} dates`, () => {
      assert.equal(toOutlineItem({ ...label, time: '' }, withDate).name, 'DeactivateUser');
    });
  }
});

describe('spansSeveralDays', () => {
  const at = (text: string): number => Date.parse(text);
  const cases: readonly (readonly [name: string, times: readonly number[], expected: boolean])[] = [
    ['no record', [], false],
    ['records without a time', [NaN, NaN], false],
    ['one day, first and last moment', [at('2025-03-11T00:00:00Z'), at('2025-03-11T23:59:59.999Z')], false],
    ['midnight between', [at('2025-03-11T23:59:59.999Z'), NaN, at('2025-03-12T00:00:00Z')], true],
    ['the other way round', [at('2025-03-12T00:00:00Z'), at('2025-03-11T23:59:59Z')], true],
    ['around 1970', [-1, 0], true],
  ];
  for (const [name, times, expected] of cases) {
    it(`${name}: ${String(expected)}`, () => {
      assert.equal(spansSeveralDays(times), expected);
    });
  }
});
