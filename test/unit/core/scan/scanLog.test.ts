import assert from 'node:assert/strict';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import {
  FLAG_DUPLICATE,
  FLAG_FAILED,
  FLAG_READ,
  FLAG_WRITE,
  type LogShape,
} from '../../../../src/core/scan/logIndex';
import { repositoryRoot } from '../../../support/repositoryRoot';
import { checkAccount, scanned } from './scanned';

const one = {
  eventVersion: '1.08',
  userIdentity: { type: 'Root' },
  eventTime: '2024-01-02T03:04:05Z',
  eventSource: 'iam.amazonaws.com',
  eventName: 'ListUsers',
  eventID: 'id-1',
  readOnly: true,
};
const two = { ...one, eventID: 'id-2', eventName: 'CreateUser', readOnly: false, errorCode: 'AccessDenied' };
const text = JSON.stringify(one);
const other = JSON.stringify(two);

const cloudWatch = (message: string): string =>
  JSON.stringify({
    messageType: 'DATA_MESSAGE',
    owner: '111122223333',
    logGroup: 'trail',
    logEvents: [{ id: '1', timestamp: 1, message }],
  });

/** The text of a quoted cell of a table. */
const toCell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const cell = toCell(text);

describe('scanLog', () => {
  const shapes: readonly [string, string, LogShape, readonly string[]][] = [
    ['a native log', `{"Records":[${text},${other}]}`, 'records', [text, other]],
    ['an empty native log', '{"Records":[]}', 'empty', []],
    ['an array', `[${text},\n${other}]`, 'array', [text, other]],
    ['JSON lines', `${text}\n${other}\n`, 'json-lines', [text, other]],
    ['JSON lines with Windows line ends', `${text}\r\n${other}\r\n`, 'json-lines', [text, other]],
    ['one record', text, 'single', [text]],
    ['a byte-order mark', `\ufeff{"Records":[${text}]}`, 'records', [text]],
    [
      'LookupEvents output',
      JSON.stringify({ Events: [{ EventId: 'x', Username: 'u', CloudTrailEvent: text }], NextToken: 't' }),
      'lookup-events',
      [text],
    ],
    [
      'LookupEvents as JSON lines',
      [text, other].map((record) => JSON.stringify({ EventId: 'x', CloudTrailEvent: record })).join('\n'),
      'lookup-events',
      [text, other],
    ],
    [
      'an EventBridge envelope',
      `{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.iam","resources":[],"detail":${text}}`,
      'eventbridge',
      [text],
    ],
    ['a CloudWatch Logs subscription document', cloudWatch(text), 'cloudwatch-logs', [text]],
    [
      'filter-log-events output',
      `{"events":[{"logStreamName":"s","message":${JSON.stringify(text)}}]}`,
      'cloudwatch-logs',
      [text],
    ],
    [
      'lines with the time that an export of log events puts before each',
      `2024-01-02T03:04:06.000Z ${text}\n2024-01-02T03:04:07.123Z ${other}\n`,
      'json-lines',
      [text, other],
    ],
    [
      'lines with a time and the name of a log stream',
      `2024-01-02T03:04:06.000000+00:00 111122223333_CloudTrail_us-east-1 ${text}\r\n` +
        `2024-01-02T03:04:07.000000+00:00 111122223333_CloudTrail_us-east-1 ${other}`,
      'json-lines',
      [text, other],
    ],
    [
      'the original record in an OCSF event',
      JSON.stringify({ class_uid: 6003, unmapped: { eventType: 'AwsApiCall' }, raw_data: text }),
      'embedded',
      [text],
    ],
    [
      'search hits',
      `{"hits":{"hits":[{"_source":${text}},{"_source":${other}}]}}`,
      'embedded',
      [text, other],
    ],
    [
      'a record in a queue message in an event',
      JSON.stringify({
        Records: [{ messageId: 'm', body: JSON.stringify({ Type: 'Notification', Message: text }) }],
      }),
      'records',
      [text],
    ],
    [
      'the results of a query as the API gives them: pairs of field and value',
      JSON.stringify({
        results: [
          [
            { field: '@timestamp', value: '2024-01-02 03:04:05.000' },
            { field: '@message', value: text },
          ],
        ],
        status: 'Complete',
      }),
      'embedded',
      [text],
    ],
    [
      'the original record beside what was made of it',
      JSON.stringify({
        _source: { '@timestamp': '2024-01-02T03:04:05.000Z', event: { original: text, provider: 'x' } },
      }),
      'embedded',
      [text],
    ],
    ['a record in a string in a string', JSON.stringify(JSON.stringify(text)), 'embedded', [text]],
    [
      'the results of a query as a table',
      `@timestamp,@message\r\n2024-01-02 03:04:05.000,${cell}\r\n2024-01-02 03:04:06.000,${toCell(other)}\r\n`,
      'embedded',
      [text, other],
    ],
    [
      'a table with a byte-order mark, quoted names, semicolons and line breaks in its cells',
      `\ufeff"_time";"_raw"\n"a ""quoted""\n line";${toCell(JSON.stringify(one, undefined, 2))}\n;${cell};\n\n`,
      'embedded',
      [JSON.stringify(one, undefined, 2), text],
    ],
    [
      'a table of Windows PowerShell, with a note before the names of columns',
      `#TYPE Amazon.CloudTrail.Model.Event\r\n"CloudTrailEvent","EventId"\r\n${cell},"x"\r\n`,
      'embedded',
      [text],
    ],
    ['a table of Excel with a note, too', `sep=;\nid;event\n1;${cell}\n`, 'embedded', [text]],
    [
      'a table without names of columns, separated by tabs',
      `${cell}\t1\n${toCell(other)}\t2`,
      'embedded',
      [text, other],
    ],
    [
      'a table with lists of records and with queue messages',
      `id,body\n1,${toCell(`[${text},${other}]`)}\n2,${toCell(JSON.stringify({ Message: text }))}\n`,
      'embedded',
      [text, other, text],
    ],
    [
      'a table with other JSON beside the record, and records that are not quoted',
      `a,b,c\n"{""x"":1}",${cell},"{type=Root, arn=x}"\n2,${text},{}\n${other}\n`,
      'embedded',
      [text, text, other],
    ],
    [
      'a record whose fields come in another order',
      `{"@metadata":{"x":[1]},"requestParameters":{"a":{"Records":[]}},"eventName":"A","eventSource":"b"}`,
      'single',
      ['{"@metadata":{"x":[1]},"requestParameters":{"a":{"Records":[]}},"eventName":"A","eventSource":"b"}'],
    ],
  ];
  for (const [name, log, shape, texts] of shapes) {
    it(`reads ${name}`, () => {
      const result = scanned(log);
      checkAccount(result);
      assert.deepEqual(result.texts, texts);
      assert.equal(result.index.shape, shape);
      assert.deepEqual(result.index.faults, []);
    });
  }

  it('reads the key columns', () => {
    const { index } = scanned(`[${text},${other},${text}]`);
    const at = (column: Uint32Array, i: number): string => index.strings.get(column[i] ?? 0);
    assert.equal(index.time[0], Date.UTC(2024, 0, 2, 3, 4, 5));
    assert.equal(at(index.eventName, 1), 'CreateUser');
    assert.equal(at(index.eventSource, 0), 'iam.amazonaws.com');
    assert.equal(at(index.userIdentity, 0), '{"type":"Root"}');
    assert.equal(at(index.awsRegion, 0), '');
    assert.deepEqual([...index.flags], [FLAG_READ, FLAG_WRITE | FLAG_FAILED, FLAG_READ | FLAG_DUPLICATE]);
  });

  it('calls a record without eventID a repeat when its bytes are equal', () => {
    const { index } = scanned(
      '[{"eventName":"A","eventSource":"b"},{"eventName":"A","eventSource":"b"},{"eventName":"A","eventSource":"c"}]',
    );
    assert.deepEqual([...index.flags], [0, FLAG_DUPLICATE, 0]);
  });

  it('takes the outcome of a console sign-in from responseElements', () => {
    const { index } = scanned(
      '{"eventName":"ConsoleLogin","eventSource":"signin.amazonaws.com","responseElements":{"ConsoleLogin":"Failure"}}',
    );
    assert.equal(index.flags[0], FLAG_FAILED);
  });

  const times: readonly [string, number][] = [
    ['"eventTime":"2024-02-29T23:59:59Z"', Date.UTC(2024, 1, 29, 23, 59, 59)],
    ['"eventTime":"2023-02-29T23:59:59Z"', NaN],
    ['"eventTime":"2022-02-08 09:23:37+11:00"', Date.UTC(2022, 1, 7, 22, 23, 37)],
    ['"@timestamp":"2020-09-14T00:44:23.000Z"', Date.UTC(2020, 8, 14, 0, 44, 23)],
    ['"eventTime":null', NaN],
    ['"eventTime":"event_time"', NaN],
  ];
  for (const [field, expected] of times) {
    it(`reads ${field}`, () => {
      assert.equal(scanned(`{"eventName":"A","eventSource":"b",${field}}`).index.time[0], expected);
    });
  }

  it('counts redacted values in every spelling, at any depth, whole values only', () => {
    const redacted = {
      ...one,
      requestParameters: {
        a: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        b: ['**-redacted-**', { c: '****' }],
        d: '<sensitiveDataRemoved>',
        e: 'Value hidden due to security reasons.',
        no: ['xHIDDEN_DUE_TO_SECURITY_REASONS', '*', '**', '** DISPUTED **', 'REDACTED', '', 'Value hidden'],
      },
      responseElements: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    };
    const plain = JSON.stringify(redacted);
    assert.equal(scanned(plain).index.redacted[0], 6);
    assert.equal(
      scanned(plain.replace('<sensitiveDataRemoved>', '\\u003csensitiveDataRemoved\\u003E')).index
        .redacted[0],
      6,
    );
    assert.equal(scanned(JSON.stringify({ Events: [{ CloudTrailEvent: plain }] })).index.redacted[0], 6);
  });

  // What an EventBridge rule in a template lets through.
  const pattern =
    '{"eventSource":["iam.amazonaws.com"],"eventName":["CreateUser"],"userIdentity":{"type":["Root"]}}';
  const query =
    '{"QueryStatus":"FINISHED","QueryResultRows":[[{"eventName":"ListUsers"},{"eventSource":"iam.amazonaws.com"}]]}';
  const table = 'eventtime,eventsource,eventname\r\n"2024-01-02","iam.amazonaws.com","ListUsers"\r\n';
  const ocsf =
    '{"unmapped":{"eventType":"AwsApiCall","userIdentity":{},"requestParameters":null},"class_uid":6003}';

  const faulty: readonly [string, string, readonly string[], readonly [string, string][]][] = [
    ['an unquoted key of the envelope', `{ Records : [ ${text} ] }`, [text], [['unquoted-key', 'Records']]],
    ['stray brackets', `[${text}}}, ${other}]`, [text, other], [['unexpected-text', '}}']]],
    ['a missing comma', `[${text} ${other}]`, [text, other], [['unexpected-text', '']]],
    ['a comma too many', `[${text},]`, [text], [['unexpected-text', ',']]],
    [
      'a log that is cut off in a record',
      `{"Records":[${text},{"eventVersion":"1.0`,
      [text],
      [['truncated', '{"eventVersion":"1.0']],
    ],
    ['a log that is cut off between records', `{"Records":[${text},`, [text], [['truncated', '']]],
    [
      'a record with a raw line break in a string',
      `[{"eventName":"a\nb","eventSource":"c"},${other}]`,
      [other],
      [['damaged-record', '{"eventName":"a\nb","eventSource":"c"}']],
    ],
    [
      'a last record that is damaged',
      `{"Records":[${text},{"eventName":"A","eventSource":}]}`,
      [text],
      [['damaged-record', '{"eventName":"A","eventSource":}']],
    ],
    [
      'words between lines',
      `${text}\nsome words\n${other}`,
      [text, other],
      [['unexpected-text', 'some words']],
    ],
    [
      'values that are no records',
      '{"Records":[{"a":1},7]}',
      [],
      [
        ['not-a-record', '{"a":1}'],
        ['not-a-record', '7'],
      ],
    ],
    [
      'a message that holds no record',
      '{"Events":[{"EventId":"1","CloudTrailEvent":"lost"}]}',
      [],
      [['not-a-record', '"lost"']],
    ],
    ['other JSON', '{"name":"x"}', [], [['not-a-record', '{"name":"x"}']]],
    [
      'an S3 event notification',
      '{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{}}]}',
      [],
      [
        [
          'look-alike',
          '{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{}}',
        ],
      ],
    ],
    [
      'a digest file',
      '{"awsAccountId":"1","digestS3Object":"x","logFiles":[{"s3Object":"a"}]}',
      [],
      [['look-alike', '{"awsAccountId":"1","digestS3Object":"x","logFiles":[{"s3Object":"a"}]}']],
    ],
    [
      'an OCSF event',
      '{"metadata":{"product":{"name":"CloudTrail"}},"class_uid":3005,"time":1}',
      [],
      [['look-alike', '{"metadata":{"product":{"name":"CloudTrail"}},"class_uid":3005,"time":1}']],
    ],
    ['an OCSF event with what is left of its record', ocsf, [], [['look-alike', ocsf]]],
    [
      'an event pattern',
      `{"Properties":{"EventPattern":{"detail":${pattern}}}}`,
      [],
      [['look-alike', pattern]],
    ],
    [
      'an event pattern without a source among records',
      `[${text},{"eventName":["CreateUser"],"awsRegion":["us-east-1"]}]`,
      [text],
      [['look-alike', '{"eventName":["CreateUser"],"awsRegion":["us-east-1"]}']],
    ],
    [
      'the log of another product',
      '{"eventTime":"2024-01-02T03:04:05Z","eventName":"Web Request","eventSource":{"agentId":"x"}}\n',
      [],
      [
        [
          'look-alike',
          '{"eventTime":"2024-01-02T03:04:05Z","eventName":"Web Request","eventSource":{"agentId":"x"}}',
        ],
      ],
    ],
    [
      'an event that carries compressed log events',
      '{"awslogs":{"data":"H4sIAAAAAAAAA6tWSgQCAA=="}}',
      [],
      [['look-alike', '{"awslogs":{"data":"H4sIAAAAAAAAA6tWSgQCAA=="}}']],
    ],
    [
      'an event of Kinesis',
      '{"Records":[{"kinesis":{"data":"H4sIAAAA"},"eventSource":"aws:kinesis","eventName":"aws:kinesis:record"}]}',
      [],
      [
        [
          'look-alike',
          '{"kinesis":{"data":"H4sIAAAA"},"eventSource":"aws:kinesis","eventName":"aws:kinesis:record"}',
        ],
      ],
    ],
    [
      'an event of Firehose',
      '{"invocationId":"x","deliveryStreamArn":"y","records":[{"recordId":"1","data":"H4sIAAAA"}]}',
      [],
      [
        [
          'look-alike',
          '{"invocationId":"x","deliveryStreamArn":"y","records":[{"recordId":"1","data":"H4sIAAAA"}]}',
        ],
      ],
    ],
    [
      'rows of a table, one a line',
      '{"eventversion":"1.08","eventname":"A"}\n{"eventsource":"b","useridentity":{"type":"Root"}}\n',
      [],
      [
        [
          'look-alike',
          '{"eventversion":"1.08","eventname":"A"}\n{"eventsource":"b","useridentity":{"type":"Root"}}',
        ],
      ],
    ],
    [
      'the result of a query of Athena',
      '{"ResultSet":{"Rows":[{"Data":[{"VarCharValue":"eventname"}]}]}}',
      [],
      [['look-alike', '{"ResultSet":{"Rows":[{"Data":[{"VarCharValue":"eventname"}]}]}}']],
    ],
    ['the result of a query', query, [], [['look-alike', query]]],
    ['a table', table, [], [['look-alike', table]]],
    [
      'a table whose columns have units',
      '"TimeGenerated [UTC]",EventName\n"x","y"\n',
      [],
      [['look-alike', '"TimeGenerated [UTC]",EventName\n"x","y"\n']],
    ],
    ['another table', 'name,age\nBob,3\n', [], [['look-alike', 'name,age\nBob,3\n']]],
    [
      'lines with commas that are no table',
      '2024-01-02 03:04:05,123 INFO\n2024-01-02 03:04:05,124 INFO',
      [],
      [['unexpected-text', '2024-01-02 03:04:05,123 INFO\n2024-01-02 03:04:05,124 INFO']],
    ],
    ['an archive', 'PK\u0003\u0004…', [], [['look-alike', 'PK\u0003\u0004…']]],
    ['a Parquet file', 'PAR1\u0015', [], [['look-alike', 'PAR1\u0015']]],
    [
      'an archive with a log that is not compressed',
      `PK\u0003\u0004 log.json {"Records":[${text}]} end`,
      [text],
      [
        ['unexpected-text', 'PK\u0003\u0004 log.json'],
        ['unexpected-text', 'end'],
      ],
    ],
    [
      'rows of a table that hold no record',
      `t,@message\n1,${cell}\n2,START\n3,"{""a"":1}"\n4,${cell}\n`,
      [text, text],
      [['not-a-record', '2,START\n3,"{""a"":1}"']],
    ],
    [
      'a damaged record in a table',
      `t,@message\n1,${cell.replace(':', '')}\n2,${toCell(other)}\n`,
      [other],
      [['damaged-record', cell.replace(':', '').slice(1, -1)]],
    ],
    [
      'a record that was cut off when its cell was written',
      `t,@message\n1,${toCell(text.slice(0, 60))}\n2,${cell}\n`,
      [text],
      [['damaged-record', toCell(text.slice(0, 60)).slice(1, -1)]],
    ],
    [
      'a table that is cut off in a cell',
      `t,@message\n1,${cell}\n2,"{""eventVersion"":""1`,
      [text],
      [['truncated', '"{""eventVersion"":""1']],
    ],
    [
      'a cell whose closing quote is missing',
      `t,@message\n1,${cell.slice(0, -1)}\n2,${toCell(other)}\n`,
      [text, other],
      [['unexpected-text', '"']],
    ],
    [
      'a quote in a cell that is not doubled',
      `t,@message\n1,"a "b" c",${cell}\n2,${toCell(other)}\n`,
      [text, other],
      [['unexpected-text', '"a "b" c",']],
    ],
    ['a bracket before a table', `[t,@message\n1,${cell}\n2,x\n`, [text], [['not-a-record', '2,x']]],
    [
      'the end of a record that begins like a table',
      '"eventSource": "b",\n"eventName": "A"}',
      [],
      [['unexpected-text', '"eventSource": "b",\n"eventName": "A"}']],
    ],
    [
      'a line that begins with a time and holds words',
      `2024-01-02T03:04:06Z no record here\n${text}`,
      [text],
      [['unexpected-text', '2024-01-02T03:04:06Z no record here']],
    ],
  ];
  it('names the character that does not fit', () => {
    const getMessage = (log: string): string | undefined => scanned(log).index.faults[0]?.message;
    assert.equal(
      getMessage('[{"eventName":,"eventSource":"a"}]'),
      'A record is damaged: the character "," does not fit here. The records around it are read.',
    );
    assert.match(
      getMessage('[{"eventName":"A" "eventSource":"a"}]') ?? '',
      /: a quotation mark does not fit here\./u,
    );
  });

  for (const [name, log, texts, faults] of faulty) {
    it(`tells of ${name}`, () => {
      const result = scanned(log);
      checkAccount(result);
      assert.deepEqual(result.texts, texts);
      const shown = result.index.faults.map(({ kind, span }) => [
        kind,
        new TextDecoder().decode(result.bytes.subarray(span.start, span.end)),
      ]);
      assert.deepEqual(shown, faults);
      for (const { message } of result.index.faults) {
        assert.match(message, /^[A-Z].{15,}\.$/u);
      }
    });
  }

  it('knows failed sign-ins by their outcome', () => {
    const logs: readonly [string, number][] = [
      ['{"eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Failure"}}', FLAG_FAILED],
      ['{"eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Success"}}', 0],
      [
        '{"serviceEventDetails":{"CredentialVerification":"Failure"},"eventName":"CredentialVerification"}',
        FLAG_FAILED,
      ],
      [
        '{"eventName":"CredentialVerification","serviceEventDetails":{"CredentialVerification":"Success"}}',
        0,
      ],
      ['{"eventName":"CredentialVerification","serviceEventDetails":null}', 0],
      ['{"eventName":"UserAuthentication","serviceEventDetails":{"CredentialVerification":"Failure"}}', 0],
    ];
    assert.deepEqual(
      logs.map(([log]) => scanned(log).index.flags[0]),
      logs.map(([, flags]) => flags),
    );
  });

  it('takes a record with an eventVersion for one whatever else it holds', () => {
    const odd = '{"eventVersion":"1.08","eventSource":["a"],"eventName":{"b":1}}';
    assert.deepEqual(scanned(`[${odd}]`).texts, [odd]);
    assert.deepEqual(scanned('{"eventSource":"a","eventName":["b"]}').index.faults, []);
  });

  it('tells patterns from records in a log of any length', () => {
    const log = `${`${text}\n`.repeat(200)}${pattern}\n${`${other}\n`.repeat(200)}`;
    const result = scanned(log);
    checkAccount(result);
    assert.equal(result.index.count, 400);
    assert.deepEqual(
      result.index.faults.map(({ lookAlike, span }) => [lookAlike, span.start]),
      [['pattern', 200 * (text.length + 1)]],
    );
  });

  it('reads the real logs as JSON.parse does', function () {
    const folder = path.resolve(repositoryRoot, '../shared/data');
    if (!existsSync(folder)) {
      console.log(`      skipped: the real logs are not at ${folder}`);
      this.skip();
    }
    let records = 0;
    for (const kind of ['trail-json', 'gz-pair', 'arrays']) {
      for (const name of readdirSync(path.join(folder, kind)).filter((file) => file.endsWith('.json'))) {
        const bytes = readFileSync(path.join(folder, kind, name));
        const parsed = JSON.parse(bytes.toString()) as { Records?: object[] } | object[];
        const expected = Array.isArray(parsed) ? parsed : (parsed.Records ?? []);
        const result = scanned(bytes);
        checkAccount(result);
        assert.deepEqual(
          result.texts.map((record) => JSON.parse(record) as unknown),
          expected,
          name,
        );
        assert.deepEqual(result.index.faults, [], name);
        records += expected.length;
      }
    }
    assert.equal(records, 2900 + 4 + 3);
    const damaged = scanned(readFileSync(path.join(folder, 'damaged/samples-large.json')));
    checkAccount(damaged);
    // 840 times eventID in the text; two records stand in envelopes that are not closed, one has brackets after it.
    assert.equal(damaged.index.count, 840);
    assert.deepEqual(
      damaged.index.faults.map(({ kind, span }) => [kind, span.end - span.start]),
      [
        ['unexpected-text', 2],
        ['unexpected-text', 0],
        ['unexpected-text', 0],
      ],
    );
  });
});
