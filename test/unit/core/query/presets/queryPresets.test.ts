import assert from 'node:assert/strict';
import { getLoggingCallNames } from '../../../../../src/core/findings/rules/loggingCalls';
import { cloudTrailColumns } from '../../../../../src/core/query/cloudTrailColumns';
import { loggingConditions } from '../../../../../src/core/query/presets/loggingPresets';
import { queryPresets } from '../../../../../src/core/query/presets/queryPresets';
import { findStatements } from '../../../../../src/core/query/text/findStatements';

const ourColumns = cloudTrailColumns.filter(({ origin }) => origin === 'ours').map(({ name }) => name);

/** The questions that the palette has at least, by the ids that answer them. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  'who did it': ['who-did-it'],
  'everything one identity, key, address or session did': [
    'identity-activity',
    'key-activity',
    'address-activity',
    'session-activity',
  ],
  'first and last seen': ['first-and-last-seen'],
  'access denied': ['access-denied', 'access-denied-events'],
  'console sign-ins and failures': ['console-sign-ins', 'failed-sign-ins'],
  'sign-ins through IAM Identity Center': ['identity-center-sign-ins'],
  'root use': ['root-use'],
  'changes in a window': ['changes-in-window'],
  deletions: ['deletions'],
  'permission and policy changes': ['permission-changes'],
  'logging tampered with': ['logging-tampered'],
  'new identities and keys': ['new-identities-and-keys'],
  'what stays after an intruder': ['left-behind'],
  'commands on machines': ['commands-run'],
  'secrets that were read': ['secrets-read'],
  'data that left, and data that is gone': ['data-copied', 'objects-destroyed', 'recovery-destroyed'],
  'role chains': ['role-chains'],
  'rare events and user agents': ['rare-events', 'rare-user-agents'],
  'cross-account access': ['cross-account-callers', 'cross-account-resources'],
  'requests without MFA': ['without-mfa'],
  'what was redacted': ['redacted-values', 'redacted-actions'],
  'WorkDocs: life of a document or folder': ['workdocs-resource-life'],
  'WorkDocs: who could see it and since when': ['workdocs-access'],
  'WorkDocs: public links and site-wide shares': ['workdocs-open-shares'],
  'WorkDocs: downloads, also bulk': ['workdocs-downloads', 'workdocs-bulk-downloads'],
  'WorkDocs: user life cycle': ['workdocs-user-life'],
  'WorkDocs: administrators on content': ['workdocs-admin-on-content'],
  'WorkDocs: permission and group changes': ['workdocs-permission-changes'],
  'WorkDocs: exports': ['workdocs-exports'],
  'WorkDocs: weakening of MFA or access control': ['workdocs-protection'],
  'WorkDocs: last week of a user': ['workdocs-last-week'],
  'WorkDocs: after the end of service': ['workdocs-after-end-of-service'],
};

describe('queryPresets', () => {
  it('have ids and titles of their own', () => {
    assert.equal(new Set(queryPresets.map(({ id }) => id)).size, queryPresets.length);
    assert.equal(new Set(queryPresets.map(({ title }) => title)).size, queryPresets.length);
  });

  for (const [question, ids] of Object.entries(ASKED)) {
    it(`answer: ${question}`, () => {
      const known = new Set(queryPresets.map(({ id }) => id));
      assert.deepEqual(
        ids.filter((id) => !known.has(id)),
        [],
      );
    });
  }

  for (const { id, title, tells, none, parameters, sql, group } of queryPresets) {
    describe(id, () => {
      it('has a plain id and a sentence', () => {
        assert.match(id, /^[a-z]+(?:-[a-z]+)*$/);
        assert.match(tells, /^[A-Z].{20,170}\.$/);
        assert.match(none, /^No [a-zA-Z].{10,110}\.$/);
        assert.ok(title.length <= 70, title);
        assert.equal(id.startsWith('workdocs-'), group === 'WorkDocs');
      });

      it('is one statement that uses exactly its parameters', () => {
        const statements = findStatements(sql);
        assert.equal(statements.length, 1);
        assert.deepEqual(
          [...(statements[0]?.parameters ?? [])].sort(),
          parameters.map(({ name }) => name).sort(),
        );
        assert.match(sql, /[^;\s]\n$/);
      });

      it('begins with a comment that names its title and parameters', () => {
        const header = sql.slice(0, sql.search(/^(?:SELECT|WITH)/m)).split('\n');
        assert.equal(header[0], `-- ${title}`);
        for (const { name } of parameters) {
          assert.ok(
            header.some((line) => line.startsWith(`-- :${name} `)),
            name,
          );
        }
        assert.deepEqual(
          header.filter((line) => line.length > 100),
          [],
        );
      });

      it('says so where it uses columns that Athena does not have', () => {
        const [header = '', statement = ''] = sql.split(/^(?=SELECT|WITH)/m);
        for (const column of ourColumns.filter((name) => statement.includes(name))) {
          assert.ok(header.includes(column), column);
        }
      });

      it('has usual values that fit', () => {
        for (const { name, type, usual } of parameters) {
          if (type === 'number') {
            assert.match(usual ?? '', /^\d+$/, name);
          } else if (type === 'time') {
            assert.match(usual ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, name);
          }
        }
      });

      it('has no trailing blanks and no tabs', () => {
        assert.doesNotMatch(sql, /[ \t]\n|\t/);
      });
    });
  }
});

describe('loggingConditions', () => {
  it('has one for each call that counts for some requests only', () => {
    assert.deepEqual(
      Object.keys(loggingConditions).sort(),
      getLoggingCallNames()
        .filter(({ isConditional }) => isConditional)
        .map(({ eventSource, eventName }) => `${eventSource}/${eventName}`)
        .sort(),
    );
  });
});
