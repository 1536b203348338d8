import assert from 'node:assert/strict';
import { toFileName } from '../../../../src/host/query/results/toFileName';

describe('the name of an exported result', () => {
  const cases: readonly (readonly [title: string, name: string])[] = [
    ['Access denied by principal', 'access-denied-by-principal'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON: what?', 'con-what'],
    ['  ', 'query-result'],
    ['日本', 'query-result'],
    ['x'.repeat(500), 'x'.repeat(60)],
  ];
  for (const [title, name] of cases) {
    it(`of "${title.slice(0, 30)}" is ${name.slice(0, 30)}`, () => {
      assert.equal(toFileName(title), name);
    });
  }
});
