import assert from 'node:assert/strict';
import { parseOptions } from '../../bench/options';
import { PARTS } from '../../bench/report';
import { getMedian, SideBySide } from '../../bench/measure';

describe('getMedian', () => {
  const rows: readonly (readonly [readonly number[], number])[] = [
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10], 10],
    [[10, 9, 100], 10],
  ];
  for (const [values, median] of rows) {
    it(`of ${values.join(', ')} is ${median}`, () => {
      assert.equal(getMedian(values), median);
    });
  }
});

describe('SideBySide', () => {
  it('gives each contender the same rounds and adds up the pieces of work', () => {
    const sideBySide = new SideBySide({ rounds: 3, warmUp: 0 });
    const wait = (milliseconds: number): void => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
    };
    for (let piece = 0; piece < 2; piece++) {
      sideBySide.measure([
        { name: 'short', run: () => wait(10) },
        { name: 'long', run: () => wait(25) },
      ]);
    }
    const [short, long] = sideBySide.timings;
    assert.deepEqual([short?.name, short?.rounds, long?.name, long?.rounds], ['short', 3, 'long', 3]);
    assert.ok((short?.least ?? 0) >= 20 && (long?.least ?? 0) >= 50, 'two pieces each');
    assert.ok((short?.median ?? 0) >= (short?.least ?? 0));
  });
});

describe('parseOptions', () => {
  it('measures all parts, and 10,000 and 100,000 records, where nothing is said', () => {
    assert.deepEqual(parseOptions([]), {
      parts: PARTS,
      sizes: [10_000, 100_000],
      folder: undefined,
      quick: false,
      json: undefined,
      write: false,
    });
  });

  it('takes sizes, a folder and a file', () => {
    const options = parseOptions([
      '--records',
      '1,000,000',
      '--records',
      '5',
      '--input',
      'x',
      '--json',
      'y.json',
    ]);
    assert.deepEqual([options.sizes, options.folder, options.json], [[1_000_000, 5], 'x', 'y.json']);
  });

  it('measures the parts that are named, in the order of the page', () => {
    assert.deepEqual(parseOptions(['--only', 'query', '--only', 'files']).parts, ['files', 'query']);
  });

  it('measures the index alone of a folder', () => {
    assert.deepEqual(parseOptions(['--input', 'x']).parts, ['index']);
  });

  it('is quick with a small input', () => {
    assert.deepEqual(parseOptions(['--quick']).sizes, [2_000]);
  });

  for (const bad of [['--records', 'many'], ['--records', '0'], ['--only', 'nothing'], ['--unknown']]) {
    it(`refuses ${bad.join(' ')}`, () => {
      assert.throws(() => parseOptions(bad));
    });
  }
});
