import fc from 'fast-check';
import { toBytes } from '../../../../src/core/text/utf8';

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
export const record = fc
  .tuple(value, value, fc.boolean())
  .map(([request, response, isOld]) => (id: number) => ({
    eventVersion: isOld ? '1.01' : '1.08',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/alice' },
    eventTime: '2024-05-06T07:08:09Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    requestParameters: { value: request },
    responseElements: { value: response },
    eventID: `record-${String(id)}`,
  }));

export interface Packed {
  readonly bytes: Uint8Array;
  readonly records: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

type Packing = 'records' | 'pretty' | 'array' | 'lines' | 'lookup' | 'logs' | 'table';

/** Packs records and remembers where each stands; the text of embedded ones is their escaped form. */
export function pack(makers: readonly ((id: number) => object)[], packing: Packing): Packed {
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
      table: '@timestamp,@message,@ptr\r\n',
    }[packing],
  );
  makers.forEach((maker, i) => {
    const text = JSON.stringify(maker(i), undefined, packing === 'pretty' ? 2 : undefined);
    if (i > 0) {
      put(packing === 'lines' ? '\n' : packing === 'table' ? '\r\n' : ',');
    }
    if (packing === 'table') {
      put(`2024-05-06 07:08:09.${String(100 + i)},"`);
      putRecord(text.replaceAll('"', '""'), text);
      put('",CmEK');
      return;
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
  put(
    { records: ']}', pretty: '\n  ]\n}\n', array: ']', lines: '\n', lookup: ']}', logs: ']}', table: '' }[
      packing
    ],
  );
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, records };
}

export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: Uint8Array;
}

export const packing = fc.constantFrom<Packing>(
  'records',
  'pretty',
  'array',
  'lines',
  'lookup',
  'logs',
  'table',
);
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
export const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(4000)),
  insert: insertion,
});

export function applyEdit(bytes: Uint8Array, { at, remove, insert }: Edit): Uint8Array {
  const result = new Uint8Array(bytes.length - remove + insert.length);
  result.set(bytes.subarray(0, at));
  result.set(insert, at);
  result.set(bytes.subarray(at + remove), at + insert.length);
  return result;
}
