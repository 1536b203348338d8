import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createScanner } from 'jsonc-parser';
import { createJsonLinesWriter } from '../../../../src/core/export/createJsonLinesWriter';
import { createJsonWriter } from '../../../../src/core/export/createJsonWriter';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { getManifest, readSample } from '../../samples/sampleFolder';
import { writeAll, writeText } from './exportedEvents';

const encoder = new TextEncoder();

/** Records as they stand in logs: numbers and escapes that JSON.parse and JSON.stringify would change. */
const odd = [
  '{"eventID":"1","eventVersion":"1.08","n":1.0,"big":12345678901234567890,"e":"\\u003c\\/"}',
  '{ "eventID" : "2",\r\n\t"eventVersion":"1.08" , "same":1, "same":2 }',
  '{"eventID":"3","eventVersion":"1.08","text":"two\\nlines   {\\"a\\":1}"}',
];

/** The tokens of a JSON text as they are written, without what is between them. */
function getTokens(text: string): readonly string[] {
  const scanner = createScanner(text, true);
  const tokens: string[] = [];
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    tokens.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()));
  }
  return tokens.filter((token) => token !== '');
}

describe('createJsonWriter', () => {
  it('writes an empty log', () => {
    assert.equal(writeText(createJsonWriter(), []), '{"Records":[\n]}\n');
  });

  it('writes records byte by byte as they were', () => {
    const text = writeText(
      createJsonWriter(),
      odd.map((record) => encoder.encode(record)),
    );
    assert.equal(text, `{"Records":[\n${odd.join(',\n')}\n]}\n`);
  });

  it('gives a log whose records are byte-equal to the originals, for every sample', () => {
    for (const { path, records } of getManifest()) {
      const bytes = readSample(path);
      const index = scanLog(bytes);
      const originals = Array.from({ length: index.count }, (_, i) =>
        bytes.subarray(index.start[i], index.end[i]),
      )
        // Text inside other JSON is unescaped by the caller, which is not what is tested here.
        .filter((_, i) => index.embedding[i] === 0);
      const written = writeAll(createJsonWriter(), originals);
      const again = scanLog(written);
      assert.equal(again.count, originals.length, path);
      assert.equal(again.faults.length, 0, path);
      for (const [i, original] of originals.entries()) {
        assert.ok(
          Buffer.compare(written.subarray(again.start[i], again.end[i]), original) === 0,
          `${path} ${i}`,
        );
      }
      assert.ok(originals.length <= records);
    }
  });
});

describe('createJsonLinesWriter', () => {
  it('takes out line breaks and the indentation behind them, and nothing else', () => {
    const text = writeText(
      createJsonLinesWriter(),
      odd.map((record) => encoder.encode(record)),
    );
    assert.equal(
      text,
      `${odd[0]}\n{ "eventID" : "2","eventVersion":"1.08" , "same":1, "same":2 }\n${odd[2]}\n`,
    );
  });

  it('leaves every token as it is, however the record was laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, 2, '\t'), (value, indent) => {
        for (const lineBreak of ['\n', '\r\n', '\r']) {
          const laidOut = JSON.stringify({ value }, undefined, indent).replaceAll('\n', lineBreak);
          const text = writeText(createJsonLinesWriter(), [encoder.encode(laidOut)]);
          assert.equal(text.indexOf('\n'), text.length - 1);
          assert.deepEqual(getTokens(text), getTokens(laidOut));
        }
      }),
      { numRuns: 500 },
    );
  });
});
