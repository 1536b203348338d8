import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { getAccess } from '../../../../src/core/services/getAccess';
import { getService, getServicePrefix, isKnownService } from '../../../../src/core/services/getService';
import { serviceTable } from '../../../../src/core/services/serviceTable';
import { readSharedRecords } from '../explain/readSharedRecords';

describe('getService', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['s3.amazonaws.com', 'Amazon S3', 'https://docs.aws.amazon.com/s3/'],
    ['monitoring.amazonaws.com', 'Amazon CloudWatch', 'https://docs.aws.amazon.com/cloudwatch/'],
    ['EC2.amazonaws.com', 'Amazon EC2', 'https://docs.aws.amazon.com/ec2/'],
    ['workdocs.amazonaws.com', 'Amazon WorkDocs', 'https://docs.aws.amazon.com/workdocs/'],
    ['sso.amazonaws.com', 'IAM Identity Center', 'https://docs.aws.amazon.com/singlesignon/'],
    ['ec2.eu-west-1.amazonaws.com', 'Amazon EC2', 'https://docs.aws.amazon.com/ec2/'],
  ];
  for (const [source, name, url] of rows) {
    it(`names ${source}`, () => {
      assert.equal(getService(source)?.name, name);
      assert.equal(getService(source)?.link.url, url);
    });
  }

  it('gives an unlisted service its own address as name and a general link', () => {
    assert.equal(getService('newthing.amazonaws.com')?.name, 'newthing.amazonaws.com');
    assert.match(getService('newthing.amazonaws.com')?.link.url ?? '', /awscloudtrail\/latest\/userguide/);
    assert.equal(isKnownService('newthing.amazonaws.com'), false);
  });

  it('refuses what is no AWS service', () => {
    for (const source of [
      undefined,
      '',
      'aws:s3',
      's3.amazonaws.com.evil.example',
      '__proto__',
      'a b.amazonaws.com',
    ]) {
      assert.equal(getService(source), undefined);
    }
    assert.equal(getServicePrefix(`${'a'.repeat(100_000)}.amazonaws.com`), undefined);
  });

  it('has a table in order, with addresses that need no escaping', () => {
    const prefixes = serviceTable.map(([prefix]) => prefix);
    assert.deepEqual(prefixes, [...new Set(prefixes)].sort());
    assert.ok(serviceTable.length >= 200);
    for (const [prefix, , folder] of serviceTable) {
      assert.match(prefix, /^[a-z0-9-]+$/);
      assert.match(folder ?? 'x', /^[A-Za-z0-9-]+$/);
    }
  });
});

describe('getAccess', () => {
  const rows: readonly (readonly [
    string,
    string,
    unknown,
    'read' | 'write' | undefined,
    string | undefined,
  ])[] = [
    ['s3.amazonaws.com', 'GetObject', undefined, 'read', 'name'],
    ['s3.amazonaws.com', 'GetObject', false, 'write', 'record'],
    ['s3.amazonaws.com', 'PutObject', 'true', 'read', 'record'],
    ['secretsmanager.amazonaws.com', 'GetSecretValue', undefined, 'read', 'name'],
    ['sts.amazonaws.com', 'AssumeRole', undefined, 'read', 'name'],
    ['signin.amazonaws.com', 'ConsoleLogin', undefined, 'write', 'name'],
    ['kms.amazonaws.com', 'Decrypt', null, 'read', 'name'],
    ['dynamodb.amazonaws.com', 'BatchGetItem', undefined, 'read', 'name'],
    ['dynamodb.amazonaws.com', 'BatchWriteItem', undefined, 'write', 'name'],
    ['lambda.amazonaws.com', 'CreateFunction20150331', undefined, 'write', 'name'],
    ['workdocs.amazonaws.com', 'IsFeatureEnabled', undefined, 'read', 'catalog'],
    ['workdocs.amazonaws.com', 'RestoreInstance', undefined, 'write', 'catalog'],
    ['workdocs.amazonaws.com', 'ListSomething', undefined, 'read', 'name'],
    ['kms.amazonaws.com', 'Frobnicate', undefined, undefined, undefined],
    ['x', '__proto__', undefined, undefined, undefined],
  ];
  for (const [source, name, readOnly, access, decidedBy] of rows) {
    it(`says ${String(access)} of ${name} with readOnly ${String(readOnly)}`, () => {
      const found = getAccess(source, name, readOnly);
      assert.equal(found?.access, access);
      assert.equal(found?.decidedBy, decidedBy);
    });
  }

  it('says nothing without a name', () => {
    assert.equal(getAccess('s3.amazonaws.com', undefined), undefined);
  });

  it('agrees by name with what real records say in readOnly', function () {
    const records = readSharedRecords();
    if (records === undefined) {
      console.log('      skipped: ../shared/data is not beside the project');
      this.skip();
    }
    const wrong = new Set<string>();
    let compared = 0;
    for (const record of records) {
      const { eventSource, eventName, readOnly } = record;
      if (typeof eventSource === 'string' && typeof eventName === 'string' && typeof readOnly === 'boolean') {
        compared += 1;
        const access = getAccess(eventSource, eventName)?.access;
        if (access !== undefined && access !== (readOnly ? 'read' : 'write')) {
          wrong.add(`${eventSource}/${eventName}`);
        }
      }
    }
    assert.ok(compared > 2900);
    assert.deepEqual([...wrong], []);
  });
});
