import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildTextParts } from '../../../../src/core/textView/textPart';
import { toPrettyLog, toPrettyPart } from '../../../../src/core/textView/toPrettyLog';
import { repositoryRoot } from '../../../support/repositoryRoot';
import { scanned } from '../scan/scanned';

const record = '{"eventName":"A","eventSource":"b","n":1.50,"u":"\\u00e9/\\/"}';

function pretty(log: string): string {
  const { bytes, index } = scanned(log);
  return toPrettyLog(bytes, index);
}

describe('toPrettyLog', () => {
  it('lays out a native log and keeps every token', () => {
    assert.equal(
      pretty(`{"Records":[${record}]}`),
      `{
  "Records": [
    {
      "eventName": "A",
      "eventSource": "b",
      "n": 1.50,
      "u": "\\u00e9/\\/"
    }
  ]
}
`,
    );
  });

  it('unpacks a record that is text inside a string', () => {
    assert.equal(
      pretty(JSON.stringify({ Events: [{ EventId: 'x', CloudTrailEvent: record }] })),
      `{
  "Events": [
    {
      "EventId": "x",
      "CloudTrailEvent": {
        "eventName": "A",
        "eventSource": "b",
        "n": 1.50,
        "u": "\\u00e9/\\/"
      }
    }
  ]
}
`,
    );
  });

  it('keeps JSON lines apart', () => {
    assert.match(pretty(`${record}\n${record}\n`), /^\{\n[^}]*\n\}\n\{\n[^}]*\n\}\n$/u);
  });

  it('keeps the time and the log stream before a record, and is read as a log again', () => {
    const shown = pretty(`2024-01-02T03:04:06.000Z ${record}\n2024-01-02T03:04:07+00:00 a:b ${record}\n`);
    assert.deepEqual(
      shown.split('\n').filter((line) => line.startsWith('2')),
      ['2024-01-02T03:04:06.000Z', '2024-01-02T03:04:07+00:00 a:b'],
    );
    const { index, texts } = scanned(shown);
    assert.deepEqual(index.faults, []);
    assert.deepEqual(
      texts.map((text) => (JSON.parse(text) as { eventName: string }).eventName),
      ['A', 'A'],
    );
  });

  it('copies what is damaged', () => {
    const shown = pretty(`{"Records":[${record},{"eventName":"x","eventSource":oops},${record}]}`);
    assert.ok(shown.includes('{"eventName":"x","eventSource":oops}'), shown);
    assert.equal(scanned(shown).index.count, 2);
    assert.deepEqual(
      scanned(shown).index.faults.map(({ kind }) => kind),
      ['damaged-record'],
    );
  });

  it('reads back as the same records, for every sample', () => {
    const folder = path.join(repositoryRoot, 'samples');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.(?:json|jsonl|gz)$/u.test(name) && !name.endsWith('manifest.json'),
    );
    assert.ok(files.length > 10);
    for (const name of files) {
      const stored = readFileSync(path.join(folder, name));
      const log = scanned(name.endsWith('.gz') ? gunzipSync(stored) : stored);
      const shown = scanned(toPrettyLog(log.bytes, log.index));
      assert.deepEqual(
        shown.texts.map((text) => JSON.parse(text) as unknown),
        log.texts.map((text) => JSON.parse(text) as unknown),
        name,
      );
      assert.equal(shown.index.faults.length, log.index.faults.length, name);
    }
  });
});

describe('buildTextParts', () => {
  it('cuts a long log between records', () => {
    const { bytes, index } = scanned(`[${Array.from({ length: 10 }, () => record).join(',')}]`);
    const parts = buildTextParts(index, record.length * 3);
    assert.deepEqual(parts, [
      { firstRecord: 0, records: 3 },
      { firstRecord: 3, records: 3 },
      { firstRecord: 6, records: 3 },
      { firstRecord: 9, records: 1 },
    ]);
    const shown = scanned(toPrettyPart(bytes, index, { firstRecord: 6, records: 3 }));
    assert.equal(shown.index.count, 3);
    assert.equal(shown.index.shape, 'records');
    assert.deepEqual(shown.index.faults, []);
  });

  it('keeps a short log whole', () => {
    assert.deepEqual(buildTextParts(scanned(record).index), [{ firstRecord: 0, records: 1 }]);
  });
});
