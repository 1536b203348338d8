import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toBytes } from '../../../../src/core/text/utf8';
import { checkAccount, scanned } from './scanned';

/** Keys that records of every kind may hold at any depth, and values that tempt a scanner. */
const nasty = fc.constantFrom(
  '"',
  '\\',
  '{"eventVersion":"1.08","eventName":"Fake"}',
  '[{',
  '}}]',
  '\u0000',
  'é€😀',
  '\ud800',
  '{"',
  ',',
  ']}',
  'HIDDEN_DUE_TO_SECURITY_REASONS',
  '\n',
  'x'.repeat(300),
);
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(nasty, fc.string(), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('Records', 'eventSource', 'detail', '__proto__')),
      tie('node'),
      { maxKeys: 3 },
    ),
  ),
})).node;

/** A record with its own number as eventID, so that a lost one can be named; requestParameters never pass for a record. */
const record = fc.tuple(value, value, fc.boolean()).map(([request, response, isOld]) => (id: number) => ({
  eventVersion: isOld ? '1.01' : '1.08',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/alice' },
  eventTime: '2024-05-06T07:08:09Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  requestParameters: { value: request },
  responseElements: { value: response },
  eventID: `record-${String(id)}`,
}));

interface Packed {
  readonly bytes: Uint8Array;
  readonly records: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

type Packing = 'records' | 'pretty' | 'array' | 'lines' | 'lookup' | 'logs';

/** Packs records and remembers where each stands; the text of embedded ones is their escaped form. */
function pack(makers: readonly ((id: number) => object)[], packing: Packing): Packed {
  const records: { start: number; end: number; text: string }[] = [];
  const parts: Uint8Array[] = [];
  let length = 0;
  const put = (text: string): void => {
    const bytes = toBytes(text);
    parts.push(bytes);
    length += bytes.length;
  };
  const putRecord = (shown: string, text: string): void => {
    const start = length;
    put(shown);
    records.push({ start, end: length, text });
  };
  put(
    {
      records: '{"Records":[',
      pretty: '{\n  "Records": [\n',
      array: '[',
      lines: '',
      lookup: '{"Events":[',
      logs: '{"messageType":"DATA_MESSAGE","logEvents":[',
    }[packing],
  );
  makers.forEach((maker, i) => {
    const text = JSON.stringify(maker(i), undefined, packing === 'pretty' ? 2 : undefined);
    if (i > 0) {
      put(packing === 'lines' ? '\n' : ',');
    }
    if (packing === 'lookup' || packing === 'logs') {
      put(
        packing === 'lookup'
          ? `{"EventId":"${String(i)}","CloudTrailEvent":"`
          : `{"id":"${String(i)}","timestamp":1,"message":"`,
      );
      putRecord(JSON.stringify(text).slice(1, -1), text);
      put('"}');
    } else {
      putRecord(text, text);
    }
  });
  put({ records: ']}', pretty: '\n  ]\n}\n', array: ']', lines: '\n', lookup: ']}', logs: ']}' }[packing]);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, records };
}

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: Uint8Array;
}

const packing = fc.constantFrom<Packing>('records', 'pretty', 'array', 'lines', 'lookup', 'logs');
const insertion = fc
  .oneof(
    fc.constantFrom(
      '',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '}}',
      '{{',
      '\u0000',
      '\n',
      'null',
      '"a":',
      '{"a":',
      '[[[[',
      'garbage',
      '\ud83d',
      '"{"',
      '{"Records":[',
    ),
    fc.string({ maxLength: 8 }),
  )
  .map((text) => toBytes(text));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(4000)),
  insert: insertion,
});

function apply(bytes: Uint8Array, { at, remove, insert }: Edit): Uint8Array {
  const result = new Uint8Array(bytes.length - remove + insert.length);
  result.set(bytes.subarray(0, at));
  result.set(insert, at);
  result.set(bytes.subarray(at + remove), at + insert.length);
  return result;
}

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
        const damaged = apply(log.bytes, { at, remove, insert: where.insert });
        const result = scanned(damaged);
        checkAccount(result);
        const found = new Set(result.texts);
        for (const { start, end, text } of log.records) {
          // An escaped record's quotes belong to it: without them it is no string any more.
          const margin = how === 'lookup' || how === 'logs' ? 1 : 0;
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
            '"Records"',
            '"a"',
            '1',
            ' ',
          ),
          { maxLength: 60 },
        ),
        (tokens) => {
          checkAccount(scanned(tokens.join('')));
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
  }).timeout(30_000);
});

function checkAccountQuick(text: string): void {
  const { index, bytes } = scanned(text);
  assert.equal(index.byteLength, bytes.length);
}
