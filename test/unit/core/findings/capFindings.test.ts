import assert from 'node:assert/strict';
import { capFindings } from '../../../../src/core/findings/capFindings';

function createFindings(codes: string): { code: string; message: string }[] {
  return Array.from(codes, (code, index) => ({ code, message: `message ${String(index)}` }));
}

describe('capFindings', () => {
  it('keeps the first of each code and says on the last one how many more there are', () => {
    const { kept, dropped } = capFindings(createFindings('aababaac'), 2);
    assert.deepEqual(kept, [
      { code: 'a', message: 'message 0' },
      { code: 'a', message: 'message 1 (and 3 more like this in this log)' },
      { code: 'b', message: 'message 2' },
      { code: 'b', message: 'message 4' },
      { code: 'c', message: 'message 7' },
    ]);
    assert.deepEqual([...dropped], [['a', 3]]);
  });

  it('leaves exactly the limit alone', () => {
    const findings = createFindings('aaa');
    assert.deepEqual(capFindings(findings, 3), { kept: findings, dropped: new Map() });
  });

  it('takes 50 where nothing is said, and no less than one', () => {
    const findings = createFindings('a'.repeat(51));
    assert.equal(capFindings(findings).kept.length, 50);
    assert.equal(capFindings(findings).kept[49]?.message, 'message 49 (and 1 more like this in this log)');
    assert.equal(capFindings(findings, 0).kept.length, 1);
    assert.equal(capFindings([]).kept.length, 0);
  });

  it('does not change the findings it was given', () => {
    const findings = createFindings('aa');
    capFindings(findings, 1);
    assert.equal(findings[0]?.message, 'message 0');
  });
});
