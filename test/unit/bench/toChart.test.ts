import assert from 'node:assert/strict';
import { getGrowth } from '../../bench/growth/measureGrowth';
import { toChart } from '../../bench/growth/toChart';

const growth = [
  {
    name: 'a & b',
    points: [
      { records: 100_000, perEvent: 200 },
      { records: 1_000_000, perEvent: 220 },
    ],
  },
  {
    name: 'c',
    points: [
      { records: 100_000, perEvent: 10 },
      { records: 1_000_000, perEvent: 30 },
    ],
  },
];

describe('chart of growth', () => {
  it('draws a line for each operation, with its name', () => {
    const chart = toChart(growth);
    assert.equal(chart.match(/<polyline /g)?.length, 2);
    assert.equal(chart.match(/<circle /g)?.length, 4);
    assert.match(chart, />a &amp; b</);
    assert.match(chart, />100,000</);
    assert.match(chart, />1 million</);
    assert.doesNotMatch(chart, /NaN|undefined|Infinity/);
  });

  it('puts equal costs at one height, and higher ones higher', () => {
    const heights = [...toChart(growth).matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
    assert.equal(heights[0], heights[2]);
    assert.ok((heights[1] ?? 0) < (heights[0] ?? 0));
    assert.ok((heights[3] ?? 0) < (heights[1] ?? 0));
  });

  it('tells the growth from the fewest events to the most', () => {
    assert.deepEqual(growth.map(getGrowth), [1.1, 3]);
  });
});
