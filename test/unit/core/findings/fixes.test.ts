import assert from 'node:assert/strict';
import { descriptors } from '../../../../src/core/findings/descriptors';
import type { Finding } from '../../../../src/core/findings/finding';
import { getFixes } from '../../../../src/core/findings/fixes';
import { createRecord, createWorkDocsRecord, getHits } from './records';

function getOnly(hits: readonly Finding[]): Finding {
  assert.equal(hits.length, 1);
  const [hit] = hits;
  assert.ok(hit);
  return hit;
}

describe('getFixes', () => {
  it('always offers the documentation and the severity, last', () => {
    for (const { code } of descriptors) {
      const fixes = getFixes({ code, severity: 'hint', recordIndex: 0, path: [], message: 'x' });
      assert.deepEqual(
        fixes.slice(-2).map((fix) => fix.kind),
        ['open-documentation', 'change-severity'],
      );
    }
  });

  it('leads from a repeat to the first record', () => {
    const hit = getOnly(getHits('shape.duplicate-event-id', createRecord({ eventID: 'abc' }), { abc: 0 }));
    assert.deepEqual(getFixes(hit)[0], {
      kind: 'go-to-record',
      title: 'Go to First Record (1)',
      recordIndex: 0,
    });
  });

  it('leads from an addendum to its original, or looks for it elsewhere', () => {
    const record = createRecord({ addendum: { reason: 'UPDATED_DATA', originalEventID: 'abc' } });
    assert.deepEqual(getFixes(getOnly(getHits('shape.addendum', record, { abc: 1 })))[0], {
      kind: 'go-to-record',
      title: 'Go to Original Record (2)',
      recordIndex: 1,
    });
    assert.deepEqual(getFixes(getOnly(getHits('shape.addendum', record)))[0], {
      kind: 'find-event',
      title: 'Find Original Event in Other Logs',
      eventID: 'abc',
    });
  });

  it('shows the WorkDocs event that is nearest', () => {
    const hit = getOnly(getHits('workdocs.unknown-event', createWorkDocsRecord('CreateFoldr')));
    assert.deepEqual(getFixes(hit)[0], {
      kind: 'show-workdocs-event',
      title: 'Show What Is Known of CreateFolder',
      eventName: 'CreateFolder',
    });
  });

  it('adds quotes to a property name', () => {
    const finding = {
      code: 'syntax.unquoted-key',
      severity: 'warning',
      span: { start: 2, end: 9 },
      message: 'x',
    } as const;
    assert.deepEqual(getFixes(finding)[0], { kind: 'add-quotes', title: 'Add Quotes' });
  });
});
