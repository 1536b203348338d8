import type { CloudTrailRecord, JsonValue } from '../../core/record/cloudTrailRecord';
import { toObject } from '../../core/record/cloudTrailRecord';
import { toIdentitySentence } from '../../core/identity/toIdentitySentence';
import type { Sentence } from '../../core/explain/explanation';
import type { IdentityList } from '../../core/grouping/principalTable';
import type { LogIndex } from '../../core/scan/logIndex';
import { toBytes, toText } from '../../core/text/utf8';

const SIGN_IN = 'signin.amazonaws.com';
const CONSOLE_FIELD = Buffer.from('"sessionCredentialFromConsole"');

/** Who made each request, one plain sentence, as UTF-8. Each distinct identity is told once. */
export class IdentitySentences {
  private readonly known = new Map<string, Uint8Array>();
  private readonly numbers: Uint32Array;
  private readonly signIn: number;

  constructor(
    private readonly index: LogIndex,
    identities: IdentityList,
  ) {
    this.numbers = identities.getNumbers(index);
    this.signIn = index.strings.find(SIGN_IN);
  }

  /** The sentence for a record, whose JSON text is given. */
  get(record: number, json: Uint8Array): Uint8Array {
    const { index } = this;
    const service = index.eventSource[record] ?? 0;
    // Only these records have more around the identity than the index tells: MFA of a sign-in, the console's mark.
    if ((this.signIn !== 0 && service === this.signIn) || toBuffer(json).includes(CONSOLE_FIELD)) {
      const around = toRecord(json);
      const key = JSON.stringify([
        this.numbers[record],
        around['eventSource'],
        around['eventType'],
        around['sourceIPAddress'],
        around['additionalEventData'],
        around['sessionCredentialFromConsole'],
      ]);
      return this.getOrTell(key, around);
    }
    const address = index.sourceIPAddress[record] ?? 0;
    return this.getOrTell(
      `${String(this.numbers[record])} ${String(index.userIdentity[record])} ${String(service)}`,
      () => ({
        eventSource: index.strings.get(service),
        sourceIPAddress: index.strings.get(address),
        ...toIdentityMember(index.strings.get(index.userIdentity[record] ?? 0)),
      }),
    );
  }

  private getOrTell(key: string, record: CloudTrailRecord | (() => CloudTrailRecord)): Uint8Array {
    let sentence = this.known.get(key);
    if (sentence === undefined) {
      const around = typeof record === 'function' ? record() : record;
      sentence = toBytes(toPlainText(toIdentitySentence(around['userIdentity'], around)));
      this.known.set(key, sentence);
    }
    return sentence;
  }
}

function toPlainText(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : part.code)).join('');
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function toRecord(json: Uint8Array): CloudTrailRecord {
  try {
    return toObject(JSON.parse(toText(json)) as JsonValue) ?? {};
  } catch {
    return {};
  }
}

function toIdentityMember(text: string): CloudTrailRecord {
  try {
    return text === '' ? {} : { userIdentity: JSON.parse(text) as JsonValue };
  } catch {
    return {};
  }
}
