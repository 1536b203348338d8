import assert from 'node:assert/strict';
import type { S3Location } from '../../../../src/core/trails/parseS3Location';
import { parseS3Location } from '../../../../src/core/trails/parseS3Location';

const at = (bucket: string, key = '', more: Partial<S3Location> = {}): S3Location => ({
  bucket,
  key,
  ...more,
});

describe('parseS3Location', () => {
  const cases: readonly (readonly [string, S3Location])[] = [
    ['s3://logs', at('logs')],
    ['s3://logs/', at('logs')],
    [' "s3://logs/AWSLogs/a b+c%20d" ', at('logs', 'AWSLogs/a b+c%20d')],
    ['S3://logs/x', at('logs', 'x')],
    ['s3a://logs/x', at('logs', 'x')],
    ['arn:aws:s3:::logs', at('logs')],
    ['arn:aws-us-gov:s3:::logs/AWSLogs/*', at('logs', 'AWSLogs/')],
    ['arn:aws-cn:s3:::logs/x', at('logs', 'x')],
    [
      'https://s3.console.aws.amazon.com/s3/buckets/logs?region=eu-west-1&prefix=AWSLogs/111122223333/&showversions=false',
      at('logs', 'AWSLogs/111122223333/', { region: 'eu-west-1' }),
    ],
    [
      'https://eu-central-1.console.aws.amazon.com/s3/buckets/logs?prefix=a%20b%2Bc/&tab=objects#x',
      at('logs', 'a b+c/', { region: 'eu-central-1' }),
    ],
    [
      'https://us-east-1.console.aws.amazon.com/s3/object/logs?region=us-east-1&prefix=x.json.gz',
      at('logs', 'x.json.gz', { region: 'us-east-1' }),
    ],
    [
      'https://console.amazonaws-us-gov.com/s3/buckets/logs?region=us-gov-west-1',
      at('logs', '', { region: 'us-gov-west-1' }),
    ],
    ['https://cn-north-1.console.amazonaws.cn/s3/buckets/logs', at('logs', '', { region: 'cn-north-1' })],
    ['https://logs.s3.amazonaws.com/a/b', at('logs', 'a/b')],
    ['https://my.logs.s3.eu-west-1.amazonaws.com/a%20b', at('my.logs', 'a b', { region: 'eu-west-1' })],
    ['https://logs.s3-us-west-2.amazonaws.com/x', at('logs', 'x', { region: 'us-west-2' })],
    ['https://logs.s3.dualstack.eu-west-1.amazonaws.com/x', at('logs', 'x', { region: 'eu-west-1' })],
    ['https://logs.s3-fips.us-gov-west-1.amazonaws.com/x', at('logs', 'x', { region: 'us-gov-west-1' })],
    ['https://logs.s3.cn-north-1.amazonaws.com.cn/x', at('logs', 'x', { region: 'cn-north-1' })],
    ['https://s3.eu-west-1.amazonaws.com/logs/a/b', at('logs', 'a/b', { region: 'eu-west-1' })],
    ['http://127.0.0.1:9000/logs/a/b', at('logs', 'a/b', { endpoint: 'http://127.0.0.1:9000' })],
    ['https://minio.example.com/logs', at('logs', '', { endpoint: 'https://minio.example.com' })],
    ['https://logs.s3.amazonaws.com/50%', at('logs', '50%')],
  ];
  for (const [text, location] of cases) {
    it(`reads ${text}`, () => {
      assert.deepEqual(parseS3Location(text), location);
    });
  }

  const others = [
    '',
    'logs',
    's3://',
    's3:///key',
    's3://a',
    'https://user:secret@minio.example.com/logs',
    'https://console.aws.amazon.com/cloudtrail/home',
    'https://s3.amazonaws.com/',
    'ftp://logs/x',
    'javascript:alert(1)',
    `s3://logs/${'x'.repeat(10_000)}`,
  ];
  for (const text of others) {
    it(`refuses "${text.slice(0, 60)}"`, () => {
      assert.equal(parseS3Location(text), undefined);
    });
  }
});
