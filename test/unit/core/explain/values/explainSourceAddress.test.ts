import assert from 'node:assert/strict';
import {
  explainAddress,
  explainSourceAddress,
} from '../../../../../src/core/explain/values/explainSourceAddress';
import { toPlainBody, toPlainFacts } from './toPlain';

describe('explainAddress', () => {
  const rows = [
    ['8.8.8.8', 'public'],
    ['10.0.0.1', 'private (RFC 1918)'],
    ['172.16.0.1', 'private (RFC 1918)'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private (RFC 1918)'],
    ['127.0.0.1', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['100.64.0.1', 'shared address space (RFC 6598)'],
    ['100.128.0.1', 'public'],
    ['192.0.2.1', 'documentation'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.7', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['0.0.0.0', 'unspecified'],
    ['2600:1f18::1', 'public'],
    ['2001:db8::1', 'documentation'],
    ['::1', 'loopback'],
    ['::', 'unspecified'],
    ['fe80::1', 'link-local'],
    ['fd00::1', 'unique local (RFC 4193)'],
    ['ff02::1', 'multicast'],
    ['::ffff:203.0.113.7', 'IPv4-mapped'],
    ['2002:cb00:7107::1', '6to4'],
  ] as const;
  for (const [text, range] of rows) {
    it(`${text} is ${range}`, () => {
      assert.equal(toPlainFacts(explainAddress(text))['Range'], range);
    });
  }

  it('shows an IPv6 address in its usual form', () => {
    const explained = explainAddress('2600:1F18:0000:0000:0000:0000:0000:0001');
    assert.deepEqual(explained?.title, ['IPv6 address']);
    assert.equal(toPlainFacts(explained)['Address'], '`2600:1f18::1`');
  });

  // Forms that some parsers read as addresses, and that no log means as one.
  for (const text of [
    '1',
    '127.1',
    '0x7f.0.0.1',
    '010.0.0.1',
    '1.2.3.4.5',
    '256.1.1.1',
    '1.2.3',
    ':',
    ':::',
    '1.2.3.4 ',
    'a:b',
    `${'1:'.repeat(100_000)}1`,
  ]) {
    it(`does not take "${text.slice(0, 30)}" for an address`, () => {
      assert.equal(explainAddress(text), undefined);
    });
  }
});

describe('explainSourceAddress', () => {
  const rows: readonly (readonly [string, RegExp])[] = [
    ['', /^No source address was recorded\.$/],
    ['AWS Internal', /^`AWS Internal` means that the request came from inside AWS/],
    ['AWS Internal/3', /^`AWS Internal\/3` means/],
    [
      'cloudtrail.amazonaws.com',
      /^The AWS service `cloudtrail\.amazonaws\.com` \(AWS CloudTrail\) made the request/,
    ],
    ['delivery.logs.amazonaws.com', /^The AWS service `delivery\.logs\.amazonaws\.com`/],
    ['203.0.113.***', /is masked/],
    ['x.x.x.x', /is masked/],
    ['host-1.example.com', /is a host’s name/],
    ['10.1.2.3', /^A private address: the request came through a VPC endpoint/],
  ];
  for (const [text, expected] of rows) {
    it(`explains "${text}"`, () => {
      assert.match(toPlainBody(explainSourceAddress(text)), expected);
    });
  }

  for (const text of ['ip_address', 'AWS External', '<img src=x>', 'a'.repeat(300_000)]) {
    it(`leaves "${text.slice(0, 30)}" alone`, () => {
      assert.equal(explainSourceAddress(text), undefined);
    });
  }
});
