import { isUtf8 } from 'node:buffer';
import type { IdentityList } from '../../core/grouping/principalTable';
import { getRecordJson } from '../../core/scan/recordText';
import { toBytes, toText } from '../../core/text/utf8';
import type { EventLog } from './eventLog';
import type { RecordTexts } from './eventWriter';
import { IdentitySentences } from './identitySentences';

/** The texts of a log's records in a form that the engine's strict JSON parser takes. */
export function createRecordTexts(
  { loaded: { log } }: EventLog,
  bytes: Uint8Array,
  identities: IdentityList,
): (record: number) => RecordTexts {
  const { index } = log;
  const sentences = new IdentitySentences(index, identities);
  const isEncoded = isUtf8(bytes);
  // Without such an escape in the whole log, and that is the rule, no record needs to be looked through.
  const whole = toBuffer(bytes);
  const mayHaveHalves = whole.includes('\\ud') || whole.includes('\\uD');
  return (record) => {
    let json = getRecordJson(bytes, index, record);
    if (!isEncoded && !isUtf8(json)) {
      json = toBytes(toText(json));
    }
    if (mayHaveHalves && /\\u[dD][89a-fA-F]/.test(toBuffer(json).toString('latin1'))) {
      json = toBytes(toWholeSurrogates(toText(json)));
    }
    return { record: json, identity: sentences.get(record, json) };
  };
}

/** JSON text in which a half of a surrogate pair that stands alone, which is no character, is U+FFFD. */
export function toWholeSurrogates(json: string): string {
  return json.replaceAll(
    /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[dD][89a-fA-F][\da-fA-F]{2}|\\[^]/g,
    (escape) => (escape.length === 6 ? '\\ufffd' : escape),
  );
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
