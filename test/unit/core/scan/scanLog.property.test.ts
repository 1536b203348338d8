import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdit, edit, pack, packing, record } from './packedLogs';
import { checkAccount, scanned } from './scanned';

/** What makes of the rest a table. */
const TABLE = 't,m\n1,"{""a"":1}"\n';

describe('scanLog on damaged logs', () => {
  it('reads every packing of any record', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), packing, (makers, how) => {
        const log = pack(makers, how);
        const result = scanned(log.bytes);
        checkAccount(result);
        assert.deepEqual(result.index.faults, []);
        assert.deepEqual(
          result.texts,
          log.records.map(({ text }) => text),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('never loses a record that an edit did not touch', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 6 }), packing, edit, (makers, how, where) => {
        const log = pack(makers, how);
        const at = Math.floor(where.at * log.bytes.length);
        const remove = Math.min(where.remove, log.bytes.length - at);
        const damaged = applyEdit(log.bytes, { at, remove, insert: where.insert });
        const result = scanned(damaged);
        checkAccount(result);
        const found = new Set(result.texts);
        for (const { start, end, text } of log.records) {
          // An escaped record's quotes belong to it: without them it is no string any more.
          const margin = how === 'lookup' || how === 'logs' ? 1 : how === 'table' ? 2 : 0;
          if (end + margin <= at || start - margin >= at + remove) {
            assert.ok(found.has(text), `lost ${text.slice(0, 60)} in ${new TextDecoder().decode(damaged)}`);
          }
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        checkAccount(scanned(bytes));
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            '"',
            ',',
            ':',
            '\\',
            '"eventName"',
            '""eventName""',
            '\n',
            '"Records"',
            '"a"',
            '1',
            ' ',
          ),
          { maxLength: 60 },
        ),
        (tokens) => {
          checkAccount(scanned(tokens.join('')));
          checkAccount(scanned(TABLE + tokens.join('')));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('takes time in proportion to the input, however it is made', () => {
    // Each of these would take minutes where a fault makes the scanner read the same bytes again.
    const hostile = [
      '{"eventVersion":',
      '{"a":',
      '[',
      '{"',
      '"{\\"',
      '\\"{\\"',
      '{"a":[',
      '[{"eventName":"',
      '{"Records":[',
      '}',
      ',',
      '{"eventName":"x"},{',
      '{"a":"{\\"',
      '{{',
      '"',
    ];
    for (const piece of hostile) {
      checkAccountQuick(piece.repeat(200_000));
    }
    for (const piece of [',', ',"', ',"[', '{"a":[1,\n', '"{""a"":1\n', ',"{""a""', '"x"y\n', '"""{""a""']) {
      checkAccountQuick(TABLE + piece.repeat(50_000));
    }
  }).timeout(120_000);
});

function checkAccountQuick(text: string): void {
  const { index, bytes } = scanned(text);
  assert.equal(index.byteLength, bytes.length);
}
