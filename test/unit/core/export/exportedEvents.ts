import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import type { ExportedEvent } from '../../../../src/core/export/exportedEvent';
import type { ExportWriter } from '../../../../src/core/export/exportWriter';
import { toPieces } from '../../../../src/core/export/exportWriter';

/** Text that tries to become something else where it is shown. */
export const hostileTexts = [
  '=HYPERLINK("https://evil.example","x")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '\u200b=1',
  '\uff1d1',
  '\uff0b1',
  '\uff0d1',
  '\uff201',
  'a,b',
  'say "x"',
  'two\r\nlines',
  '<img src=x onerror=alert(1)>',
  '[a](command:workbench.action.quit)',
  '![x](https://evil.example/x.png)',
  'https://evil.example www.evil.example a@evil.example',
  '| a | b |\n|---|---|',
  '```\nx\n```',
  '# head\n- item\n1. item\n> quote',
  '</td></tr></table><script>alert(1)</script>',
  '[x]: https://evil.example',
  '\u202ea\u0000b',
  '**b** _i_ `c` ~~d~~ $(trash) &lt;b&gt; \\',
  '給与一覧 🎉',
  '',
] as const;

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

const record: fc.Arbitrary<JsonObject> = fc.record(
  {
    eventTime: fc.oneof(fc.constant('2025-03-11T14:00:03Z'), value),
    eventSource: fc.oneof(fc.constantFrom('workdocs.amazonaws.com', 's3.amazonaws.com'), value),
    eventName: fc.oneof(fc.constantFrom('CreateFolder', 'PutObject'), value),
    eventID: value,
    awsRegion: value,
    sourceIPAddress: value,
    userAgent: value,
    errorCode: value,
    recipientAccountId: value,
    userIdentity: fc.oneof(
      fc.record({ type: fc.constantFrom('IAMUser', 'AssumedRole', 'Unknown'), userName: text, arn: text }),
      value,
    ),
    requestParameters: fc.oneof(fc.record({ Name: text, bucketName: text, key: text }), value),
  },
  { requiredKeys: [] },
);

/** Any event, with hostile text wherever text can be. */
export const anyEvent: fc.Arbitrary<ExportedEvent> = fc.record(
  {
    record,
    source: text,
    notes: fc.array(fc.record({ text, author: text, time: fc.constant(1_741_701_600_000) }), {
      maxLength: 2,
    }),
    isStarred: fc.boolean(),
  },
  { requiredKeys: ['record', 'source'] },
);

/** All that a writer writes, as bytes. */
export function writeAll<Item>(writer: ExportWriter<Item>, items: Iterable<Item>): Uint8Array {
  return new Uint8Array(Buffer.concat([...toPieces(writer, items)]));
}

/** All that a writer writes, as text with its byte-order mark. */
export function writeText<Item>(writer: ExportWriter<Item>, items: Iterable<Item>): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeAll(writer, items));
}
