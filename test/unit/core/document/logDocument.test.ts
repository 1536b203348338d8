import assert from 'node:assert/strict';
import { readLogDocument } from '../../../../src/core/document/readLogDocument';

/** The text without the bar, and where the bar stood. */
function cursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

const record =
  '{"eventName":"Ä","eventSource":"s3.amazonaws.com","eventID":"e1","requestParameters":{"list":["x",{"deep":"😀"}]}}';

describe('LogDocument', () => {
  const places: readonly [string, readonly (string | number)[], 'key' | 'value', string][] = [
    ['{"Records":[{"event|Name":"Ä","eventSource":"b"}]}', ['eventName'], 'key', '"eventName"'],
    ['{"Records":[{"eventName":"|Ä","eventSource":"b"}]}', ['eventName'], 'value', '"Ä"'],
    ['{"Records":[{"é":"ü","eventName":"Ä","eventSource":"|b"}]}', ['eventSource'], 'value', '"b"'],
    ['{"Records":[{"eventName" |: "Ä","eventSource":"b"}]}', ['eventName'], 'key', '"eventName"'],
    ['[|{"eventName":"A","eventSource":"b"}]', [], 'value', '{"eventName":"A","eventSource":"b"}'],
    ['[{"eventName":"A","eventSource":"b","x":[1,{"y":t|rue}]}]', ['x', 1, 'y'], 'value', 'true'],
  ];
  for (const [marked, path, part, shown] of places) {
    it(`finds the place in ${marked}`, () => {
      const { text, offset } = cursor(marked);
      const place = readLogDocument(text).findPlace(offset);
      assert.ok(place);
      assert.deepEqual(place.path, path);
      assert.equal(place.part, part);
      assert.equal(text.slice(place.span.start, place.span.end), shown);
    });
  }

  it('finds places in a record that is text inside a string', () => {
    const text = JSON.stringify({ Events: [{ Username: 'ü', CloudTrailEvent: record }] });
    const log = readLogDocument(text);
    const at = text.indexOf('s3.amazonaws.com') + 2;
    const place = log.findPlace(at);
    assert.deepEqual(place?.path, ['eventSource']);
    assert.equal(text.slice(place.span.start, place.span.end), '\\"s3.amazonaws.com\\"');
    const deep = log.locate(0, ['requestParameters', 'list', 1, 'deep'], 'value');
    assert.equal(text.slice(deep.start, deep.end), '\\"😀\\"');
    const key = log.locate(0, ['requestParameters', 'list'], 'key');
    assert.equal(text.slice(key.start, key.end), '\\"list\\"');
  });

  it('finds places in a record that is a cell of a table', () => {
    const quoted = JSON.stringify({ Message: record }).replaceAll('"', '""');
    for (const text of [`t,ü\n1,"${record.replaceAll('"', '""')}"\n`, `t,ü\n1,"${quoted}"\n`]) {
      const log = readLogDocument(text);
      const at = text.indexOf('s3.amazonaws.com') + 2;
      const place = log.findPlace(at);
      assert.deepEqual(place?.path, ['eventSource']);
      const { start, end } = place.span;
      assert.match(text.slice(start, end), /^\\?""s3\.amazonaws\.com\\?""$/u);
      const deep = log.locate(0, ['requestParameters', 'list', 1, 'deep'], 'value');
      assert.match(text.slice(deep.start, deep.end), /^\\?""😀\\?""$/u);
    }
  });

  it('reads a damaged record as far as it goes', () => {
    const { text, offset } = cursor('[{"eventName":"A","eventSource":"iam|.amazonaws.com",,}]');
    const place = readLogDocument(text).findPlace(offset);
    assert.deepEqual(place?.path, ['eventSource']);
    assert.equal(place.recordIndex, undefined);
    assert.equal(place.record['eventName'], 'A');
  });

  it('finds the property of the envelope', () => {
    const { text, offset } = cursor(
      JSON.stringify({ Events: [{ Username: 'al|ice', CloudTrailEvent: record }] }),
    );
    const token = readLogDocument(text).findEnvelopeToken(offset);
    assert.equal(token?.key, 'Username');
    assert.equal(text.slice(token.span.start, token.span.end), '"alice"');
  });

  it('finds records by offset and by eventID', () => {
    const text = `[\n${record},\n${record.replace('e1', 'e2')}\n]`;
    const log = readLogDocument(text);
    assert.equal(log.findRecordAt(0), undefined);
    assert.equal(log.findRecordAt(text.indexOf('e2')), 1);
    assert.equal(log.findNearestRecord(0), 0);
    assert.equal(log.findNearestRecord(text.length), 1);
    assert.equal(log.findByEventID('e2'), 1);
    assert.equal(log.findByEventID('e3'), undefined);
  });

  it('falls back to the record where nesting is absurdly deep', () => {
    const text = `{"eventName":"A","eventSource":"b","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const log = readLogDocument(text);
    assert.equal(log.index.count, 1);
    assert.deepEqual(log.locate(0, ['eventName'], 'value'), { start: 0, end: text.length });
    assert.equal(log.findPlace(3), undefined);
  });
});
