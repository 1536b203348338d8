import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { renderText } from '../../../src/engine/renderText';
import { toInput } from './logs';

const RECORD = '{"eventSource":"s3.amazonaws.com","eventName":"ListBuckets"}';

describe('renderText', () => {
  it('shows the records of a table as a log, and counts the rows that it leaves out', async () => {
    const cell = `"${RECORD.replaceAll('"', '""')}"`;
    const table = gzipSync(`@timestamp,@message\n1,${cell}\n2,START\n3,${cell}\n`);
    const { bytes, parts, hiddenFaults } = await renderText(
      toInput('table.csv.gz', table),
      0,
      new AbortController().signal,
    );
    const record = [
      '    {',
      '      "eventSource": "s3.amazonaws.com",',
      '      "eventName": "ListBuckets"',
      '    }',
    ];
    assert.equal(
      new TextDecoder().decode(bytes),
      ['{', '  "Records": [', ...record.slice(0, -1), '    },', ...record, '  ]', '}', ''].join('\n'),
    );
    assert.deepEqual([parts, hiddenFaults], [[{ firstRecord: 0, records: 2 }], 1]);
  });

  it('shows any other log whole', async () => {
    const { bytes, hiddenFaults } = await renderText(
      toInput('log.json', `{"Records":[${RECORD},7]}`),
      0,
      new AbortController().signal,
    );
    assert.match(new TextDecoder().decode(bytes), /\n {4}7\n/u);
    assert.equal(hiddenFaults, 0);
  });
});
