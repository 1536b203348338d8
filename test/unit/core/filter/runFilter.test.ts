import assert from 'node:assert/strict';
import { parseFilter } from '../../../../src/core/filter/parseFilter';
import { runFilter } from '../../../../src/core/filter/runFilter';
import { ADMIN_SESSION, ALICE, buildFilteredEvents, DIRECTORY_USER, WORKDOCS } from './filteredLogs';

/** Events a to d in one log, e to g in the next. The expected letters below are read off this table by hand. */
const events = buildFilteredEvents(
  [
    [
      {
        eventID: 'a',
        eventTime: '2025-03-11T14:05:00Z',
        eventSource: WORKDOCS,
        eventName: 'GetDocument',
        awsRegion: 'eu-west-1',
        sourceIPAddress: '203.0.113.7',
        userAgent: 'aws-cli/2.1 Python/3.11',
        readOnly: true,
        recipientAccountId: '111122223333',
        userIdentity: DIRECTORY_USER,
      },
      {
        eventID: 'b',
        eventTime: '2025-03-11T14:59:59Z',
        eventSource: WORKDOCS,
        eventName: 'DeactivateUser',
        awsRegion: 'eu-west-1',
        sourceIPAddress: '203.0.114.9',
        readOnly: false,
        recipientAccountId: '111122223333',
        userIdentity: ALICE,
        requestParameters: { Password: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      },
      {
        eventID: 'c',
        eventTime: '2025-03-11T15:00:00Z',
        eventSource: 's3.amazonaws.com',
        eventName: 'GetObject',
        awsRegion: 'us-east-1',
        sourceIPAddress: '2001:db8::7',
        errorCode: 'AccessDenied',
        readOnly: true,
        recipientAccountId: '999988887777',
        userIdentity: ADMIN_SESSION,
      },
      { eventID: 'd', eventSource: 'my.service', eventName: 'Quarterly "close"' },
    ],
    [
      {
        eventID: 'e',
        eventTime: '2025-03-12T00:00:00Z',
        eventSource: 'S3.amazonaws.com',
        eventName: 'DeleteBucket',
        errorCode: 'NoSuchBucket',
        sourceIPAddress: 'cloudtrail.amazonaws.com',
        userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
      },
      {
        eventID: 'f',
        eventTime: '2025-03-13T09:30:00.500Z',
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        responseElements: { ConsoleLogin: 'Failure' },
        userIdentity: { type: 'Root', accountId: '111122223333' },
        sourceIPAddress: '::ffff:203.0.113.200',
      },
      {
        eventID: 'g',
        eventTime: '2025-03-13T10:00:00Z',
        eventSource: WORKDOCS,
        eventName: 'CreateUser',
        awsRegion: '',
        userIdentity: {
          type: 'AssumedRole',
          userName: 'Ops',
          sessionContext: { attributes: { mfaAuthenticated: 'false' } },
        },
      },
    ],
  ],
  ['march-11.json', 'march-13.json'],
);

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

function getMatches(text: string): string {
  const filter = parseFilter(text);
  assert.deepEqual(filter.faults, []);
  const marks = runFilter(filter, events.table, events.principals, events.names);
  return LETTERS.filter((_, event) => marks === undefined || marks[event] === 1).join('');
}

const table: readonly [text: string, matches: string][] = [
  ['', 'abcdefg'],
  ['type:IAMUser', 'b'],
  ['type:iamuser', 'b'],
  ['type:workdocs-user', 'a'],
  ['type:Unknown', ''],
  ['type:A*', 'ceg'],
  ['type:""', 'd'],
  ['identity:alice', 'b'],
  ['identity:AIDAALICE', 'b'],
  ['identity:AKIA*', 'b'],
  ['identity:arn:aws:sts::999988887777:assumed-role/Admin/alice', 'c'],
  ['identity:ZOË', 'a'],
  ['user:Admin', 'c'],
  ['session:alice', 'c'],
  ['-session:*', 'abdefg'],
  ['account:111122223333', 'ab'],
  ['recipientAccountId:9999*', 'c'],
  ['identity-account:111122223333', 'abf'],
  ['service:workdocs', 'abg'],
  ['service:WorkDocs.amazonaws.com', 'abg'],
  ['service:s3', 'ce'],
  ['service:*.amazonaws.com', 'abcefg'],
  ['service:*docs', 'abg'],
  ['service:my.service', 'd'],
  ['service:my', ''],
  ['event:GetDocument', 'a'],
  ['event:Get', ''],
  ['event:Get*', 'ac'],
  ['event:*e*t*', 'abceg'],
  ['event:Get*t*', 'ac'],
  ['event:GetObject*t', ''],
  ['event:"Quarterly \\"close\\""', 'd'],
  ['event:GetDocument event:GetObject', 'ac'],
  ['event:Get* -event:*Object', 'a'],
  ['event:GetDocument -event:GetDocument', ''],
  ['event:Get* service:workdocs', 'a'],
  ['error:*', 'ce'],
  ['-error:*', 'abdfg'],
  ['error:""', 'abdfg'],
  ['-error:""', 'ce'],
  ['error:"" error:AccessDenied', 'abcdfg'],
  ['error:accessdenied', 'c'],
  ['failed:yes', 'cef'],
  ['failed:false', 'abdg'],
  ['-failed:*', ''],
  ['region:eu-*', 'ab'],
  ['region:""', 'defg'],
  ['region:*', 'abc'],
  ['ip:203.0.113.*', 'a'],
  ['ip:203.0.113.7', 'a'],
  ['ip:203.0.113.0/24', 'af'],
  ['ip:203.0.113.99/24', 'af'],
  ['ip:203.0.112.0/22', 'abf'],
  ['ip:203.0.113.7/32', 'a'],
  ['ip:203.0.113.6/31', 'a'],
  ['ip:0.0.0.0/0', 'abf'],
  ['ip:2001:db8::/32', 'c'],
  ['ip:2001:db8::7/128', 'c'],
  ['ip:2001:db8::8/125', ''],
  ['ip:2001:db8::8/124', 'c'],
  ['ip:::/0', 'c'],
  ['ip:cloudtrail.amazonaws.com', 'e'],
  ['ip:"203.0.113.0/24"', ''],
  ['-ip:203.0.0.0/16', 'cdeg'],
  ['agent:aws-cli/*', 'a'],
  ['agent:*"Python/3.11"', 'a'],
  ['agent:"aws-cli/2.1 Python/3.11"', 'a'],
  ['access:read', 'ac'],
  ['access:WRITE', 'befg'],
  ['access:*', 'abcefg'],
  ['access:""', 'd'],
  ['plane:data', 'a'],
  ['plane:control', 'bg'],
  ['-plane:*', 'cdef'],
  ['redacted:yes', 'b'],
  ['redacted:no', 'acdefg'],
  ['key:ASIA*', 'c'],
  ['key:AKIAALICE', 'b'],
  ['mfa:yes', 'c'],
  ['mfa:no', 'g'],
  ['mfa:""', 'abdef'],
  ['time:2025-03-11', 'abc'],
  ['time:2025-03', 'abcefg'],
  ['time:2024', ''],
  ['time:2025-03-11T14', 'ab'],
  ['time:2025-03-11T14:05', 'a'],
  ['time:2025-03-11T15:05+01:00', 'a'],
  ['time:2025-03-13T09:30:00', 'f'],
  ['time:2025-03-13T09:30:00.500Z', 'f'],
  ['time:2025-03-13T09:30:00.501Z', ''],
  ['time:2025-03-11T15:00:00Z..2025-03-12', 'c'],
  ['time:2025-03-11T15:00:00Z..2025-03-12T00:00:01Z', 'ce'],
  ['time:2025-03-12..', 'efg'],
  ['time:..2025-03-11T15', 'ab'],
  ['-time:2025-03-11', 'defg'],
  ['time:2025-03-11 time:2025-03-13', 'abcfg'],
  ['time:2025-03-11 -time:2025-03-11T14', 'c'],
  ['time:*', 'abcefg'],
  ['time:""', 'd'],
  ['time:1741701900', 'a'],
  ['hour:2025-03-11T14', 'ab'],
  ['hour:2025-03-1*T09', 'f'],
  ['hour:""', 'd'],
  ['source:march-11.json', 'abcd'],
  ['-source:*11*', 'efg'],
  ['id:G', 'g'],
  ['id:*', 'abcdefg'],
  ['alice', 'bc'],
  ['ALICE', 'bc'],
  ['"Admin/al"', 'c'],
  ['quarterly', 'd'],
  ['"y \\"c"', 'd'],
  ['get*ment', 'a'],
  ['*ment*', 'a'],
  ['alice -service:workdocs', 'c'],
  ['alice getobject', 'c'],
  ['-alice', 'adefg'],
  ['-alice -root', 'adeg'],
  ['python', 'a'],
  ['999988887777', 'c'],
  ['"workdocs directory"', 'a'],
  ['"("', ''],
  ['arn:aws:iam::111122223333:user/alice', 'b'],
  ['2001:db8::7', 'c'],
];

describe('runFilter', () => {
  for (const [text, matches] of table) {
    it(`${text} matches ${matches || 'nothing'}`, () => {
      assert.equal(getMatches(text), matches);
    });
  }

  it('gives no marks where nothing is asked for', () => {
    const filter = parseFilter(' nosuchfield:x ');
    assert.equal(runFilter(filter, events.table, events.principals, events.names), undefined);
  });

  it('leaves out a faulty term and keeps the others', () => {
    const filter = parseFilter('ip:203.0.113.0/99 event:GetDocument');
    const marks = runFilter(filter, events.table, events.principals, events.names);
    assert.deepEqual([...(marks ?? [])], [1, 0, 0, 0, 0, 0, 0]);
  });

  it('takes a log without a name as having none', () => {
    const marks = runFilter(parseFilter('source:""'), events.table, events.principals, ['march-11.json']);
    assert.deepEqual([...(marks ?? [])], [0, 0, 0, 0, 1, 1, 1]);
  });

  it('reads planes, addresses and keys from crafted identities without failing', () => {
    const odd = buildFilteredEvents([
      [
        { eventID: '1', userIdentity: '__proto__', sourceIPAddress: '1.2.3.4.5' },
        { eventID: '2', userIdentity: { type: '__proto__', accessKeyId: 5 }, sourceIPAddress: '01.2.3.4' },
        { eventID: '3', userIdentity: null, sourceIPAddress: 'fe80::1%eth0', eventSource: '.amazonaws.com' },
        { eventID: '4', userIdentity: [], sourceIPAddress: ['1.2.3.4'], eventSource: WORKDOCS },
      ],
    ]);
    const run = (text: string): number[] => [
      ...(runFilter(parseFilter(text), odd.table, odd.principals, odd.names) ?? []),
    ];
    assert.deepEqual(run('ip:0.0.0.0/0'), [0, 0, 0, 0]);
    assert.deepEqual(run('type:__proto__'), [0, 1, 0, 0]);
    assert.deepEqual(run('-key:*'), [1, 1, 1, 1]);
    assert.deepEqual(run('service:.amazonaws.com'), [0, 0, 1, 0]);
    assert.deepEqual(run('plane:*'), [0, 0, 0, 0]);
  });
});
