import { getText, toObject, type JsonObject, type JsonValue } from '../record/cloudTrailRecord';
import { parseTime } from '../time/parseTime';

/** One log file as its digest lists it. */
export interface DigestLogFile {
  readonly bucket: string;
  readonly key: string;
  /** SHA-256 of the uncompressed log, lower-case hexadecimal. */
  readonly hash: string;
}

/** The digest before this one, as this one describes it. */
export interface PreviousDigest {
  readonly bucket: string;
  readonly key: string;
  /** SHA-256 of the uncompressed digest, lower-case hexadecimal. */
  readonly hash: string;
  /** Hexadecimal RSA signature; what the S3 object's metadata holds of it too. */
  readonly signature: string;
}

/** A digest file of CloudTrail (user guide, digest file structure). */
export interface Digest {
  readonly accountId: string;
  /** As the file writes them; the end is part of what is signed. */
  readonly startTime: string;
  readonly endTime: string;
  /** Milliseconds since 1970 UTC. */
  readonly start: number;
  readonly end: number;
  readonly bucket: string;
  readonly key: string;
  /** Names the public key: the digest's Region publishes it. */
  readonly fingerprint: string;
  readonly algorithm: string;
  /** Undefined in a starting digest: the first of a trail, or the first after logging was switched off for an hour. */
  readonly previous: PreviousDigest | undefined;
  readonly logFiles: readonly DigestLogFile[];
}

/** The chain that a digest belongs to: digests of one account, Region and trail follow one another. */
export interface DigestName {
  readonly accountId: string;
  readonly region: string;
  readonly trail: string;
  /** Digests made later for hours that had none form chains of their own. */
  readonly isBackfill: boolean;
}

/** `…/<account>_CloudTrail-Digest_<region>_<trail>_<home region>_<time>[_backfill].json.gz` */
const NAME =
  /(?:^|\/)(\d{12})_CloudTrail-Digest_([a-z0-9-]+)_([A-Za-z0-9._-]+)_([a-z0-9-]+)_(\d{8}T\d{6}Z)(_backfill)?\.json(?:\.gz)?$/u;

/** What a digest's key says of it; undefined for any other key. */
export function parseDigestName(key: string): DigestName | undefined {
  const match = NAME.exec(key);
  if (match === null) {
    return undefined;
  }
  const [, accountId = '', region = '', trail = '', , , backfill] = match;
  return { accountId, region, trail, isBackfill: backfill !== undefined };
}

/** A digest from its uncompressed text; words that say what is wrong where it is none. Never throws. */
export function parseDigest(text: string): Digest | { readonly fault: string } {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (error) {
    return { fault: `It is not valid JSON: ${error instanceof Error ? error.message : 'unreadable'}.` };
  }
  const object = toObject(value);
  const texts = ['awsAccountId', 'digestStartTime', 'digestEndTime', 'digestS3Bucket', 'digestS3Object'].map(
    (name) => ({
      name,
      text: getText(object, name),
    }),
  );
  const missing = texts
    .filter(({ text: found }) => found === undefined || found === '')
    .map(({ name }) => name);
  const [accountId = '', startTime = '', endTime = '', bucket = '', key = ''] = texts.map(
    ({ text: found }) => found ?? '',
  );
  const start = parseTime(startTime);
  const end = parseTime(endTime);
  const list = object?.['logFiles'];
  if (missing.length > 0 || !Array.isArray(list)) {
    return { fault: `It lacks ${[...missing, ...(Array.isArray(list) ? [] : ['logFiles'])].join(', ')}.` };
  }
  if (start === undefined || end === undefined) {
    return { fault: `Its times cannot be read: ${startTime}, ${endTime}.` };
  }
  const logFiles: DigestLogFile[] = [];
  for (const entry of list as readonly JsonValue[]) {
    const file = parseLogFile(toObject(entry));
    if (file === undefined) {
      return { fault: 'An entry of logFiles has no bucket, key or hash.' };
    }
    logFiles.push(file);
  }
  return {
    accountId,
    startTime,
    endTime,
    start,
    end,
    bucket,
    key,
    fingerprint: getText(object, 'digestPublicKeyFingerprint') ?? '',
    algorithm: getText(object, 'digestSignatureAlgorithm') ?? '',
    previous: parsePrevious(object),
    logFiles,
  };
}

function parseLogFile(object: JsonObject | undefined): DigestLogFile | undefined {
  const bucket = getText(object, 's3Bucket');
  const key = getText(object, 's3Object');
  const hash = getText(object, 'hashValue');
  return bucket === undefined || key === undefined || hash === undefined
    ? undefined
    : { bucket, key, hash: hash.toLowerCase() };
}

function parsePrevious(object: JsonObject | undefined): PreviousDigest | undefined {
  const bucket = getText(object, 'previousDigestS3Bucket');
  const key = getText(object, 'previousDigestS3Object');
  const hash = getText(object, 'previousDigestHashValue');
  const signature = getText(object, 'previousDigestSignature');
  return bucket === undefined || key === undefined || hash === undefined || signature === undefined
    ? undefined
    : { bucket, key, hash: hash.toLowerCase(), signature: signature.toLowerCase() };
}

/**
 * The text that CloudTrail signs: end time, place, hash, and the signature before, which is the word `null` in a
 * starting digest (user guide, custom validation; the word from the AWS CLI).
 */
export function toSignedText(digest: Digest, hash: string): string {
  return [digest.endTime, `${digest.bucket}/${digest.key}`, hash, digest.previous?.signature ?? 'null'].join(
    '\n',
  );
}
