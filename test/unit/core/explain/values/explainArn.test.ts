import assert from 'node:assert/strict';
import { explainArn } from '../../../../../src/core/explain/values/explainArn';
import { parseArn } from '../../../../../src/core/explain/values/parseArn';
import { toPlainBody, toPlainFacts } from './toPlain';

describe('parseArn', () => {
  const rows: readonly (readonly [string, string | undefined, string])[] = [
    ['arn:aws:iam::111122223333:role/ops/Admin', 'role', 'ops/Admin'],
    ['arn:aws:sts::111122223333:assumed-role/Admin/bob', 'assumed-role', 'Admin/bob'],
    ['arn:aws:iam::111122223333:root', undefined, 'root'],
    ['arn:aws:s3:::bucket/folder/a:b.txt', undefined, 'bucket/folder/a:b.txt'],
    ['arn:aws:lambda:eu-west-1:111122223333:function:name:7', 'function', 'name:7'],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/x:*', 'log-group', '/aws/lambda/x:*'],
    ['arn:aws:sns:us-east-1:111122223333:topic', undefined, 'topic'],
    ['arn:aws:apigateway:us-east-1::/restapis/abc', 'restapis', 'abc'],
    ['arn:aws-cn:ec2:cn-north-1:111122223333:instance/i-1', 'instance', 'i-1'],
    ['arn:aws:iam::aws:policy/service-role/X', 'policy', 'service-role/X'],
    ['arn:*:ec2:*:*:*', undefined, '*'],
  ];
  for (const [text, type, id] of rows) {
    it(`reads ${text}`, () => {
      const arn = parseArn(text);
      assert.equal(arn?.resourceType, type);
      assert.equal(arn?.resourceId, id);
    });
  }

  it('keeps every part', () => {
    assert.deepEqual(parseArn('arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/abc'), {
      partition: 'aws-us-gov',
      service: 'kms',
      region: 'us-gov-west-1',
      accountId: '111122223333',
      resource: 'key/abc',
      resourceType: 'key',
      resourceId: 'abc',
    });
  });

  const others = [
    '',
    'arn',
    'arn:aws',
    'arn:aws:s3:::',
    'user_arn',
    'arn:evil partition:s3:::b',
    `arn:aws:s3:::${'a'.repeat(9000)}`,
  ];
  for (const text of [...others, 'ARN:aws:s3:::b', 'arn:aws:s3:us-east-1:1']) {
    it(`refuses ${text.slice(0, 40) || 'the empty text'}`, () => {
      assert.equal(parseArn(text), undefined);
    });
  }
});

describe('explainArn', () => {
  const rows: readonly (readonly [string, string])[] = [
    [
      'arn:aws:sts::111122223333:assumed-role/Admin/bob',
      'The session `bob` of the role `Admin` of account `111122223333`.',
    ],
    ['arn:aws:iam::111122223333:role/ops/Admin', 'IAM role `Admin` of account `111122223333`.'],
    ['arn:aws:s3:::bucket', 'The S3 bucket `bucket`.'],
    ['arn:aws:s3:::bucket/a/b.txt', 'The object `a/b.txt` in the S3 bucket `bucket`.'],
    ['arn:aws:sns:us-east-1:111122223333:t', 'The SNS topic `t` of account `111122223333`.'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'IAM policy `ReadOnlyAccess`.'],
    [
      'arn:aws:iam::111122223333:root',
      'The account `111122223333` itself: in an identity its root user, in a policy all its principals.',
    ],
    [
      'arn:aws:workdocs:us-west-2:111122223333:organization/d-906',
      'WorkDocs site `d-906` of account `111122223333`.',
    ],
    [
      'arn:aws:ec2:us-east-1:111122223333:volume/vol-1',
      '`volume` `vol-1` in Amazon EC2 of account `111122223333`.',
    ],
    [
      'arn:aws:s3:::bucket/*',
      'The object `*` in the S3 bucket `bucket`. It holds wildcards, so it stands for every resource that fits, not for one.',
    ],
  ];
  for (const [text, expected] of rows) {
    it(`says what ${text} is`, () => {
      assert.equal(toPlainBody(explainArn(text)), expected);
    });
  }

  it('takes a path and a region apart', () => {
    assert.deepEqual(toPlainFacts(explainArn('arn:aws:iam::111122223333:user/staff/eu/alice')), {
      Partition: '`aws` (AWS, the general partition)',
      Service: '`iam` (AWS Identity and Access Management)',
      Region: 'none: the resource belongs to no Region',
      Account: '`111122223333`',
      'Resource type': '`user`',
      Resource: '`alice`',
      Path: '`/staff/eu/`',
    });
    const kms = toPlainFacts(explainArn('arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/abc'));
    assert.equal(kms['Partition'], '`aws-us-gov` (AWS GovCloud (US))');
    assert.equal(kms['Region'], '`us-gov-west-1` (AWS GovCloud (US-West))');
  });

  it('names role and session', () => {
    const facts = toPlainFacts(explainArn('arn:aws:sts::111122223333:assumed-role/Admin/bob'));
    assert.equal(facts['Role'], '`Admin`');
    assert.equal(facts['Session'], '`bob`');
  });
});
