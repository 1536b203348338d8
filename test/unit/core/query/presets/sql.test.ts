import assert from 'node:assert/strict';
import { buildPreset } from '../../../../../src/core/query/presets/buildPreset';
import { sql } from '../../../../../src/core/query/presets/sql';
import { toSqlList, toSqlPairs, toSqlText } from '../../../../../src/core/query/presets/toSqlList';

describe('sql', () => {
  it('sets in the lines of a value as far as the line that it begins on', () => {
    const list = '(\n  a,\n  b\n)';
    assert.equal(sql`x\n  y IN ${list}\n  z`, 'x\n  y IN (\n    a,\n    b\n  )\n  z');
  });

  it('leaves values of one line alone', () => {
    assert.equal(sql`  a ${'b'} c ${'d'}`, '  a b c d');
  });
});

describe('toSqlText', () => {
  it('doubles quotes', () => {
    assert.equal(toSqlText("it's"), "'it''s'");
  });
});

describe('toSqlList', () => {
  it('sorts, and breaks lines before they get too wide', () => {
    const names = Array.from({ length: 10 }, (_, i) => `${'n'.repeat(20)}${String(9 - i)}`);
    const lines = toSqlList(names).split('\n');
    assert.equal(lines.length, 4);
    assert.ok(lines.every((line) => line.length <= 90));
    assert.equal(lines[0]?.startsWith(`'${'n'.repeat(20)}0', `), true);
  });
});

describe('toSqlPairs', () => {
  it('writes one pair a line', () => {
    assert.equal(
      toSqlPairs([
        ['a', 'b'],
        ['c', 'd'],
      ]),
      "('a', 'b'),\n('c', 'd')",
    );
  });
});

describe('buildPreset', () => {
  it('writes the header', () => {
    const preset = buildPreset({
      id: 'x',
      title: 'Title',
      tells: 'What it tells.',
      none: 'No call is one.',
      group: 'Changes',
      notes: `${'word '.repeat(30)}end.`,
      parameters: [
        { name: 'a', title: 'A', hint: 'First.', type: 'text', usual: '' },
        { name: 'longer', title: 'B', hint: 'Second.', type: 'number', usual: '3' },
      ],
      sql: '\nSELECT 1\n',
    });
    assert.equal(
      preset.sql,
      [
        '-- Title',
        '-- What it tells.',
        `-- ${'word '.repeat(19).trim()}`,
        `-- ${'word '.repeat(11)}end.`,
        '--',
        '-- :a       First.',
        '-- :longer  Second. Usually 3.',
        'SELECT 1',
        '',
      ].join('\n'),
    );
    assert.equal(preset.parameters.length, 2);
  });
});
