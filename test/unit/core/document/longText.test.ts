import assert from 'node:assert/strict';
import { findFolds } from '../../../../src/core/document/folding';
import { findLinks } from '../../../../src/core/document/links';
import { toTextIndex } from '../../../../src/core/document/textIndex';
import { packStrings, unpackStrings } from '../../../../src/core/scan/packedStrings';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { toBytes } from '../../../../src/core/text/utf8';

function run<T>(work: Generator<undefined, T>): { readonly result: T; readonly steps: number } {
  for (let steps = 0; ; steps++) {
    const step = work.next();
    if (step.done === true) {
      return { result: step.value, steps };
    }
  }
}

const record = (i: number): string =>
  `{\n "eventID": "e${String(i)}",\n "eventName": "Ä{[\\"😀",\n "eventSource": "s3.amazonaws.com"\n}`;
const count = 20_000;
const text = `[\n${Array.from({ length: count }, (_, i) => record(i)).join(',\n')}\n]`;

describe('a text of more than one piece', () => {
  it('folds every record, with brackets in strings and strings across pieces', () => {
    const { result, steps } = run(findFolds(text));
    assert.ok(steps >= 2);
    assert.equal(result.length, 5000);
    assert.deepEqual(result[0], { start: 0, end: count * 5 });
    for (const [i, fold] of result.slice(1).entries()) {
      assert.deepEqual(fold, { start: 1 + i * 5, end: 4 + i * 5 });
    }
  });

  it('links every service up to the limit, each once', () => {
    const { result, steps } = run(findLinks(text, () => undefined));
    assert.ok(steps >= 1);
    assert.equal(result.length, 10_000);
    for (const [i, { span }] of result.entries()) {
      assert.equal(text.slice(span.start, span.end), 's3.amazonaws.com');
      assert.ok(i === 0 || span.start > (result[i - 1]?.span.end ?? 0));
    }
  });

  it('links nothing where nobody can see it', () => {
    const { result } = run(
      findLinks(
        text,
        () => undefined,
        (offset) => (offset < 500 ? offset : Math.max(offset, text.length - 500)),
      ),
    );
    assert.deepEqual(
      result.map(({ span }) => span.start),
      [...text.matchAll(/s3\.amazonaws\.com/gu)]
        .map(({ index }) => index)
        // The name of the property begins 16 units before its value.
        .filter((start) => start - 16 < 500 || start - 16 >= text.length - 500),
    );
    assert.ok(result.length > 5 && result.length < 50);
  });

  it('counts spans of records and faults in UTF-16 units', () => {
    const damaged = `${text.slice(0, -2)},\n{"eventName":"Ü","eventSource":\n]`;
    const bytes = toBytes(damaged);
    const index = toTextIndex(bytes, scanLog(bytes));
    assert.equal(index.count, count);
    for (const i of [0, 1, count - 1]) {
      assert.equal(damaged.slice(index.start[i], index.end[i]), record(i));
    }
    const [fault] = index.faults;
    assert.equal(damaged.slice(fault?.span.start).startsWith('{"eventName":"Ü"'), true);
  });
});

describe('packStrings', () => {
  it('gives the same table on the other side', () => {
    const { strings } = scanLog(toBytes(text));
    const table = unpackStrings(packStrings(strings));
    assert.equal(table.size, strings.size);
    for (let id = 0; id < strings.size; id++) {
      assert.equal(table.get(id), strings.get(id));
    }
    assert.equal(table.find('e17'), strings.find('e17'));
    assert.equal(table.find('nowhere'), 0);
    assert.equal(table.get(-1), '');
    assert.equal(table.get(strings.size), '');
  });
});
