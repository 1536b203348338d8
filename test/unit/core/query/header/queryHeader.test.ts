import assert from 'node:assert/strict';
import { parseQueryHeader } from '../../../../../src/core/query/header/queryHeader';
import { replaceSources, toSourceLines } from '../../../../../src/core/query/header/replaceSources';

const TABLE = 'cloudtrail_logs';

function apply(text: string, sources: readonly string[]): string {
  let result = text;
  for (const change of [...replaceSources(text, sources)].reverse()) {
    result = result.slice(0, change.span.start) + change.text + result.slice(change.span.end);
  }
  return result;
}

describe('parseQueryHeader', () => {
  const cases: readonly (readonly [
    text: string,
    isQuery: boolean,
    title: string | undefined,
    lines: readonly (readonly [string, string])[],
  ])[] = [
    ['', false, undefined, []],
    ['SELECT 1 -- cloudtrail-lens', false, undefined, []],
    ['SELECT 1\n-- sources: a.json', false, undefined, []],
    ['-- Some other SQL\nSELECT 1', false, 'Some other SQL', []],
    ['-- cloudtrail-lens\n-- Who?\nSELECT 1', true, 'Who?', []],
    ['\n  --cloudtrail-lens\r\n\r\n-- Who?\r\nSELECT 1', true, 'Who?', []],
    ['-- cloudtrail-lensing', false, 'cloudtrail-lensing', []],
    ['-- sources: logs/*.json.gz', true, undefined, [[TABLE, 'logs/*.json.gz']]],
    [
      '-- Source: a b.json  \n-- sources: explorer',
      true,
      undefined,
      [
        [TABLE, 'a b.json'],
        [TABLE, 'explorer'],
      ],
    ],
    ['-- table: Other = x=y.json', true, undefined, [['other', 'x=y.json']]],
    ['-- sources:\n-- Words', true, 'Words', []],
    ['-- table: a b = c', false, 'table: a b = c', []],
    ['\ufeff-- sources: a', true, undefined, [[TABLE, 'a']]],
    ['-- sources: a\n/* end */\n-- sources: b', true, undefined, [[TABLE, 'a']]],
  ];
  for (const [text, isQuery, title, lines] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const header = parseQueryHeader(text);
      assert.deepEqual(
        { ...header, lines: header.lines.map(({ table, source }) => [table, source]) },
        { isQuery, title, lines },
      );
    });
  }

  it('says where the lines stand, without their ends', () => {
    const text = '-- x\r\n-- sources: a\r\nSELECT 1';
    const [line] = parseQueryHeader(text).lines;
    assert.equal(text.slice(line?.span.start, line?.span.end), '-- sources: a');
  });
});

describe('replaceSources', () => {
  const cases: readonly (readonly [text: string, sources: readonly string[], result: string])[] = [
    ['SELECT 1', ['a', 'b'], '-- sources: a\n-- sources: b\nSELECT 1'],
    [
      '-- cloudtrail-lens\n-- sources: x\nSELECT 1',
      ['a', 'b'],
      '-- cloudtrail-lens\n-- sources: a\n-- sources: b\nSELECT 1',
    ],
    ['-- sources: x\n-- Title\n-- sources: y\nSELECT 1', ['a'], '-- sources: a\n-- Title\nSELECT 1'],
    ['-- table: t = x\n-- table: cloudtrail_logs = y\n', ['a'], '-- table: t = x\n-- sources: a\n'],
    ['-- sources: x\n-- sources: y', ['a'], '-- sources: a\n'],
    ['\ufeffSELECT 1', ['a'], '\ufeff-- sources: a\nSELECT 1'],
  ];
  for (const [text, sources, result] of cases) {
    it(`binds ${JSON.stringify(text)} to ${sources.join(', ')}`, () => {
      assert.equal(apply(text, sources), result);
      assert.deepEqual(
        parseQueryHeader(result)
          .lines.filter(({ table }) => table === TABLE)
          .map(({ source }) => source),
        sources,
      );
    });
  }

  it('writes nothing for no sources', () => {
    assert.equal(toSourceLines([]), '');
  });
});
