import { createHash, createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { parseDigest, toSignedText, type Digest } from '../../../../src/core/integrity/digestFile';
import type { FoundDigest, VerifySignature } from '../../../../src/core/integrity/validateChains';
import type { FoundLog } from '../../../../src/core/integrity/logFinder';

const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const FINGERPRINT = '0123456789abcdef0123456789abcdef';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function sign(text: string, key: KeyObject): string {
  return createSign('RSA-SHA256').update(text).sign(key, 'hex');
}

/** Verifies with the public half of the key that the test signs with. */
export const verify: VerifySignature = (fingerprint, text, signature) =>
  fingerprint === FINGERPRINT
    ? createVerify('RSA-SHA256').update(text).verify(KEYS.publicKey, signature, 'hex')
    : undefined;

export interface MadeTrail {
  readonly digests: FoundDigest[];
  readonly logs: FoundLog[];
  /** Signature of each digest, as the metadata of its object would hold it. */
  readonly signatures: readonly string[];
  readonly texts: readonly string[];
}

/** A trail of some hours with one log each, with digests chained and signed as CloudTrail does. */
export function makeTrail(hours: number, account = '111122223333', region = 'us-east-1'): MadeTrail {
  const digests: FoundDigest[] = [];
  const logs: FoundLog[] = [];
  const signatures: string[] = [];
  const texts: string[] = [];
  let previous: { readonly key: string; readonly hash: string; readonly signature: string } | undefined;
  const folder = `AWSLogs/${account}`;
  for (let hour = 0; hour < hours; hour++) {
    const pad = (value: number): string => String(value).padStart(2, '0');
    const logKey = `${folder}/CloudTrail/${region}/2025/01/02/${account}_CloudTrail_${region}_20250102T${pad(hour)}05Z_aaaabbbbccccdddd.json.gz`;
    const logHash = sha256(`log ${account} ${region} ${String(hour)}`);
    const key = `${folder}/CloudTrail-Digest/${region}/2025/01/02/${account}_CloudTrail-Digest_${region}_trail_us-east-1_20250102T${pad(hour + 1)}0000Z.json.gz`;
    const text = JSON.stringify({
      awsAccountId: account,
      digestStartTime: `2025-01-02T${pad(hour)}:00:00Z`,
      digestEndTime: `2025-01-02T${pad(hour + 1)}:00:00Z`,
      digestS3Bucket: 'bucket',
      digestS3Object: key,
      digestPublicKeyFingerprint: FINGERPRINT,
      digestSignatureAlgorithm: 'SHA256withRSA',
      previousDigestS3Bucket: previous === undefined ? null : 'bucket',
      previousDigestS3Object: previous?.key ?? null,
      previousDigestHashValue: previous?.hash ?? null,
      previousDigestHashAlgorithm: previous === undefined ? null : 'SHA-256',
      previousDigestSignature: previous?.signature ?? null,
      logFiles: [{ s3Bucket: 'bucket', s3Object: logKey, hashValue: logHash, hashAlgorithm: 'SHA-256' }],
    });
    const digest = parseDigest(text) as Digest;
    const hash = sha256(text);
    const signature = sign(toSignedText(digest, hash), KEYS.privateKey);
    digests.push({ path: `/evidence/${key}`, hash, digest });
    logs.push({ path: `/evidence/${logKey}`, hash: logHash });
    signatures.push(signature);
    texts.push(text);
    previous = { key, hash, signature };
  }
  return { digests, logs, signatures, texts };
}
