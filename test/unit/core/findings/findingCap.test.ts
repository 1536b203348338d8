import assert from 'node:assert/strict';
import { FindingCap } from '../../../../src/core/findings/findingCap';

interface TestFinding {
  readonly code: string;
  readonly message: string;
}

function createFindings(codes: string): TestFinding[] {
  return Array.from(codes, (code, index) => ({ code, message: `message ${String(index)}` }));
}

function cap(findings: readonly TestFinding[], limit?: number): readonly TestFinding[] {
  const kept = new FindingCap<TestFinding>(limit);
  for (const finding of findings) {
    kept.add(finding);
  }
  return kept.getKept();
}

describe('FindingCap', () => {
  it('keeps the first of each code and says on the last one how many more there are', () => {
    assert.deepEqual(cap(createFindings('aababaac'), 2), [
      { code: 'a', message: 'message 0' },
      { code: 'a', message: 'message 1 (and 3 more like this in this log)' },
      { code: 'b', message: 'message 2' },
      { code: 'b', message: 'message 4' },
      { code: 'c', message: 'message 7' },
    ]);
  });

  it('leaves exactly the limit alone', () => {
    const findings = createFindings('aaa');
    assert.deepEqual(cap(findings, 3), findings);
  });

  it('takes 50 where nothing is said, and no less than one', () => {
    const findings = createFindings('a'.repeat(51));
    assert.equal(cap(findings).length, 50);
    assert.equal(cap(findings)[49]?.message, 'message 49 (and 1 more like this in this log)');
    assert.equal(cap(findings, 0).length, 1);
    const [only] = cap(createFindings('a'.repeat(1_235)), 1);
    assert.equal(only?.message, 'message 0 (and 1,234 more like this in this log)');
    assert.equal(cap([]).length, 0);
  });

  it('does not change the findings it was given', () => {
    const findings = createFindings('aa');
    cap(findings, 1);
    assert.equal(findings[0]?.message, 'message 0');
  });

  it('counts what is only told of, and knows where there is room', () => {
    const kept = new FindingCap<TestFinding>(2);
    kept.add({ code: 'a', message: 'first' });
    assert.equal(kept.hasRoom('a'), true);
    kept.add({ code: 'a', message: 'second' });
    assert.equal(kept.hasRoom('a'), false);
    assert.equal(kept.hasRoom('b'), true);
    kept.count('a');
    kept.count('a');
    assert.deepEqual(kept.getKept(), [
      { code: 'a', message: 'first' },
      { code: 'a', message: 'second (and 2 more like this in this log)' },
    ]);
  });
});
