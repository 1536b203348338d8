import assert from 'node:assert/strict';
import { getRootPrefixes } from '../../../../src/core/trails/getRootPrefixes';
import { parseTrails } from '../../../../src/core/trails/trail';

describe('parseTrails', () => {
  it('reads what the setting may hold', () => {
    const trail = {
      name: 'org',
      bucket: 'my-bucket',
      prefix: 'team/',
      region: 'eu-west-1',
      endpoint: 'https://s3.example.com:9000',
      profile: 'audit',
      forcePathStyle: true,
      requesterPays: true,
      useFips: true,
      useDualStack: true,
    };
    assert.deepEqual(parseTrails([trail]), { trails: [trail], problems: [] });
  });

  it('names a trail after its bucket and prefix, and trims the prefix', () => {
    assert.deepEqual(
      parseTrails([{ bucket: 'my-bucket' }, { bucket: 'my-bucket', prefix: '/a/b//', name: ' ' }]).trails,
      [
        { name: 'my-bucket', bucket: 'my-bucket', prefix: '' },
        { name: 'my-bucket/a/b', bucket: 'my-bucket', prefix: 'a/b/' },
      ],
    );
  });

  const broken: readonly (readonly [string, unknown, RegExp])[] = [
    ['a text', 'x', /must be a list/],
    ['an entry without a bucket', [{}], /^Trail 1: the bucket is missing/],
    ['a null', [null], /^Trail 1: it must be an object/],
    ['a bucket of another type', [{ bucket: 7 }], /the bucket is missing/],
    ['a bucket by its address', [{ bucket: 's3://x/y' }], /is not the name of a bucket/],
    ['an inherited bucket', [Object.create({ bucket: 'my-bucket' })], /the bucket is missing/],
    [
      'two of one name',
      [{ bucket: 'my-bucket' }, { bucket: 'my-bucket' }],
      /^Trail 2: another trail is named/,
    ],
    [
      'a password in the endpoint',
      [{ bucket: 'my-bucket', endpoint: 'https://a:b@x.com' }],
      /hold no user name/,
    ],
    [
      'an endpoint of another kind',
      [{ bucket: 'my-bucket', endpoint: 'file:///etc' }],
      /must begin with https/,
    ],
  ];
  for (const [title, value, words] of broken) {
    it(`tells about ${title}`, () => {
      const { problems } = parseTrails(value);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', words);
    });
  }

  it('takes nothing for no trails', () => {
    assert.deepEqual(parseTrails(undefined), { trails: [], problems: [] });
    assert.deepEqual(parseTrails(null), { trails: [], problems: [] });
  });
});

describe('getRootPrefixes', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', ['AWSLogs/', '']],
    ['team/', ['team/AWSLogs/', 'team/']],
    ['AWSLogs/', ['AWSLogs/']],
    ['team/AWSLogs/o-exampleorg1/', ['team/AWSLogs/o-exampleorg1/']],
    ['o-exampleorg1/', ['o-exampleorg1/AWSLogs/', 'o-exampleorg1/']],
  ];
  for (const [prefix, roots] of cases) {
    it(`begins at ${roots[0] ?? ''} for "${prefix}"`, () => {
      assert.deepEqual(getRootPrefixes({ prefix }), roots);
    });
  }
});
