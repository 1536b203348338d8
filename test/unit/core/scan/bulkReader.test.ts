import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { BulkReader } from '../../../../src/core/scan/bulkReader';
import { LogIndexBuilder } from '../../../../src/core/scan/logIndexBuilder';
import { LogScanner } from '../../../../src/core/scan/logScanner';
import { scanWith } from '../../../../src/core/scan/scanLog';
import { toBytes } from '../../../../src/core/text/utf8';
import { repositoryRoot } from '../../../support/repositoryRoot';
import { applyEdit, edit, pack, packing, record } from './packedLogs';

/** Without the module: what it must agree with. */
const plain = new LogScanner();
const bulk = new LogScanner(0, { least: 0, window: 256 * 1024, kept: 0 });
/** A window of a few records: it ends in every part of one. */
const narrow = new LogScanner(0, { least: 0, window: 700, kept: 0 });

/** Fails unless all three scanners say the same of every byte. Returns the number of records. */
function checkSame(log: string | Uint8Array, name = ''): number {
  const bytes = typeof log === 'string' ? toBytes(log) : log;
  const expected = scanWith(plain, bytes);
  for (const scanner of [bulk, narrow]) {
    const index = scanWith(scanner, bytes);
    const texts = Array.from({ length: expected.strings.size }, (_, id) => expected.strings.get(id));
    assert.deepEqual(
      Array.from({ length: index.strings.size }, (_, id) => index.strings.get(id)),
      texts,
      name,
    );
    assert.deepEqual({ ...index, strings: undefined }, { ...expected, strings: undefined }, name);
    for (const text of texts) {
      assert.equal(index.strings.find(text), expected.strings.find(text));
    }
  }
  return expected.count;
}

const one = {
  eventVersion: '1.08',
  userIdentity: { type: 'IAMUser', principalId: 'AIDA', arn: 'arn:aws:iam::111122223333:user/alice' },
  eventTime: '2024-01-02T03:04:05Z',
  eventSource: 'iam.amazonaws.com',
  eventName: 'ListUsers',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.1',
  userAgent: 'aws-cli/2.22.2 md/awscrt#0.22.0 ua/2.0 os/linux#5.15.0',
  requestParameters: null,
  responseElements: null,
  requestID: 'r-1',
  eventID: 'id-1',
  readOnly: true,
  tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: 'x' },
};
const text = JSON.stringify(one);
const withField = (field: string): string => `${text.slice(0, -1)},${field}}`;
const withOnly = (field: string): string => `{"eventVersion":"1.08",${field}}`;

describe('bulk reading of records', () => {
  it('reads regular records without the scanner', () => {
    const refuse = (): never => {
      throw new Error('The scanner was asked.');
    };
    const reader = new BulkReader(
      { least: 0, window: 256 * 1024, kept: 0 },
      { isMarker: refuse, unescape: refuse, readTime: refuse, isFailedSignIn: refuse },
    );
    const builder = new LogIndexBuilder();
    const log = toBytes(`{"Records":[${`${text},`.repeat(3000)}${text}]}`);
    reader.open(log, builder);
    assert.equal(reader.read('{"Records":['.length, true), log.length - ']}'.length);
    const index = builder.build(log, 'records', []);
    assert.equal(index.count, 3001);
    assert.equal(index.strings.get(index.userAgent[3000] ?? 0), one.userAgent);
    assert.equal(index.start[3000], (index.end[2999] ?? NaN) + 1);
  });

  const odd: readonly [string, string][] = [
    ['escapes in columns', withField('"eventName":"a\\"b\\u00e9","userAgent":"\\\\","eventID":"\\u0041"')],
    ['escaped sources', withField('"eventSource":"aws\\u003as3"')],
    ['a foreign source', withField('"eventSource":"aws:s3"')],
    ['another foreign source', withField('"eventSource":"ecs.aliyuncs.com"')],
    ['nearly a foreign source', withField('"eventSource":"ecs.aliyuncs.comx"')],
    ['a telltale name', withField('"acsRegion":"x"')],
    ['a telltale name of a container', withField('"digestS3Object":{"a":[1]}')],
    ['another telltale name', withField('"QueryResultRows":[]')],
    ['a name that tells only of what is no record', withField('"awslogs":{"eventname":"x"}')],
    ['another such name', withField('"eventsource":"x"')],
    ['an event pattern', '{"eventSource":["a"],"eventName":["b"],"awsRegion":["c"]}'],
    ['an event pattern without a source', '{"eventName":{"b":1},"eventType":["c"]}'],
    [
      'a credential that was wrong',
      withField(
        '"eventName":"CredentialVerification","serviceEventDetails":{"CredentialVerification":"Failure"}',
      ),
    ],
    [
      'a credential that was wrong, with an escape',
      withField(
        '"eventName":"CredentialVerific\\u0061tion","serviceEventDetails":{"CredentialVerification":"Failure"}',
      ),
    ],
    ['a list for a name', '{"eventSource":"a","eventName":["b"]}'],
    [
      'columns that are no text',
      withField('"eventName":7,"awsRegion":{"a":"b"},"eventSource":[1],"eventID":null'),
    ],
    [
      'columns that are literals',
      withField('"eventName":true,"recipientAccountId":1.5e+10,"errorCode":false'),
    ],
    ['an identity that is text', withField('"userIdentity":"a\\nb"')],
    ['an identity that is a number', withField('"userIdentity":12')],
    ['empty columns', withField('"eventName":"","errorCode":"","eventID":""')],
    ['an errorMessage alone', withField('"errorMessage":"x"')],
    ['an errorCode that is no text', withField('"errorCode":5')],
    ['readOnly as text', withField('"readOnly":"true"')],
    ['readOnly as other text', withField('"readOnly":"t\\u0072ue"')],
    ['readOnly as a number', withField('"readOnly":1')],
    ['an addendum', withField('"addendum":{"reason":"DELIVERY_DELAY"}')],
    ['an addendum that is none', withField('"addendum":"x"')],
    [
      'a failed sign-in',
      withField('"eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Failure"}'),
    ],
    ['a sign-in', withField('"eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Success"}')],
    ['a sign-in without an outcome', withField('"eventName":"ConsoleLogin"')],
    [
      'the last of equal names',
      withField('"eventName":"Last","awsRegion":"eu-west-1","awsRegion":"eu-west-2"'),
    ],
    ['a record with one core field', '{"eventName":"A"}'],
    ['a record without a core field', '{"awsRegion":"us-east-1","eventID":"x"}'],
    ['an unknown field first', '{"x":{"a":1},"eventName":"A","eventID":"1"}'],
    ['an unknown field later', withField('"x":{"Records":[{"eventName":"B","eventID":"2"}]}')],
    ['redacted values', withField('"requestParameters":{"a":"****","b":["HIDDEN_DUE_TO_SECURITY_REASONS"]}')],
    ['escaped redacted values', withField('"requestParameters":{"a":"\\u002a\\u002A*","b":"H\\u0049DDEN"}')],
    ['other redacted values', withField('"a":["<sensitiveDataRemoved>","**-redacted-**","**","<x>","Host"]')],
    [
      'values that begin as one that is redacted',
      withField(
        '"a":["Value hidden due to security reasons.","Value hidden due to security reasons!","Value"]',
      ),
    ],
    [
      'redacted names',
      withField('"****":1,"requestParameters":{"HIDDEN_DUE_TO_SECURITY_REASONS":{"***":2}}'),
    ],
    ['a redacted column', withField('"userAgent":"HIDDEN_DUE_TO_SECURITY_REASONS"')],
    ['escapes of every kind', withField('"a":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u12aF\\ud800"')],
    ['numbers of every kind', withField('"a":[0,-0,1,-12,3.25,1e5,1E-5,2.5e+10,10]')],
    ['empty containers', withField('"a":{},"b":[],"c":[[],{}],"d":{"e":[]}')],
    ['blanks everywhere', ' { "eventVersion" : "1.08" ,\r\n\t"eventName" : "A" , "x" : [ 1 , { } ] } '],
    ['a NUL in a string', withField('"a":"\u0000"')],
    ['letters of other scripts', withField('"a":"é€😀","eventName":"é€😀"')],
    ['a bad literal', withField('"a":tru')],
    ['a bad number', withField('"a":01')],
    ['a bad escape', withField('"a":"\\x"')],
    ['a comma too many', withField('"a":[1,]')],
    ['a colon too few', withField('"a" 1')],
    ['a string that is not closed', text.slice(0, -2)],
    ['a deep value', withField(`"a":${'['.repeat(3000)}${']'.repeat(3000)}`)],
    ['a value too deep by one', withField(`"a":${'['.repeat(1025)}${']'.repeat(1025)}`)],
    ['a deep value that is not closed', withField(`"a":${'[{"b":'.repeat(1500)}`)],
    ['a record of many windows', withField(`"a":"${'x'.repeat(600_000)}"`)],
    ['a known value of many windows', withField(`"userIdentity":{"type":"${'x'.repeat(300_000)}"}`)],
  ];
  for (const [name, odd_] of odd) {
    it(`agrees on ${name}`, () => {
      for (const log of [
        `{"Records":[${text},${odd_},${text}]}`,
        `[${odd_},${odd_}]`,
        `${odd_}\n${text}\n${odd_}`,
        `{"Records":[${odd_}`,
        `{"Records":[${odd_}],"eventName":"outer","a":"***"}`,
        `{"Events":[{"CloudTrailEvent":${JSON.stringify(odd_)}},${text}]}`,
      ]) {
        checkSame(log);
      }
    });
  }

  it('agrees on every time', () => {
    const times = [
      '2024-02-29T23:59:59Z',
      '2023-02-29T23:59:59Z',
      '2000-02-29T00:00:00Z',
      '2100-02-29T00:00:00Z',
      '1970-01-01T00:00:00Z',
      '1969-12-31T23:59:59Z',
      '2024-04-31T00:00:00Z',
      '2024-12-31T24:00:00Z',
      '2024-12-31T23:60:00Z',
      '2024-12-31T23:59:60Z',
      '2024-00-01T00:00:00Z',
      '2024-13-01T00:00:00Z',
      '2024-01-00T00:00:00Z',
      '2024x01x01T00:00:00Z',
      '2024-01-01T00:00:0xZ',
      '2024-01-01T00:00:00z',
      '2024-01-01 00:00:00',
      '2022-02-08 09:23:37+11:00',
      '2020-09-14T00:44:23.000Z',
      '20240101T000000Z',
      '1704067200',
      '',
    ];
    for (let month = 1; month <= 12; month++) {
      for (let day = 27; day <= 32; day++) {
        times.push(`2023-${String(month).padStart(2, '0')}-${day}T01:02:03Z`);
      }
    }
    const records = times.flatMap((time) => [
      withOnly(`"eventTime":"${time}"`),
      withOnly(`"@timestamp":"${time}","eventName":"A"`),
    ]);
    records.push(withOnly('"eventTime":1704067200'), withOnly('"eventTime":{"a":"2024-02-29T23:59:59Z"}'));
    assert.equal(checkSame(`{"Records":[${records.join(',')}]}`), records.length);
  });

  it('agrees on any log, whole or damaged', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 6 }),
        packing,
        fc.array(edit, { maxLength: 2 }),
        (makers, how, edits) => {
          let { bytes } = pack(makers, how);
          for (const { at, remove, insert } of edits) {
            const from = Math.floor(at * bytes.length);
            bytes = applyEdit(bytes, { at: from, remove: Math.min(remove, bytes.length - from), insert });
          }
          checkSame(bytes);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('agrees wherever a log is cut off', () => {
    const log = toBytes(`{"Records":[${text},${withField('"a":{"b":[1.5e3,true,"\\u00e9"]}')},${text}]}`);
    for (let end = 0; end <= log.length; end++) {
      checkSame(log.subarray(0, end), `cut at ${end}`);
    }
  });

  it('agrees on logs with many texts, and on the next log', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      text.replace('id-1', `id-${i}`).replace('alice', `u${i}`),
    );
    assert.equal(checkSame(`{"Records":[${many.join(',')}]}`), 5000);
    assert.equal(checkSame(`[${text},${text}]`), 2);
  });

  it('agrees on the samples', () => {
    const folder = path.join(repositoryRoot, 'samples');
    let logs = 0;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.(json|jsonl|log|txt)$/.test(name)) {
        checkSame(readFileSync(path.join(folder, name)), name);
        logs++;
      }
    }
    assert.ok(logs > 5);
  });

  it('agrees on the real logs', function () {
    const folder = path.resolve(repositoryRoot, '../shared/data');
    if (!existsSync(folder)) {
      console.log(`      skipped: the real logs are not at ${folder}`);
      this.skip();
    }
    let records = 0;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (/\.jsonl?$/.test(name)) {
        records += checkSame(readFileSync(path.join(folder, name)), name);
      }
    }
    assert.ok(records >= 2900);
  }).timeout(60_000);
});
