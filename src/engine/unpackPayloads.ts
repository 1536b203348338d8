import { gunzipSync } from 'node:zlib';

/** Bytes of a text in which the first payload must begin; envelopes put some hundred before it. */
const HEAD = 4096;

/**
 * Payloads as Lambda functions, Kinesis and Firehose are given them: base64 of gzip, or of JSON that is an object. The
 * backslashes before each quote say how often the envelope is escaped as a JSON string.
 */
const PAYLOAD = /(?<!\\)(\\{0,7})"([Dd]ata)\1"(\s*):(\s*)\1"((?:H4sI|eyJ|ewo)[A-Za-z0-9+/]*={0,2})\1"/g;
const PAYLOAD_START = /"[Dd]ata\\{0,7}"\s*:\s*\\{0,7}"(?:H4sI|eyJ|ewo)/;

/** Bytes of the largest text that is searched; a string of more than 512 MB cannot be made. */
const LARGEST = 256 * 1024 * 1024;

/** Words of which JSON with log events, or with a record, has one. */
const WORDS = ['logEvents', 'eventVersion', 'eventSource', 'CloudTrailEvent'];

/** Most characters that all payloads of a text unpack to: Lambda takes 6 MB, and a few bytes can unpack to a gigabyte. */
const LIMIT = 256 * 1024 * 1024;

/** How the logs begin that CloudTrail writes; no other packing begins so. */
const NATIVE = Buffer.from('{"Records":[{"eventVersion"');

/**
 * Whether a text has payloads that {@link unpackPayloads} may unpack. Looks at its first 4 KiB, in 1 to 5 µs; a small
 * file of a trail takes 150 as a whole, and those are told by how they begin, in 0.3.
 */
export function mayHavePayloads(bytes: Uint8Array): boolean {
  if (NATIVE.every((byte, i) => byte === bytes[i])) {
    return false;
  }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD));
  return PAYLOAD_START.test(head.toString('latin1')) && bytes.length <= LARGEST;
}

/**
 * The same text with each payload of log events in base64, compressed or not, as the JSON that it is: a subscription of
 * CloudWatch Logs hands them over so. Undefined where there is none. Other base64, also in records, stays as it is.
 */
export function unpackPayloads(bytes: Uint8Array): Uint8Array | undefined {
  if (!mayHavePayloads(bytes)) {
    return undefined;
  }
  let left = LIMIT;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString()
    .replace(
      PAYLOAD,
      (whole: string, escape: string, key: string, before: string, after: string, payload: string) => {
        const json = unpack(payload, left);
        if (json === undefined) {
          return whole;
        }
        left -= json.length;
        const quote = `${escape}"`;
        return `${quote}${key}${quote}${before}:${after}${toEscaped(json, escape.length)}`;
      },
    );
  return left < LIMIT ? Buffer.from(text) : undefined;
}

/** The JSON in a payload; undefined where it is damaged, too long, or no log events. */
function unpack(payload: string, limit: number): string | undefined {
  try {
    const data = Buffer.from(payload, 'base64');
    const json = (data[0] === 0x1f ? gunzipSync(data, { maxOutputLength: limit }) : data).toString();
    JSON.parse(json);
    return WORDS.some((word) => json.includes(word)) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** JSON for a place where quotes have so many backslashes before them: none, 1, 3, 7. */
function toEscaped(json: string, backslashes: number): string {
  let text = json;
  for (let left = backslashes; left > 0; left = (left - 1) / 2) {
    text = JSON.stringify(text).slice(1, -1);
  }
  return text;
}
