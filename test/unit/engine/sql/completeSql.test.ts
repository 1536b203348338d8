import assert from 'node:assert/strict';
import type { SqlCompletion } from '../../../../src/protocol/query';
import { completeSql } from '../../../../src/engine/sql/completeSql';
import { describeSql } from '../../../../src/engine/sql/describeSql';

const TABLES = ['cloudtrail_logs', 'other'];

/** Completes at the bar. Values are asked for as `expression prefix`. */
async function complete(
  marked: string,
): Promise<{ readonly proposals: readonly SqlCompletion[]; readonly asked: readonly string[] }> {
  const offset = marked.indexOf('|');
  const sql = marked.replace('|', '');
  const asked: string[] = [];
  const proposals = await completeSql(sql, offset, {
    tables: TABLES,
    getValues: (expression, prefix) => {
      asked.push(`${expression} ${prefix}`);
      return Promise.resolve([
        { value: "it's", events: 2 },
        { value: 'b', events: 1 },
      ]);
    },
  });
  return { proposals, asked };
}

function getLabels(proposals: readonly SqlCompletion[], kind: SqlCompletion['kind']): readonly string[] {
  return proposals.filter((proposal) => proposal.kind === kind).map(({ label }) => label);
}

const members: readonly (readonly [marked: string, labels: readonly string[]])[] = [
  [
    'SELECT useridentity.sessioncontext.attributes.| FROM cloudtrail_logs',
    ['mfaauthenticated', 'creationdate'],
  ],
  ["SELECT t.| FROM UNNEST(ARRAY[1]) AS t(a), UNNEST(ARRAY['x']) AS t(b)", ['a', 'b']],
  [
    'SELECT t.userIdentity.sessionContext.attributes.| FROM cloudtrail_logs t',
    ['mfaauthenticated', 'creationdate'],
  ],
  ['SELECT useridentity.sessioncontext.attributes.|', ['mfaauthenticated', 'creationdate']],
  ['SELECT tlsdetails.cl| FROM cloudtrail_logs', ['tlsversion', 'ciphersuite', 'clientprovidedhostheader']],
  ['SELECT r.| FROM cloudtrail_logs CROSS JOIN UNNEST(resources) AS x(r)', ['arn', 'accountid', 'type']],
  ['SELECT x.| FROM cloudtrail_logs CROSS JOIN UNNEST(resources) AS x(a, b, c)', ['a', 'b', 'c']],
  [
    'WITH q AS (SELECT eventid AS id, count(*) FROM cloudtrail_logs GROUP BY 1) SELECT q.| FROM q',
    ['id', '_col1'],
  ],
  ['SELECT s.| FROM (SELECT useridentity.arn AS who FROM cloudtrail_logs) s WHERE', ['who']],
  ['SELECT eventname.| FROM cloudtrail_logs', []],
];

describe('completeSql', () => {
  for (const [marked, labels] of members) {
    it(marked, async () => {
      const { proposals } = await complete(marked);
      assert.deepEqual(
        proposals.map(({ label }) => label),
        labels,
      );
    });
  }

  it('proposes columns, functions, keywords, aliases and parameters where an expression stands', async () => {
    const { proposals } = await complete('SELECT ev| FROM cloudtrail_logs t WHERE eventid = :id');
    const column = proposals.find(({ label }) => label === 'eventname');
    assert.deepEqual(column?.span, { start: 7, end: 9 });
    assert.equal(column.kind, 'column');
    assert.equal(column.detail, 'varchar');
    assert.equal(proposals.find(({ label }) => label === 'regexp_like')?.insertText, 'regexp_like(');
    assert.equal(proposals.find(({ label }) => label === 'timestamp')?.insertText, '"timestamp"');
    assert.ok(getLabels(proposals, 'keyword').includes('WHERE'));
    assert.deepEqual(getLabels(proposals, 'table'), ['t']);
    assert.deepEqual(getLabels(proposals, 'parameter'), [':id']);
  });

  it('proposes tables and named queries behind FROM, JOIN and a comma between tables', async () => {
    for (const marked of [
      'WITH q AS (SELECT 1) SELECT * FROM |',
      'WITH q AS (SELECT 1) SELECT * FROM clo|',
      'WITH q AS (SELECT 1) SELECT * FROM other o JOIN |',
      'WITH q AS (SELECT 1) SELECT * FROM other o, |',
    ]) {
      const { proposals } = await complete(marked);
      assert.deepEqual(getLabels(proposals, 'table'), ['q', 'cloudtrail_logs', 'other'], marked);
    }
  });

  it('proposes how a query begins in an empty text and behind a semicolon', async () => {
    for (const marked of ['|', 'SELECT 1; |', 'sel|']) {
      const { proposals } = await complete(marked);
      assert.deepEqual(getLabels(proposals, 'keyword'), ['SELECT', 'WITH', 'VALUES'], marked);
    }
  });

  it('asks for values where a text is compared with a column, open or closed', async () => {
    const cases: readonly (readonly [marked: string, asked: string])[] = [
      ["SELECT * FROM cloudtrail_logs WHERE eventname = 'Get|", 'eventname Get'],
      ["SELECT * FROM cloudtrail_logs WHERE eventname = 'Get|' AND 1 = 1", 'eventname Get'],
      ["SELECT * FROM cloudtrail_logs t WHERE t.userIdentity.arn <> '|'", 'useridentity.arn '],
      ["SELECT * FROM cloudtrail_logs WHERE eventname NOT IN ('a', 'b|')", 'eventname b'],
      ['SELECT * FROM cloudtrail_logs WHERE "timestamp" LIKE \'|\'', '"timestamp" '],
    ];
    for (const [marked, expected] of cases) {
      const { asked, proposals } = await complete(marked);
      assert.deepEqual(asked, [expected], marked);
      assert.deepEqual(
        proposals.map(({ label, kind, detail, insertText }) => [label, kind, detail, insertText]),
        [
          ["it's", 'value', '2 events', "it''s"],
          ['b', 'value', '1 event', 'b'],
        ],
      );
    }
  });

  it('asks for no values elsewhere', async () => {
    for (const marked of [
      "SELECT 'a|' FROM cloudtrail_logs",
      "SELECT * FROM cloudtrail_logs WHERE resources = '|'",
      "SELECT * FROM cloudtrail_logs WHERE nothing = '|'",
      "SELECT * FROM cloudtrail_logs WHERE lower('|') = 'a'",
    ]) {
      assert.deepEqual(await complete(marked), { proposals: [], asked: [] }, marked);
    }
  });

  it('proposes nothing inside a comment', async () => {
    assert.deepEqual((await complete('SELECT 1 -- ev|')).proposals, []);
    assert.deepEqual((await complete('/* ev| */ SELECT 1')).proposals, []);
  });

  it('proposes the other parameters behind a colon', async () => {
    const { proposals } = await complete('SELECT :user, :u|');
    assert.deepEqual(
      proposals.map(({ label, span }) => [label, span]),
      [[':user', { start: 14, end: 16 }]],
    );
  });
});

describe('describeSql', () => {
  const describe1 = (marked: string): ReturnType<typeof describeSql> =>
    describeSql(marked.replace('|', ''), marked.indexOf('|'));

  it('describes a function with its call', () => {
    const hover = describe1('SELECT json_ext|ract_scalar(a, b)');
    assert.equal(hover?.title, 'json_extract_scalar(json, path) → varchar');
    assert.deepEqual(hover.span, { start: 7, end: 26 });
    assert.ok(hover.text.endsWith('Here: No wildcards in the path.'));
    assert.equal(hover.isOurs, false);
  });

  it('describes columns, Athena’s and ours', () => {
    assert.deepEqual(describe1('SELECT event|Name FROM cloudtrail_logs'), {
      span: { start: 7, end: 16 },
      title: 'eventname varchar',
      text: 'The action of the service.',
      isOurs: false,
    });
    const ours = describe1('SELECT t.lens_tim|e FROM cloudtrail_logs t');
    assert.equal(ours?.title, 'lens_time timestamp');
    assert.equal(ours.isOurs, true);
  });

  it('describes a nested field, also through an alias', () => {
    const hover = describe1('SELECT t.useridentity.sessioncontext.sessionissuer.a|rn FROM cloudtrail_logs t');
    assert.equal(hover?.title, 'useridentity.sessioncontext.sessionissuer.arn varchar');
    assert.equal(hover.text, 'ARN of the role or user behind the session.');
  });

  it('says nothing of keywords, texts and unknown names', () => {
    for (const marked of ['SEL|ECT 1', "SELECT 'event|name'", 'SELECT abc|d FROM cloudtrail_logs', '|']) {
      assert.equal(describe1(marked), null, marked);
    }
  });
});
