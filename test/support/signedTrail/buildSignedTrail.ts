import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Signer } from './createSigner';

export interface SignedTrailOptions {
  readonly bucket: string;
  readonly signer: Signer;
  readonly account: string;
  readonly region: string;
  /** Of the first digest, in milliseconds since 1970. */
  readonly start: number;
  readonly hours: number;
  readonly logsPerHour?: number;
  /** Hours, from 0, that begin a chain of their own: logging was off before. */
  readonly fresh?: readonly number[];
  /** When the digests were made, where that was later. */
  readonly backfilledAt?: number;
  /** Before `AWSLogs/`. */
  readonly prefix?: string;
}

export interface SignedObject {
  readonly key: string;
  readonly content: Uint8Array;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** What CloudTrail would have delivered; keys in order of time. */
export interface SignedTrail {
  readonly objects: readonly SignedObject[];
  readonly logs: readonly SignedObject[];
  readonly digests: readonly SignedObject[];
}

const HOUR = 3_600_000;

/** Logs and digests of one account and Region, chained and signed as CloudTrail's user guide describes it. */
export function buildSignedTrail(options: SignedTrailOptions): SignedTrail {
  const { bucket, signer, account, region, start, hours, logsPerHour = 2, prefix = '' } = options;
  const base = `${prefix}AWSLogs/${account}`;
  const logs: SignedObject[] = [];
  const digests: SignedObject[] = [];
  let previous: { readonly key: string; readonly hash: string; readonly signature: string } | undefined;
  for (let hour = 0; hour < hours; hour++) {
    const from = start + hour * HOUR;
    const end = from + HOUR;
    if (options.fresh?.includes(hour) === true) {
      previous = undefined;
    }
    const logFiles = Array.from({ length: logsPerHour }, (_, at) => {
      const delivered = from + Math.floor(((at + 0.5) * HOUR) / logsPerHour);
      const text = JSON.stringify({ Records: [buildRecord(account, region, delivered)] });
      const unique = sha256(`${account}${region}${String(delivered)}`).slice(0, 16);
      const key = `${base}/CloudTrail/${region}/${toDay(delivered)}/${account}_CloudTrail_${region}_${toStamp(delivered, 12)}Z_${unique}.json.gz`;
      logs.push({ key, content: gzipSync(text) });
      return { s3Bucket: bucket, s3Object: key, hashValue: sha256(text), hashAlgorithm: 'SHA-256' };
    });
    const ending = options.backfilledAt === undefined ? '' : '_backfill';
    const key = `${base}/CloudTrail-Digest/${region}/${toDay(end)}/${account}_CloudTrail-Digest_${region}_management_us-east-1_${toStamp(end, 14)}Z${ending}.json.gz`;
    const endTime = toTime(end);
    const text = JSON.stringify({
      awsAccountId: account,
      digestStartTime: toTime(from),
      digestEndTime: endTime,
      digestS3Bucket: bucket,
      digestS3Object: key,
      digestPublicKeyFingerprint: signer.fingerprint,
      digestSignatureAlgorithm: 'SHA256withRSA',
      newestEventTime: null,
      oldestEventTime: null,
      previousDigestS3Bucket: previous === undefined ? null : bucket,
      previousDigestS3Object: previous?.key ?? null,
      previousDigestHashValue: previous?.hash ?? null,
      previousDigestHashAlgorithm: previous === undefined ? null : 'SHA-256',
      previousDigestSignature: previous?.signature ?? null,
      logFiles,
    });
    const hash = sha256(text);
    const signed = [endTime, `${bucket}/${key}`, hash, previous?.signature ?? 'null'].join('\n');
    const signature = signer.sign(signed);
    digests.push({
      key,
      content: gzipSync(text),
      metadata: {
        signature,
        'signature-algorithm': 'SHA256withRSA',
        ...(options.backfilledAt === undefined
          ? {}
          : { 'backfill-generation-timestamp': toTime(options.backfilledAt) }),
      },
    });
    previous = { key, hash, signature };
  }
  return { objects: [...logs, ...digests], logs, digests };
}

function buildRecord(account: string, region: string, time: number): Readonly<Record<string, unknown>> {
  return {
    eventVersion: '1.11',
    userIdentity: { type: 'AWSAccount', accountId: account },
    eventTime: toTime(time),
    eventSource: 'sts.amazonaws.com',
    eventName: 'GetCallerIdentity',
    awsRegion: region,
    sourceIPAddress: '192.0.2.10',
    eventID: `${sha256(`${account}${region}${String(time)}`).slice(0, 8)}-0000-4000-8000-000000000000`,
    eventType: 'AwsApiCall',
    recipientAccountId: account,
    eventCategory: 'Management',
  };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function toTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `YYYY/MM/DD` */
function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10).replaceAll('-', '/');
}

/** `YYYYMMDDTHHmm`, and `ss` where there is room for it. */
function toStamp(time: number, digits: 12 | 14): string {
  return new Date(time)
    .toISOString()
    .replaceAll(/[-:]/g, '')
    .slice(0, digits + 1);
}
