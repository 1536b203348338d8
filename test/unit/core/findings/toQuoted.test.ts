import assert from 'node:assert/strict';
import { toQuoted, toQuotedList } from '../../../../src/core/findings/toQuoted';

describe('toQuoted', () => {
  it('shows short values as they are', () => {
    assert.equal(toQuoted('naïve 日本語 🙂 <b>'), '"naïve 日本語 🙂 <b>"');
    assert.equal(toQuoted(''), '""');
    assert.equal(toQuoted(1.5), '1.5');
    assert.equal(toQuoted(false), 'false');
    assert.equal(toQuoted(null), 'null');
    assert.equal(toQuoted(undefined), 'nothing');
    assert.equal(toQuoted([1]), 'a list');
    assert.equal(toQuoted({ a: 1 }), 'an object');
  });

  it('cuts long text', () => {
    assert.equal(toQuoted('x'.repeat(120)), `"${'x'.repeat(120)}"`);
    assert.equal(toQuoted('x'.repeat(121)), `"${'x'.repeat(119)}…"`);
  });

  it('makes visible what breaks lines, turns the direction, or is half a character', () => {
    assert.equal(toQuoted('a\nb\u202ec\u0000d\u2028e\ud83d'), '"a\\u000ab\\u202ec\\u0000d\\u2028e\\ud83d"');
    assert.equal(toQuoted(`${'x'.repeat(118)}🙂🙂`), `"${'x'.repeat(118)}…"`);
  });
});

describe('toQuotedList', () => {
  it('shows the first few and counts the others', () => {
    assert.equal(toQuotedList(['a', 'b']), '"a", "b"');
    assert.equal(toQuotedList(['a', 'b', 'c'], 2), '"a", "b" and 1 more');
    assert.equal(toQuotedList([]), '');
  });
});
