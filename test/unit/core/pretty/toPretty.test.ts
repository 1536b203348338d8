import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toPretty } from '../../../../src/core/pretty/toPretty';

const cases: readonly (readonly [name: string, json: string, pretty: string])[] = [
  ['an object', '{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
  ['text that is pretty already', '{\r\n\t"a" :\t1\r\n}', '{\n  "a": 1\n}'],
  ['empty containers', '{"a":{ },"b":[\n]}', '{\n  "a": {},\n  "b": []\n}'],
  ['an empty text', '', ''],
  ['a lone value', ' 7 ', '7'],
  [
    'numbers as they are',
    '[1.0,1E+2,-0,12345678901234567890]',
    '[\n  1.0,\n  1E+2,\n  -0,\n  12345678901234567890\n]',
  ],
  [
    'escapes as they are',
    '["\\u003cb\\u003e","\\/","\\\\"]',
    '[\n  "\\u003cb\\u003e",\n  "\\/",\n  "\\\\"\n]',
  ],
  ['brackets and commas in strings', '["a,{[b]}:\\"c"]', '[\n  "a,{[b]}:\\"c"\n]'],
  ['repeated keys', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
  ['several values', '{}\n{"a":1} []', '{}\n{\n  "a": 1\n}\n[]'],
  ['a control character in a string', '["\u0001 7"]', '[\n  "\u0001 7"\n]'],

  // damage
  ['a name without quotes', '{ Records : [1] }', '{\n  Records: [\n    1\n  ]\n}'],
  ['a missing comma', '["a" "b"]', '[\n  "a"\n  "b"\n]'],
  ['strings back to back', '["a""b"]', '[\n  "a"\n  "b"\n]'],
  ['commas without values', '[,,1,]', '[,,\n  1,\n]'],
  ['brackets that do not fit', '{"a":[1}]', '{\n  "a": [\n    1\n  }\n]'],
  ['closing brackets too many', ']}1', ']\n}\n1'],
  ['closing brackets too few', '{"a":[', '{\n  "a": ['],
  ['a string without an end', '{"a":"b  c, {\n ', '{\n  "a": "b  c, {\n '],
  ['a lost quote', '{"a":"x,"b":"two  words"}', '{\n  "a": "x,"b":"two  words"}'],
  ['a backslash at the end', '"\\', '"\\'],
];

describe('toPretty', () => {
  for (const [name, json, pretty] of cases) {
    it(name, () => {
      assert.equal(toPretty(json), pretty);
    });
  }

  it('indents as asked, the first line excepted', () => {
    assert.equal(toPretty('{"a":[1]}', 4, 3), '{\n       "a": [\n           1\n       ]\n   }');
    assert.equal(toPretty('{"a":1}', 0), '{\n"a": 1\n}');
  });

  it('lays any JSON out as JSON.stringify does, and keeps its meaning', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(undefined, 1, 3), (json, spaces) => {
        const value: unknown = JSON.parse(json);
        const pretty = toPretty(JSON.stringify(value, undefined, spaces));
        assert.equal(pretty, JSON.stringify(value, undefined, 2));
        assert.deepEqual(JSON.parse(pretty), value);
        assert.equal(JSON.stringify(JSON.parse(pretty)), JSON.stringify(value));
      }),
    );
  });

  it('keeps every character but white space of any text, in order', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      ' ',
      '\n',
      'a',
      '1',
      '\ud800',
      '\u0000',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
    );
    const toDense = (value: string): string => value.replace(/[ \t\r\n]/g, '');
    fc.assert(
      fc.property(text, (value) => {
        assert.equal(toDense(toPretty(value)), toDense(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing when it runs twice over JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        assert.equal(toPretty(toPretty(json)), toPretty(json));
      }),
    );
  });

  it('survives deep nesting: the text grows by at most one indented line for each bracket', () => {
    const depth = 200_000;
    const pretty = toPretty('['.repeat(depth) + ']'.repeat(depth));
    assert.equal(pretty.replace(/[ \n]/g, '').length, 2 * depth);
    assert.ok(pretty.length <= 2 * depth * (2 + 40 * 2), `${String(pretty.length)} characters`);
  });
});
