import assert from 'node:assert/strict';
import { toByteSize } from '../../../../src/core/text/toByteSize';

const KB = 1024;
const MB = 1024 * KB;

describe('toByteSize', () => {
  const cases = [
    [0, '0 bytes'],
    [1, '1 byte'],
    [1_023, '1023 bytes'],
    [1_023.9, '1023 bytes'],
    [-5, '0 bytes'],
    [1_024, '1.0 KB'],
    [12_600, '12.3 KB'],
    [99.9 * KB, '99.9 KB'],
    [99.96 * KB, '100 KB'],
    [325_058_560, '310 MB'],
    [1_023.4 * KB, '1023 KB'],
    [1_023.5 * KB, '1.0 MB'],
    [1_048_575, '1.0 MB'],
    [1_023.6 * MB, '1.0 GB'],
    [5 * 1024 ** 4, '5.0 TB'],
    [3 * 1024 ** 5, '3.0 PB'],
    [5_000 * 1024 ** 5, '5000 PB'],
  ] as const;
  for (const [bytes, text] of cases) {
    it(`writes ${bytes} as ${text}`, () => {
      assert.equal(toByteSize(bytes), text);
    });
  }
});
