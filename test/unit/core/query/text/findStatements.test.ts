import assert from 'node:assert/strict';
import { findStatements, getStatementAt } from '../../../../../src/core/query/text/findStatements';

describe('findStatements', () => {
  const cases: readonly (readonly [name: string, text: string, statements: readonly string[]])[] = [
    ['has none in an empty text', '', []],
    ['has none in comments', '-- a;\n/* b; */\n', []],
    ['leaves out comments before and the semicolon behind', '-- a\nSELECT 1 ;\n-- b', ['SELECT 1']],
    ['keeps comments inside', 'SELECT 1 -- x;y\n, 2', ['SELECT 1 -- x;y\n, 2']],
    ['keeps semicolons of strings', "SELECT ';', 'it''s;'; SELECT 2", ["SELECT ';', 'it''s;'", 'SELECT 2']],
    ['keeps semicolons of quoted names', 'SELECT "a;""b"; SELECT `c;`', ['SELECT "a;""b"', 'SELECT `c;`']],
    ['passes empty statements', ';;SELECT 1;;', ['SELECT 1']],
    ['ends an open string with the text', "SELECT 'a; SELECT 2", ["SELECT 'a; SELECT 2"]],
    ['ends an open comment with the text', 'SELECT 1; /* SELECT 2', ['SELECT 1']],
    ['does not end a comment at its first star', 'SELECT 1 /*/ ; */ + 1', ['SELECT 1 /*/ ; */ + 1']],
  ];
  for (const [name, text, statements] of cases) {
    it(name, () => {
      assert.deepEqual(
        findStatements(text).map((found) => found.text),
        statements,
      );
    });
  }

  it('says where they stand', () => {
    const text = '-- a\n SELECT 1;\nSELECT 2';
    assert.deepEqual(
      findStatements(text).map(({ span }) => span),
      [
        { start: 6, end: 14 },
        { start: 16, end: 24 },
      ],
    );
  });

  it('finds parameters once, and none in strings, comments, casts and times', () => {
    const [statement] = findStatements(
      "SELECT :b, ':c', x::text, :b /* :d */ -- :e\n, time '10:30' WHERE a=:a2_x AND :1",
    );
    assert.deepEqual(statement?.parameters, ['b', 'a2_x']);
  });

  it('knows the names in a statement, in lower case and without quotes', () => {
    const [statement] = findStatements('SELECT "User""Id" FROM CloudTrail_Logs -- other\n');
    assert.deepEqual([...(statement?.names ?? [])].sort(), ['cloudtrail_logs', 'from', 'select', 'user"id']);
  });

  it('takes the statement at the cursor, else the next, else the last', () => {
    const text = '-- head\nSELECT 1;\n\nSELECT 2;\n-- end';
    const statements = findStatements(text);
    const at = (piece: string): string | undefined => getStatementAt(statements, text.indexOf(piece))?.text;
    assert.equal(at('head'), 'SELECT 1');
    assert.equal(at('1;'), 'SELECT 1');
    assert.equal(getStatementAt(statements, text.indexOf(';') + 1)?.text, 'SELECT 1');
    assert.equal(at('\nSELECT 2'), 'SELECT 2');
    assert.equal(at('end'), 'SELECT 2');
    assert.equal(getStatementAt([], 0), undefined);
  });

  it('comes to the end of a text that is all openings', () => {
    for (const piece of ['/*', "'", '"', ':', '--', ';', '/']) {
      assert.ok(findStatements(piece.repeat(500_000)).length <= 1, piece);
    }
  });
});
