import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainEnvelopeAt } from '../../../../src/core/explain/explainEnvelopeAt';
import type { EnvelopeKind } from '../../../../src/core/explain/explainEnvelopeAt';
import type { JsonPath } from '../../../../src/core/text/span';
import { toText } from '../events/toText';

const rows: readonly (readonly [EnvelopeKind, JsonPath, RegExp])[] = [
  ['records', ['Records'], /records of this log file/],
  ['lookup-events', ['Events', 0, 'Username'], /name of the session for a role/],
  ['lookup-events', ['Username'], /name of the session for a role/],
  ['lookup-events', ['Events', 2, 'Resources', 0, 'ResourceType'], /AWS::S3::Bucket/],
  ['lookup-events', [3, 'EventId'], /eventID of the record/],
  ['lookup-events', ['Events', 0, 'CloudTrailEvent'], /JSON inside a string/],
  ['eventbridge', ['detail-type'], /AWS API Call via CloudTrail/],
  ['cloudwatch-logs', ['logEvents', 0, 'timestamp'], /milliseconds since 1970/],
  ['digest', ['logFiles', 4, 'hashValue'], /SHA-256/],
  ['digest', ['hashValue'], /SHA-256/],
  ['digest', ['previousDigestSignature'], /Signature of the digest before/],
  ['s3-notification', ['Records', 0, 's3', 'object', 'key'], /URL-encoded/],
  ['s3-notification', [], /looks like a CloudTrail log and is none/],
  ['ocsf', ['class_uid'], /OCSF/],
  ['ocsf', [], /OCSF/],
  ['records', ['somethingElse'], /not of CloudTrail/],
  ['digest', ['__proto__'], /not of CloudTrail/],
  ['array', [0], /A list of CloudTrail records/],
];

describe('explainEnvelopeAt', () => {
  for (const [kind, path, expected] of rows) {
    it(`explains ${path.join('.') || 'the document'} of ${kind}`, () => {
      const found = explainEnvelopeAt(kind, path);
      assert.equal(found.length, 1);
      assert.match(found[0]?.body.map(toText).join('\n') ?? '', expected);
      assert.notEqual(toText(found[0]?.title ?? []), '');
    });
  }
});
