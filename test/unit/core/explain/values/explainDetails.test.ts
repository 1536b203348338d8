import assert from 'node:assert/strict';
import {
  explainEventId,
  explainRequestId,
  explainSharedEventId,
} from '../../../../../src/core/explain/values/explainEventIds';
import { explainEventVersion } from '../../../../../src/core/explain/values/explainEventVersion';
import { explainRegion } from '../../../../../src/core/explain/values/explainRegion';
import { explainResource, toTypeWords } from '../../../../../src/core/explain/values/explainResource';
import { explainTlsDetails } from '../../../../../src/core/explain/values/explainTlsDetails';
import { toPlain, toPlainBody, toPlainFacts } from './toPlain';

describe('explainEventVersion', () => {
  const rows = [
    ['1.0', /the first form of the record\. It is an old form/],
    ['1.01', /requestID, eventID/],
    ['1.08', /^This version brought tlsDetails, sessionCredentialFromConsole/],
    ['1.10', /no field of its own/],
    ['1.11', /eventContext/],
    ['1.12', /newer than the newest version we know/],
    ['2.1', /S3 event notifications/],
  ] as const;
  for (const [text, expected] of rows) {
    it(`explains ${text}`, () => {
      assert.match(toPlainBody(explainEventVersion(text)), expected);
    });
  }

  it('leaves other text alone', () => {
    for (const text of ['', '1', '1.x', '1.08 ', 'v1.08']) {
      assert.equal(explainEventVersion(text), undefined, text);
    }
  });
});

describe('explainRegion', () => {
  const rows = [
    ['us-west-2', '`us-west-2` is US West (Oregon).'],
    ['eu-central-1', '`eu-central-1` is Europe (Frankfurt).'],
    ['us-gov-west-1', '`us-gov-west-1` is AWS GovCloud (US-West).'],
    ['cn-north-1', '`cn-north-1` is China (Beijing).'],
    ['us-iso-east-1', '`us-iso-east-1` is US ISO East (Top Secret).'],
    ['xx-central-9', '`xx-central-9` has the form of a Region code, but is not in our table.'],
  ] as const;
  for (const [code, expected] of rows) {
    it(`places ${code}`, () => {
      assert.equal(toPlainBody(explainRegion(code)), expected);
    });
  }

  it('says what us-east-1 also holds', () => {
    assert.match(toPlainBody(explainRegion('us-east-1')), /N\. Virginia.*Global services/);
  });

  it('leaves other text alone', () => {
    for (const text of ['', 'region', 'us-east-1a', 'global', '__proto__']) {
      assert.equal(explainRegion(text), undefined, text);
    }
  });
});

describe('explainTlsDetails', () => {
  it('puts the connection in words', () => {
    const explained = explainTlsDetails({
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: 'ec2.us-east-1.amazonaws.com',
      keyExchange: 'X25519MLKEM768',
    });
    const body = toPlainBody(explained);
    assert.match(body, /TLS 1\.3, the newest/);
    assert.match(body, /forward secrecy: /);
    assert.match(body, /ML-KEM/);
    assert.match(body, /`ec2\.us-east-1\.amazonaws\.com`, an endpoint of AWS\.$/);
    assert.equal(toPlainFacts(explained)['Key exchange'], '`X25519MLKEM768`');
  });

  const rows = [
    [{ tlsVersion: 'TLSv1.2' }, /TLS 1\.2/],
    [{ tlsVersion: 'TLSv1' }, /outdated/],
    [{ tlsVersion: 'TLSv1.1' }, /outdated/],
    [{ tlsVersion: 'SSLv3' }, /none that we know/],
    [{ cipherSuite: 'AES128-SHA' }, /not one with forward secrecy/],
    [{ cipherSuite: 'ECDHE-RSA-AES128-GCM-SHA256' }, /has forward secrecy/],
    [{ clientProvidedHostHeader: 'vpce-1.s3.us-east-1.vpce.amazonaws.com' }, /a VPC endpoint/],
    [{ clientProvidedHostHeader: 'evil.example.com' }, /not a name of AWS/],
    [{ clientProvidedHostHeader: 'amazonaws.com.evil.example' }, /not a name of AWS/],
    [{}, /^No detail/],
    [{ tlsVersion: 3, cipherSuite: null }, /^No detail/],
  ] as const;
  for (const [details, expected] of rows) {
    it(`explains ${JSON.stringify(details)}`, () => {
      assert.match(toPlainBody(explainTlsDetails(details)), expected);
    });
  }

  it('needs an object', () => {
    for (const value of [undefined, null, 'TLSv1.2', []]) {
      assert.equal(explainTlsDetails(value), undefined);
    }
  });
});

describe('explainResource', () => {
  it('says what was touched', () => {
    const explained = explainResource({
      ARN: 'arn:aws:s3:::b',
      accountId: '111122223333',
      type: 'AWS::S3::Bucket',
    });
    assert.equal(
      toPlain(explained?.body[0]),
      'An S3 bucket that the event touched named `arn:aws:s3:::b`, owned by account `111122223333`.',
    );
    assert.equal(toPlain(explained?.body[1]), 'The S3 bucket `b`.');
    assert.equal(toPlainFacts(explained)['Type'], '`AWS::S3::Bucket`');
  });

  it('reads the form of LookupEvents, and a bare entry', () => {
    assert.equal(
      toPlainBody(explainResource({ ResourceType: 'AWS::KMS::Key', ResourceName: 'abc' })),
      'A KMS key that the event touched named `abc`.',
    );
    assert.equal(toPlainBody(explainResource({})), 'A resource that the event touched.');
    assert.equal(explainResource('arn:aws:s3:::b'), undefined);
  });

  const types = [
    ['AWS::EC2::SecurityGroup', 'EC2 security group'],
    ['AWS::RDS::DBInstance', 'RDS DB instance'],
    ['AWS::EC2::VPC', 'EC2 VPC'],
    ['AWS::DynamoDB::Table', 'DynamoDB table'],
    ['odd', 'odd'],
  ] as const;
  for (const [type, words] of types) {
    it(`${type} is ${words}`, () => {
      assert.equal(toTypeWords(type), words);
    });
  }
});

describe('ids of events', () => {
  it('are explained unless empty', () => {
    assert.match(toPlainBody(explainEventId('a-1')), /^`a-1` is given to this event by CloudTrail/);
    assert.match(toPlainBody(explainSharedEventId('a-1')), /one for each account that takes part/);
    assert.match(toPlainBody(explainRequestId('a-1')), /belong to one call/);
    for (const explain of [explainEventId, explainSharedEventId, explainRequestId]) {
      assert.equal(explain(''), undefined);
    }
  });
});
