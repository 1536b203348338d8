import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GetValues } from '../../../../src/core/filter/completeFilter';
import { completeFilter } from '../../../../src/core/filter/completeFilter';
import { filterFields } from '../../../../src/core/filter/filterFields';
import { anyFilterText } from './anyFilterText';

const VALUES: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>> = {
  service: [
    { value: 'workdocs', count: 7 },
    { value: 's3', count: 3 },
  ],
  event: [
    { value: 'Get Document', count: 5 },
    { value: 'GetObject', count: 2 },
  ],
  access: [{ value: 'read', count: 4 }],
};

const getValues: GetValues = (field, prefix) =>
  (VALUES[field] ?? []).filter(({ value }) => value.toLowerCase().startsWith(prefix.toLowerCase()));

/** The cursor stands at the bar. The texts that can be made by choosing an item. */
function getChoices(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { span, items } = completeFilter(text, offset, getValues);
  return items.map((item) => `${text.slice(0, span.start)}${item.text}${text.slice(span.end)}`);
}

describe('completeFilter', () => {
  const all = filterFields.map(({ name }) => `${name}:`);
  const choices: readonly [marked: string, ...choices: string[]][] = [
    ['|', ...all],
    ['x | y', ...all.map((name) => `x ${name} y`)],
    ['-|', ...all.map((name) => `-${name}`)],
    ['reg|', 'region:'],
    ['eventN|', 'event:'],
    ['a -se|rv b', 'a -session: b', 'a -service: b'],
    ['ser|vice:s3', 'service:s3'],
    ['|region:x', ...all.map((name) => `${name}x`)],
    ['wor|', 'plane:', 'service:workdocs'],
    ['ge|', 'event:"Get Document"', 'event:GetObject'],
    ['zz|'],
    ['service:|', 'service:workdocs', 'service:s3', 'service:*', 'service:""'],
    ['service:W| x', 'service:workdocs x'],
    ['-eventSource:s|3', '-eventSource:s3'],
    ['event:"Get D|', 'event:"Get Document"'],
    ['event:"Get D| service:s3', 'event:"Get Document" service:s3'],
    ['event:ge|tsomething', 'event:"Get Document"', 'event:GetObject'],
    ['access:|', 'access:read', 'access:write', 'access:*', 'access:""'],
    ['access:w|', 'access:write'],
    ['failed:|', 'failed:yes', 'failed:no'],
    ['plane:d|', 'plane:data'],
    ['time:|', 'time:*', 'time:""'],
    ['nosuch:|'],
    ['"ser|'],
    ['x |-service:s3'],
  ];
  for (const [marked, ...expected] of choices) {
    it(`offers at ${marked}`, () => {
      assert.deepEqual(getChoices(marked), expected);
    });
  }

  it('says what a field means and how many events have a value', () => {
    const [field] = completeFilter('hou', 3, getValues).items;
    assert.deepEqual(field, { text: 'hour:', label: 'hour:', detail: 'The hour of the event time, in UTC.' });
    const [value] = completeFilter('access:', 7, getValues).items;
    assert.deepEqual(value, {
      text: 'read',
      label: 'read',
      detail: 'The request changes nothing.',
      count: 4,
    });
  });

  it('answers at any place of any text with a span around the place', () => {
    fc.assert(
      fc.property(anyFilterText, fc.integer({ min: -2, max: 60 }), (text, offset) => {
        const { span } = completeFilter(text, offset, getValues);
        const at = offset < 0 || offset > text.length ? text.length : offset;
        assert.ok(0 <= span.start && span.start <= at && at <= span.end && span.end <= text.length);
      }),
    );
  });
});

describe('filterFields', () => {
  it('has each name and alias once, in lower case', () => {
    const names = filterFields.flatMap(({ name, aliases }) => [name, ...aliases]);
    assert.deepEqual(names, [...new Set(names)]);
    assert.deepEqual(
      names,
      names.map((name) => name.toLowerCase()),
    );
  });
});
