import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { scanLog } from '../../../src/core/scan/scanLog';
import { getRecordText } from '../../../src/core/scan/recordText';
import { readLog } from '../../../src/engine/readLog';
import { unpackPayloads } from '../../../src/engine/unpackPayloads';
import { Session } from '../../../src/engine/session';
import { createCaller, TestFolder, toInput, toRecord } from './logs';

const RECORD = JSON.stringify(toRecord('1', { userAgent: 'é "quoted"\\' }));

const toGzip = (text: string): string => gzipSync(text).toString('base64');
const toPlain = (text: string): string => Buffer.from(text).toString('base64');

/** What a subscription of CloudWatch Logs sends. */
const EVENTS = JSON.stringify({
  messageType: 'DATA_MESSAGE',
  owner: '111122223333',
  logGroup: 'trail',
  logStream: '111122223333_CloudTrail_us-east-1',
  subscriptionFilters: ['all'],
  logEvents: [{ id: '1', timestamp: 1, message: RECORD }],
});

const LAMBDA = { awslogs: { data: toGzip(EVENTS) } };

const toKinesis = (data: string): object => ({
  Records: [
    {
      kinesis: { kinesisSchemaVersion: '1.0', partitionKey: 'x', data },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventName: 'aws:kinesis:record',
      eventID: 'shardId-000000000006:1',
    },
  ],
});

const toFirehose = (...data: readonly string[]): object => ({
  invocationId: 'x',
  deliveryStreamArn: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/x',
  region: 'us-east-1',
  records: data.map((payload, i) => ({
    recordId: String(i),
    approximateArrivalTimestamp: 1,
    data: payload,
  })),
});

describe('unpackPayloads', () => {
  const read = async (text: string): Promise<readonly string[]> => {
    const { bytes, isVerbatim } = await readLog(toInput('event.json', text));
    const index = scanLog(bytes);
    assert.equal(isVerbatim, false);
    assert.deepEqual(index.faults, []);
    return Array.from({ length: index.count }, (_, i) => getRecordText(bytes, index, i));
  };

  const events: readonly [string, string, number][] = [
    ['an event of CloudWatch Logs', JSON.stringify(LAMBDA), 1],
    ['the same with line breaks', JSON.stringify(LAMBDA, undefined, 2), 1],
    ['events of CloudWatch Logs, one a line', `${JSON.stringify(LAMBDA)}\n${JSON.stringify(LAMBDA)}\n`, 2],
    ['an event of Kinesis from a subscription', JSON.stringify(toKinesis(toGzip(EVENTS))), 1],
    ['an event of Kinesis with a record', JSON.stringify(toKinesis(toPlain(`${RECORD}\n`))), 1],
    ['an event of Firehose', JSON.stringify(toFirehose(toGzip(EVENTS), toGzip(EVENTS))), 2],
    [
      'records of a stream',
      JSON.stringify({ Records: [{ SequenceNumber: '1', Data: toGzip(EVENTS), PartitionKey: 'x' }] }),
      1,
    ],
    [
      'the event of a failed call in a queue message',
      JSON.stringify({ Messages: [{ MessageId: 'x', Body: JSON.stringify(LAMBDA) }] }),
      1,
    ],
    [
      'the same in a notification',
      JSON.stringify({
        Messages: [{ Body: JSON.stringify({ Type: 'Notification', Message: JSON.stringify(LAMBDA) }) }],
      }),
      1,
    ],
  ];
  for (const [name, text, count] of events) {
    it(`gives the records in ${name}`, async () => {
      assert.deepEqual(
        await read(text),
        Array.from({ length: count }, () => RECORD),
      );
    });
  }

  it('leaves other texts, and payloads without log events or with damage, as they are', () => {
    const texts = [
      RECORD,
      JSON.stringify({ data: toGzip('no JSON, but eventSource') }),
      JSON.stringify({ data: toPlain('{"name":"x"}') }),
      JSON.stringify({ awslogs: { data: toGzip(EVENTS).slice(0, 80) } }),
      JSON.stringify({ requestParameters: { nextToken: toPlain(EVENTS) } }),
      `{"data":"H4sI${'\\'.repeat(100_000)}`,
      '',
    ];
    for (const text of texts) {
      assert.equal(unpackPayloads(Buffer.from(text)), undefined, text.slice(0, 80));
    }
  });

  it('keeps one payload that is damaged beside others', async () => {
    const text = JSON.stringify(toFirehose(toGzip(EVENTS), toGzip(EVENTS).slice(0, 80)));
    const { bytes } = await readLog(toInput('event.json', text));
    const { count, faults } = scanLog(bytes);
    assert.equal(count, 1);
    assert.deepEqual(
      faults.map(({ kind, span }) => [kind, Buffer.from(bytes.subarray(span.start, span.end)).toString()]),
      [
        [
          'not-a-record',
          `{"recordId":"1","approximateArrivalTimestamp":1,"data":"${toGzip(EVENTS).slice(0, 80)}"}`,
        ],
      ],
    );
  });

  it('has records that are read again from a file, compressed or not', async () => {
    const folder = await TestFolder.create();
    try {
      const session = new Session();
      await session.open([
        await folder.write('event.json', JSON.stringify(LAMBDA)),
        await folder.write('event.json.gz', gzipSync(JSON.stringify(LAMBDA))),
      ]);
      for (const source of [0, 1]) {
        assert.equal((await createCaller(session)('getRecordText', { source, record: 0 })).text, RECORD);
      }
    } finally {
      await folder.remove();
    }
  });
});
