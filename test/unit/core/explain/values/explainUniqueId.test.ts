import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { explainAccountId } from '../../../../../src/core/explain/values/explainAccountId';
import { explainPrincipalId } from '../../../../../src/core/explain/values/explainPrincipalId';
import { explainUniqueId } from '../../../../../src/core/explain/values/explainUniqueId';
import { getEncodedAccount } from '../../../../../src/core/explain/values/getEncodedAccount';
import { repositoryRoot } from '../../../../support/repositoryRoot';
import { toPlainBody } from './toPlain';

describe('getEncodedAccount', () => {
  // Pairs that others have published.
  const known = [
    ['ASIAY34FZKBOKMUTVV7A', '609629065308'],
    ['ASIAQNZGKIQY56JQ7WML', '029608264753'],
  ] as const;
  for (const [id, accountId] of known) {
    it(`reads ${id}`, () => {
      assert.deepEqual(getEncodedAccount(id), { kind: 'account', accountId });
    });
  }

  it('tells older ids apart', () => {
    assert.deepEqual(getEncodedAccount('AKIAIOSFODNN7EXAMPLE'), { kind: 'older' });
  });

  for (const id of [
    '',
    'AKIA',
    'AKIA****',
    'AKIATFQR7NSC8Q4X20BJ',
    'asiay34fzkbokmutvv7a',
    'ASIAY34FZKBOKMUTVV7A ',
    'ASIA7777777777777777',
  ]) {
    it(`reads nothing from "${id}"`, () => {
      assert.deepEqual(getEncodedAccount(id), { kind: 'unreadable' });
    });
  }

  it('gives the owner of a real log for every id in it', function () {
    const folder = path.resolve(repositoryRoot, '../shared/data/trail-json');
    if (!existsSync(folder)) {
      console.log(`      skipped: ${folder} is absent`);
      this.skip();
    }
    const ids = new Set<string>();
    for (const file of readdirSync(folder)) {
      assert.ok(file.startsWith('218007301253_'), file);
      const text = readFileSync(path.join(folder, file), 'utf8');
      for (const [id] of text.matchAll(/\bA(?:KIA|SIA|IDA|ROA|IPA|NPA)[A-Z2-7]{16,17}\b/g)) {
        ids.add(id);
      }
    }
    assert.equal(ids.size, 188);
    for (const id of ids) {
      assert.deepEqual(getEncodedAccount(id), { kind: 'account', accountId: '218007301253' }, id);
    }
  });
});

describe('explainUniqueId', () => {
  const kinds = [
    ['ABIA', 'an STS bearer token'],
    ['ACCA', 'a context-specific credential'],
    ['AGPA', 'an IAM user group'],
    ['AIDA', 'an IAM user'],
    ['AIPA', 'an EC2 instance profile'],
    ['AKIA', 'a long-term access key'],
    ['ANPA', 'a managed policy'],
    ['ANVA', 'a version of a managed policy'],
    ['APKA', 'a public key'],
    ['AROA', 'a role'],
    ['ASCA', 'a certificate'],
    ['ASIA', 'a temporary access key'],
    ['A3TX', 'an access key of an early form'],
  ] as const;
  for (const [prefix, what] of kinds) {
    it(`knows ${prefix}`, () => {
      const id = `${prefix}IOSFODNN7EXAMPLE`;
      assert.ok(toPlainBody(explainUniqueId(id)).startsWith(`\`${id}\` is the id of ${what}. `));
    });
  }

  it('names the account, the age, or why there is none', () => {
    assert.match(toPlainBody(explainUniqueId('ASIAY34FZKBOKMUTVV7A')), /encodes the account `609629065308`/);
    assert.match(toPlainBody(explainUniqueId('AKIAIOSFODNN7EXAMPLE')), /before about 2019/);
    assert.match(toPlainBody(explainUniqueId('AKIA****')), /Somebody masked it/);
    assert.match(toPlainBody(explainUniqueId('AKIATFQR7NSC8Q4X20BJ')), /No account can be read/);
  });

  for (const text of [
    '',
    'AKIA',
    'access_key_id',
    'ASIA is a continent',
    'XKIAIOSFODNN7EXAMPLE',
    `AKIA${'A'.repeat(200)}`,
    'ADMINISTRATORACCESS',
  ]) {
    it(`does not take "${text.slice(0, 30)}" for an id`, () => {
      assert.equal(explainUniqueId(text), undefined);
    });
  }

  it('tells access keys from other ids', () => {
    assert.deepEqual(explainUniqueId('AKIAIOSFODNN7EXAMPLE')?.title, ['Access key id']);
    assert.deepEqual(explainUniqueId('AROAIDPPEZS35WEXAMPLE')?.title, ['IAM id']);
  });
});

describe('explainPrincipalId', () => {
  it('reads a role with its session', () => {
    const body = toPlainBody(explainPrincipalId('AROAIDPPEZS35WEXAMPLE:bob'));
    assert.match(body, /the id of a role\. /);
    assert.match(body, /the name of the session: `bob`\.$/);
  });

  it('reads a user, an account and a security id', () => {
    assert.match(toPlainBody(explainPrincipalId('AIDAJ45Q7YFFAREXAMPLE')), /the id of an IAM user\. /);
    assert.match(toPlainBody(explainPrincipalId('218007301253')), /is an AWS account id/);
    assert.match(toPlainBody(explainPrincipalId('S-1-5-21-1085031214-1563985344-725345543-1104')), /\(SID\)/);
  });

  it('leaves other text alone', () => {
    for (const text of ['', 'user_id', 'accounts.google.com:app:user', 'S-1-5', ':']) {
      assert.equal(explainPrincipalId(text), undefined, text);
    }
  });
});

describe('explainAccountId', () => {
  it('reads twelve digits and names placeholders', () => {
    assert.equal(toPlainBody(explainAccountId('218007301253')), '`218007301253` is an AWS account id.');
    assert.match(toPlainBody(explainAccountId('111122223333')), /placeholder/);
    assert.match(toPlainBody(explainAccountId('ANONYMOUS_PRINCIPAL')), /no AWS signature/);
  });

  it('leaves other text alone', () => {
    for (const text of ['', '1234567890', '1234567890123', '700***', 'account_id']) {
      assert.equal(explainAccountId(text), undefined, text);
    }
  });
});
