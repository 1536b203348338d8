import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { cloudTrailColumns } from '../../../../src/core/query/cloudTrailColumns';
import { openService, toInput, toRecord, type TestService } from './service';

describe('tables of events', () => {
  let test: TestService;
  before(async () => {
    test = await openService();
  });
  after(() => test.close());

  const load = (records: readonly unknown[], uri?: string) => test.service.load([toInput(records, uri)]);

  it('has the documented columns and no other', async () => {
    await load([toRecord({ eventID: 'a' })]);
    const { columns } = await test.run('SELECT * FROM cloudtrail_logs');
    assert.deepEqual(
      columns.map(({ name }) => name),
      cloudTrailColumns.map(({ name }) => name),
    );
    const types = new Map(columns.map(({ name, type }) => [name, type]));
    for (const { name, type } of cloudTrailColumns) {
      const expected = type === 'timestamp(3)' ? /^timestamp\([36]\)$/ : type;
      if (typeof expected === 'string') {
        assert.equal(types.get(name), expected, name);
      } else {
        assert.match(types.get(name) ?? '', expected, name);
      }
    }
  });

  it('reads every kind of column', async () => {
    await load(
      [
        toRecord({
          eventID: 'one',
          eventTime: '2024-03-05T10:11:12Z',
          awsRegion: 'eu-west-1',
          sourceIPAddress: '203.0.113.7',
          userAgent: 'aws-cli/2.0 "quoted"',
          errorCode: 'AccessDenied',
          errorMessage: 'no',
          readOnly: true,
          recipientAccountId: '111122223333',
          userIdentity: {
            type: 'AssumedRole',
            principalId: 'AROAEXAMPLE:bob',
            arn: 'arn:aws:sts::111122223333:assumed-role/Admin/bob',
            accountId: '111122223333',
            accessKeyId: 'ASIAEXAMPLE',
            sessionContext: {
              attributes: { mfaAuthenticated: 'false', creationDate: '2024-03-05T10:00:00Z' },
              sessionIssuer: { type: 'Role', userName: 'Admin', arn: 'arn:aws:iam::111122223333:role/Admin' },
              webIdFederationData: { federatedProvider: 'p', attributes: { sub: 's' } },
            },
          },
          requestParameters: { bucketName: 'b', n: 1 },
          responseElements: null,
          resources: [{ ARN: 'arn:aws:s3:::b', accountId: '111122223333', type: 'AWS::S3::Bucket' }],
          tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'c', clientProvidedHostHeader: 'h' },
          addendum: {
            reason: 'UPDATED_DATA',
            updatedFields: 'eventID',
            originalRequestID: 'r',
            originalEventID: 'e',
          },
        }),
      ],
      'file:///logs/x.json',
    );
    const cases: readonly (readonly [expression: string, value: unknown])[] = [
      ['eventtime', '2024-03-05T10:11:12Z'],
      ['eventname', 'GetObject'],
      ['awsregion', 'eu-west-1'],
      ['sourceipaddress', '203.0.113.7'],
      ['useragent', 'aws-cli/2.0 "quoted"'],
      ['errorcode', 'AccessDenied'],
      ['errormessage', 'no'],
      ['readonly', 'true'],
      ['useridentity.type', 'AssumedRole'],
      ['useridentity.sessioncontext.sessionissuer.username', 'Admin'],
      ['useridentity.sessioncontext.attributes.mfaauthenticated', 'false'],
      ['useridentity.sessioncontext.webidfederationdata.federatedprovider', 'p'],
      ['useridentity.username', null],
      ['requestparameters', '{"bucketName":"b","n":1}'],
      ['responseelements', null],
      ['resources[1].arn', 'arn:aws:s3:::b'],
      ['resources[1].type', 'AWS::S3::Bucket'],
      ['tlsdetails.tlsversion', 'TLSv1.3'],
      ['addendum.originaleventid', 'e'],
      ['account', '111122223333'],
      ['region', 'eu-west-1'],
      ['year', '2024'],
      ['month', '03'],
      ['day', '05'],
      ['"timestamp"', '2024/03/05'],
      ['lens_time', '2024-03-05T10:11:12Z'],
      ['lens_identity_name', 'Admin'],
      ['lens_session', 'bob'],
      ['lens_access', 'read'],
      ['lens_plane', null],
      ['lens_failed', true],
      ['lens_redacted', 0],
      ['lens_source', 'file:///logs/x.json'],
      ['lens_position', 0],
    ];
    for (const [expression, value] of cases) {
      assert.deepEqual(
        await test.ask(`SELECT ${expression} AS v FROM cloudtrail_logs`),
        [[value]],
        expression,
      );
    }
    const [[identity, record] = []] = await test.ask(
      'SELECT lens_identity, lens_record FROM cloudtrail_logs',
    );
    assert.match(String(identity), /^Role Admin of account 111122223333, session bob opened .* without MFA/);
    assert.equal((JSON.parse(String(record)) as { eventID: string }).eventID, 'one');
  });

  it('takes values of any other kind', async () => {
    await load([
      toRecord({
        eventID: 'n',
        recipientAccountId: 111122223333,
        apiVersion: 1.5,
        readOnly: 'false',
        errorCode: '',
      }),
      toRecord({
        eventID: 's',
        userIdentity: 'somebody',
        resources: 'none',
        tlsDetails: [1],
        eventName: null,
      }),
      toRecord({
        eventID: 'o',
        userIdentity: [null],
        resources: { ARN: 'x' },
        addendum: 5,
        userAgent: { a: 1 },
      }),
      toRecord({
        eventID: 'h',
        errorMessage: 'half \ud800 and \ud83d\ude00',
        requestParameters: { k: '\udc00' },
      }),
      toRecord({ eventID: 'z', errorMessage: 'a\0b', useragent: 'lower case is another field' }),
      toRecord({ eventID: 'r', resources: [null, 'x', { ARN: 5 }], eventTime: 'yesterday' }),
      JSON.parse(
        '{"eventVersion":"1.08","__proto__":{"polluted":1},"eventSource":"s3.amazonaws.com","eventName":"GetObject","eventTime":5,"eventID":"p"}',
      ) as unknown,
    ]);
    const rows = await test.ask(
      'SELECT eventid, recipientaccountid, apiversion, eventname, useridentity.type, errormessage, useragent, ' +
        'cardinality(resources) FROM cloudtrail_logs ORDER BY lens_position',
    );
    assert.deepEqual(rows, [
      ['n', '111122223333', '1.5', 'GetObject', null, null, null, null],
      ['s', null, null, null, null, null, null, null],
      ['o', null, null, 'GetObject', null, null, null, null],
      ['h', null, null, 'GetObject', null, 'half \ufffd and 😀', null, null],
      ['z', null, null, 'GetObject', null, 'a\0b', null, null],
      ['r', null, null, 'GetObject', null, null, null, 3],
      ['p', null, null, 'GetObject', null, null, null, null],
    ]);
    assert.deepEqual(
      await test.ask('SELECT eventid FROM cloudtrail_logs WHERE lens_time IS NULL ORDER BY lens_position'),
      [['r'], ['p']],
    );
    const [[record] = []] = await test.ask("SELECT lens_record FROM cloudtrail_logs WHERE eventid = 's'");
    assert.equal((JSON.parse(String(record)) as { userIdentity: string }).userIdentity, 'somebody');
  });

  it('reads packed and embedded records', async () => {
    const record = toRecord({ eventID: 'e', userIdentity: { type: 'Root' }, errorMessage: 'sagt "nein"' });
    const lookUp = JSON.stringify({ Events: [{ EventId: 'e', CloudTrailEvent: JSON.stringify(record) }] });
    for (const bytes of [Buffer.from(lookUp), gzipSync(lookUp)]) {
      await test.service.load([{ kind: 'bytes', uri: 'file:///e.json', bytes: new Uint8Array(bytes) }]);
      assert.deepEqual(
        await test.ask('SELECT eventid, useridentity.type, errormessage, lens_record FROM cloudtrail_logs'),
        [['e', 'Root', 'sagt "nein"', JSON.stringify(record)]],
      );
    }
  });

  it('folds repeats over all logs and says what was not read', async () => {
    const one = toRecord({ eventID: 'one', userIdentity: { type: 'Root' } });
    const two = toRecord({ eventID: 'two', userIdentity: { type: 'IAMUser' } });
    const bare = toRecord({ eventName: 'NoId' });
    const summary = await test.service.load([
      toInput([one, two, bare], 'file:///a.json'),
      toInput([two, one, bare, toRecord({ eventID: 'three' })], 'file:///b.json'),
      { kind: 'path', uri: 'file:///missing.json', path: '/missing/missing.json' },
    ]);
    assert.deepEqual(
      [summary.records, summary.duplicates, summary.skipped.map(({ uri }) => uri)],
      [7, 3, ['file:///missing.json']],
    );
    const { result, statistics } = await test.run(
      'SELECT eventid, eventname, lens_source, lens_position FROM cloudtrail_logs',
    );
    assert.deepEqual(await test.service.getRows({ result, offset: 0, limit: 9 }), [
      ['one', 'GetObject', 'file:///a.json', 0],
      ['two', 'GetObject', 'file:///a.json', 1],
      [null, 'NoId', 'file:///a.json', 2],
      ['three', 'GetObject', 'file:///b.json', 3],
    ]);
    const { events, duplicates, logs, notRead, loadMilliseconds, rows } = statistics;
    assert.deepEqual([rows, events, duplicates, logs], [4, 4, 3, 2]);
    assert.deepEqual(notRead, [
      'file:///missing.json: The file cannot be opened: it does not exist any more.',
    ]);
    assert.ok(loadMilliseconds > 0);
    const again = await test.run('SELECT eventid FROM cloudtrail_logs');
    assert.equal(again.statistics.loadMilliseconds, 0);
  });

  it('takes partitions from the key of a log', async () => {
    const uri = 's3://b/AWSLogs/999988887777/CloudTrail/ap-south-1/2023/12/31/x.json.gz';
    await load([toRecord({ recipientAccountId: '111122223333', awsRegion: 'us-east-1' })], uri);
    assert.deepEqual(
      await test.ask('SELECT account, region, year, month, day, "timestamp" FROM cloudtrail_logs'),
      [['999988887777', 'ap-south-1', '2023', '12', '31', '2023/12/31']],
    );
  });

  it('reads the same logs once', async () => {
    const input = toInput([toRecord({ eventID: 'x' })]);
    await test.service.load([input]);
    const progress: unknown[] = [];
    const getTold = (): boolean => progress.length > 0;
    await test.service.load([input], undefined, { onProgress: (value) => progress.push(value) });
    assert.equal(getTold(), false);
    await test.service.load([toInput([toRecord({ eventID: 'y' })])], undefined, {
      onProgress: (value) => progress.push(value),
    });
    assert.equal(getTold(), true);
    assert.deepEqual(await test.ask('SELECT eventid FROM cloudtrail_logs'), [['y']]);
  });

  it('keeps tables of other names apart', async () => {
    await load([toRecord({ eventID: 'default' })]);
    await test.service.load([toInput([toRecord({ eventID: 'other' })], 'file:///o.json')], 'Other');
    assert.deepEqual(await test.ask('SELECT eventid FROM other'), [['other']]);
    assert.deepEqual(await test.ask('SELECT eventid FROM cloudtrail_logs'), [['default']]);
  });

  it('reads more rows than a batch in their order', async () => {
    const count = 70_000;
    await load(
      Array.from({ length: count }, (_, i) => toRecord({ eventID: `id ${i}`, requestParameters: { i } })),
    );
    assert.deepEqual(
      await test.ask(
        "SELECT count(*), count(DISTINCT eventid), min(lens_position), max(lens_position), sum(CASE WHEN eventid = concat('id ', " +
          "json_extract_scalar(requestparameters, '$.i')) THEN 1 ELSE 0 END) FROM cloudtrail_logs",
      ),
      [[count, count, 0, count - 1, count]],
    );
    const { result } = await test.run('SELECT lens_position FROM cloudtrail_logs');
    assert.deepEqual(await test.service.getRows({ result, offset: 65_535, limit: 3 }), [
      [65_535],
      [65_536],
      [65_537],
    ]);
  });
});
