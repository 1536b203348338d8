import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editLog, type TextEdit } from '../../../../src/core/document/editLog';
import type { LogDocument } from '../../../../src/core/document/logDocument';
import { readLogDocument } from '../../../../src/core/document/readLogDocument';

const STRINGS = ['eventName', 'eventSource', 'errorCode', 'eventID', 'userIdentity', 'userAgent'] as const;

/** Everything that a log says of its records, faults included. */
function tell({ index }: LogDocument): unknown {
  return {
    shape: index.shape,
    faults: index.faults,
    rows: Array.from({ length: index.count }, (_, i) => ({
      start: index.start[i],
      end: index.end[i],
      embedding: index.embedding[i],
      time: index.time[i],
      flags: index.flags[i],
      redacted: index.redacted[i],
      texts: STRINGS.map((column) => index.strings.get(index[column][i] ?? 0)),
    })),
  };
}

function record(i: number): string {
  return `{"eventID":"id-${String(i)}","eventName":"Get Ä😀","eventSource":"s3.amazonaws.com","eventTime":"2025-03-11T14:07:2${String(i % 10)}Z","userIdentity":{"type":"IAMUser","userName":"u${String(i)}"},"requestParameters":{"a":"**-redacted-**"}}`;
}

const LOG = `{"Records":[${[0, 1, 2, 3].map(record).join(',\n')},}oops{,${record(4)}]}`;

function edit(text: string, edits: readonly (TextEdit & { readonly put: string })[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, length, put }) => all.slice(0, start) + put + all.slice(start + length), text);
}

function replace(find: string, put: string, text = LOG): TextEdit & { readonly put: string } {
  const start = text.indexOf(find);
  assert.ok(start >= 0);
  return { start, length: find.length, newLength: put.length, put };
}

describe('editLog', () => {
  it('reads only the record that was edited and moves what is behind it', () => {
    const before = readLogDocument(LOG);
    const change = replace('"userName":"u1"', '"userName":"Zoë","x":"HIDDEN_DUE_TO_SECURITY_REASONS"');
    const text = edit(LOG, [change]);
    const after = editLog(before, text, [change]);
    assert.ok(after);
    assert.deepEqual(tell(after), tell(readLogDocument(text)));
    assert.deepEqual(after.editedFrom?.records, [1]);
    assert.equal(after.index.redacted[1], 2);
    assert.equal(after.parseRecord(4)['eventID'], 'id-4');
    assert.ok(after.index.faults.length > 0);
    assert.deepEqual(tell(before), tell(readLogDocument(LOG)), 'the log before the edit is as it was');
  });

  it('takes several edits at once, and edits of what was edited before', () => {
    const first = [replace('"u3"', '"someone else"'), replace('"u0"', '""')];
    const between = edit(LOG, first);
    const once = editLog(readLogDocument(LOG), between, first);
    assert.ok(once);
    const second = [replace('Get Ä', 'Put', between)];
    const text = edit(between, second);
    const twice = editLog(once, text, second);
    assert.ok(twice);
    assert.deepEqual(tell(twice), tell(readLogDocument(text)));
    assert.deepEqual([...(twice.editedFrom?.records ?? [])].sort(), [0, 3]);
    assert.equal(twice.editedFrom?.log.editedFrom, undefined);
  });

  const whole: readonly (readonly [string, string, string])[] = [
    ['a quote that opens a string', '"u1"', '"u1'],
    ['a bracket', '"u1"', '{'],
    ['an eventID', 'id-2', 'id-9'],
    ['the envelope', '"Records"', '"Rec"'],
    ["a record's own bracket", '{"eventID":"id-1"', '"eventID":"id-1"'],
    ['text between records', ',\n', '\n'],
  ];
  for (const [name, find, put] of whole) {
    it(`leaves ${name} to a reading of the whole text`, () => {
      const change = replace(find, put);
      assert.equal(editLog(readLogDocument(LOG), edit(LOG, [change]), [change]), undefined);
    });
  }

  it('leaves a record without an eventID, which repeats another by its content, to a whole reading', () => {
    const text = '[{"eventName":"A","eventSource":"b"},{"eventName":"A","eventSource":"b"}]';
    const change = replace('"A"', '"B"', text);
    assert.equal(editLog(readLogDocument(text), edit(text, [change]), [change]), undefined);
  });

  it('tells the same as a reading of the whole text, whatever is edited where', () => {
    let taken = 0;
    const pieces = fc.constantFrom('x', '"', '\\', '{', '}', ',', ' ', '\n', 'Ä', '😀', '"a":1,', 'null', '');
    fc.assert(
      fc.property(fc.nat(LOG.length - 1), fc.oneof(fc.constant(0), fc.nat(12)), pieces, (at, length, put) => {
        const change = { start: at, length: Math.min(length, LOG.length - at), newLength: put.length, put };
        const text = edit(LOG, [change]);
        const edited = editLog(readLogDocument(LOG), text, [change]);
        if (edited !== undefined) {
          taken++;
          assert.deepEqual(tell(edited), tell(readLogDocument(text)));
        }
      }),
      { numRuns: 4000 },
    );
    assert.ok(taken > 400, `only ${String(taken)} edits were read by record`);
  });
});
