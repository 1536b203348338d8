import { parseDigestName, toSignedText, type Digest } from './digestFile';
import type { ChainGap, DigestResult, DigestStatus, IntegrityReport, LogResult } from './integrityReport';
import { groupBy } from './groupBy';
import type { TimeWindow } from '../trails/listRange';
import { LogFinder, type FoundLog, type ObjectPlace } from './logFinder';
import { DIGEST_MARGIN } from './selectDigests';

/** A digest file that was found and hashed. */
export interface FoundDigest {
  readonly path: string;
  /** SHA-256 of its uncompressed bytes, lower-case hexadecimal. */
  readonly hash: string;
  /** What was read; words where it is no digest. */
  readonly digest: Digest | { readonly fault: string };
  /** Signature from the S3 object's metadata, hexadecimal; undefined where only the file was kept. */
  readonly signature?: string;
  /** Of an object in a bucket; undefined for a file. */
  readonly place?: ObjectPlace;
  /** When a backfill digest was made, in milliseconds since 1970; undefined where nothing says so. */
  readonly madeAt?: number;
}

/** Checks an RSA signature; undefined where no public key with this fingerprint is known. */
export type VerifySignature = (fingerprint: string, text: string, signature: string) => boolean | undefined;

export interface ChainInput {
  readonly digests: readonly FoundDigest[];
  readonly logs: readonly FoundLog[];
  readonly verify: VerifySignature;
  /** Undefined where everything was read from a folder. */
  readonly bucket?: BucketFacts;
}

/** What is known beyond the files where they were read from a bucket. */
export interface BucketFacts {
  readonly name: string;
  /** Keys of digests that are there and were not read. */
  readonly otherDigests: ReadonlySet<string>;
  /** When the logs in question were delivered; undefined for every time. */
  readonly window?: TimeWindow;
  /** When the bucket was listed, in milliseconds since 1970. */
  readonly now: number;
}

interface Link {
  readonly found: FoundDigest;
  readonly digest: Digest;
  readonly chain: string;
}

/** Digests end on the hour; a difference below this is the clock's. */
const TOLERANCE = 60_000;

/** Ends the name of a chain of digests that were made later. */
const BACKFILL = ' backfill';

/**
 * Validates digests and logs as far as the files themselves allow: each digest by AWS's signature, which the next digest
 * holds; else by its hash in the next one; each log by its hash in its digest. Several accounts, Regions and trails at
 * once. Never throws.
 */
export function validateChains({ digests, logs, verify, bucket }: ChainInput): IntegrityReport {
  const results: DigestResult[] = [];
  const links: Link[] = [];
  for (const found of digests) {
    const { digest } = found;
    if ('fault' in digest) {
      results.push({
        path: found.path,
        chain: '',
        start: NaN,
        end: NaN,
        status: 'unreadable',
        message: `This digest cannot be read. ${digest.fault}`,
      });
    } else {
      links.push({ found, digest, chain: toChain(digest, found.path) });
    }
  }
  const chains = groupBy(
    links.sort((a, b) => a.chain.localeCompare(b.chain)),
    ({ chain }) => chain,
  );
  const gaps: ChainGap[] = [];
  const statuses = new Map<Link, DigestStatus>();
  for (const chain of chains.values()) {
    chain.sort((a, b) => a.digest.end - b.digest.end);
    const newer = new Map(chain.map((link) => [link.digest.previous?.key, link]));
    for (const link of chain) {
      const result = checkDigest(link, newer.get(link.digest.key), verify, bucket !== undefined);
      statuses.set(link, result.status);
      results.push(result);
    }
    gaps.push(...findGaps(chain, bucket), ...findEnd(chain, bucket));
  }
  const finder = new LogFinder(logs, bucket?.name);
  const logResults: LogResult[] = [];
  // In the order of chains and time, whatever order the digests came in.
  for (const link of [...chains.values()].flat()) {
    for (const file of link.digest.logFiles) {
      logResults.push(finder.check(file, link.found.path, statuses.get(link) ?? 'unproved'));
    }
  }
  // One by one: as arguments of one call 120,000 are too many.
  for (const rest of finder.getRest()) {
    logResults.push(rest);
  }
  return {
    digests: results.sort((a, b) => a.chain.localeCompare(b.chain) || a.end - b.end),
    logs: logResults,
    gaps,
    notes: buildNotes(results, logResults, [...chains.keys()], bucket),
  };
}

/** Digests made later for an hour that had none are chained among themselves. */
function toChain(digest: Digest, path: string): string {
  const name = parseDigestName(digest.key) ?? parseDigestName(path);
  return name === undefined
    ? digest.accountId
    : `${name.accountId} ${name.region} ${name.trail}${name.isBackfill ? BACKFILL : ''}`;
}

function checkDigest(
  { found, digest, chain }: Link,
  newer: Link | undefined,
  verify: VerifySignature,
  isInBucket: boolean,
): DigestResult {
  const isMoved = !isAtItsPlace(found, digest);
  const base = {
    path: found.path,
    chain,
    start: digest.start,
    end: digest.end,
    ...(isMoved ? { isMoved } : {}),
  };
  const previous = newer?.digest.previous;
  const isOther = previous !== undefined && previous.hash !== found.hash;
  // A signature that fits proves the digest wherever it was kept.
  const signatures = [found.signature, previous?.signature].filter((signature) => signature !== undefined);
  const outcomes = signatures.map((signature) =>
    verify(digest.fingerprint, toSignedText(digest, found.hash), signature),
  );
  if (outcomes.includes(true)) {
    const remarks = [
      "AWS's signature fits.",
      ...(isMoved ? [`It was delivered as s3://${digest.bucket}/${digest.key}.`] : []),
      ...(outcomes[0] === false ? ["The signature in the object's metadata is another one."] : []),
      ...(isOther ? ['The next digest records another hash: that one was changed.'] : []),
    ];
    return { ...base, status: 'signed', message: remarks.join(' ') };
  }
  if (isOther) {
    return {
      ...base,
      status: 'modified',
      message: 'This digest was changed: its hash differs from the one that the next digest recorded.',
    };
  }
  if (outcomes.includes(false)) {
    return {
      ...base,
      status: 'forged',
      message:
        "AWS's signature does not fit: this digest was changed, or the signature beside it or in the next digest was.",
    };
  }
  if (previous !== undefined) {
    return {
      ...base,
      status: 'linked',
      message: `Its hash stands in the next digest. The signature was not checked: the public key ${digest.fingerprint} is not at hand.`,
    };
  }
  return {
    ...base,
    status: 'unproved',
    message:
      signatures.length === 0
        ? isInBucket
          ? "The object's metadata holds no signature, and no digest follows that would hold it: the object was copied or written anew."
          : "No digest here follows it, so its signature is not at hand: it is kept in the S3 object's metadata, not in the file."
        : `The public key ${digest.fingerprint} is not at hand.`,
  };
}

function isAtItsPlace({ path, place }: FoundDigest, { bucket, key }: Digest): boolean {
  if (place !== undefined) {
    return place.bucket === bucket && place.key === key;
  }
  const normal = path.replaceAll('\\', '/').replace(/\.gz$/u, '');
  return normal.endsWith(key.replace(/\.gz$/u, '').split('/').slice(-6).join('/'));
}

function findGaps(chain: readonly Link[], bucket: BucketFacts | undefined): ChainGap[] {
  const gaps: ChainGap[] = [];
  const keys = new Set(chain.map(({ digest }) => digest.key));
  chain.forEach(({ digest, chain: name, found }, i) => {
    const older = chain[i - 1]?.digest;
    const { previous } = digest;
    if (previous === undefined) {
      gaps.push({
        chain: name,
        from: older?.end,
        to: digest.start,
        message:
          older === undefined
            ? 'The chain begins here: this is a starting digest. Logging was switched on, or digests were.'
            : 'A new chain begins: this is a starting digest. Logging was off for an hour or more before it, or the trail was made again.',
      });
    } else if (!keys.has(previous.key)) {
      if (older === undefined && bucket?.otherDigests.has(previous.key) === true) {
        return; // it is of a time that nobody asked about
      }
      gaps.push({
        chain: name,
        from: older?.end,
        to: digest.start,
        message: `The digest before ${found.path} is not ${getWhere(previous.bucket, bucket)}: ${previous.key}.`,
      });
    } else if (older !== undefined && Math.abs(digest.start - older.end) > TOLERANCE) {
      gaps.push({
        chain: name,
        from: older.end,
        to: digest.start,
        message: 'No digest covers this time, although the chain is whole.',
      });
    }
  });
  return gaps;
}

function getWhere(recorded: string, bucket: BucketFacts | undefined): string {
  if (bucket === undefined) {
    return 'here';
  }
  return recorded === bucket.name ? 'in the bucket' : `in this bucket; it was delivered to ${recorded}`;
}

/** Digests that were deleted from a chain's end leave no trace in it, only time that nothing covers. */
function findEnd(chain: readonly Link[], bucket: BucketFacts | undefined): ChainGap[] {
  const newest = chain.at(-1);
  if (bucket === undefined || newest === undefined || newest.chain.endsWith(BACKFILL)) {
    return [];
  }
  const to = Math.min(bucket.window?.to ?? Infinity, bucket.now - DIGEST_MARGIN);
  return newest.digest.end >= to - TOLERANCE
    ? []
    : [
        {
          chain: newest.chain,
          from: newest.digest.end,
          to,
          message:
            'No digest follows: logging or digests were switched off, the trail was deleted, or the digests were.',
        },
      ];
}

function buildNotes(
  digests: readonly DigestResult[],
  logs: readonly LogResult[],
  chains: readonly string[],
  bucket: BucketFacts | undefined,
): string[] {
  const count = (status: DigestStatus): number => digests.filter((digest) => digest.status === status).length;
  const notes: string[] = [];
  if (digests.length === 0) {
    notes.push(
      bucket !== undefined
        ? 'There is no digest of this time in the bucket, so nothing can be proved. A trail makes digests only while its log file validation is on.'
        : 'There is no digest file here, so nothing can be proved. CloudTrail keeps them under CloudTrail-Digest beside CloudTrail.',
    );
    return notes;
  }
  if (count('unproved') > 0 && bucket !== undefined) {
    notes.push(
      'Some digests could not be checked against a signature of AWS; the table says why. Logs that only they list are as CloudTrail delivered them only if these digests are.',
    );
  } else if (count('unproved') > 0) {
    notes.push(
      `Of each chain (${chains.length} here) the newest digest cannot be proved from files alone. Its signature is in the metadata of the S3 object (x-amz-meta-signature): validate the day in the bucket, or keep one digest more.`,
    );
  }
  if (count('linked') > 0) {
    notes.push(
      'Without the public keys a chain shows only that its parts belong together: somebody who could change all of it could also have made it new. Give the output of "aws cloudtrail list-public-keys" of each Region as a file.',
    );
  }
  if (count('signed') > 0) {
    notes.push('A log that is valid under a signed digest is what CloudTrail delivered, byte for byte.');
  }
  if (logs.some(({ status, proof }) => status === 'valid' && (proof === 'forged' || proof === 'modified'))) {
    notes.push(
      'Some logs fit a digest that was itself changed. That proves nothing of these logs: who changed the one could have changed the other.',
    );
  }
  if (digests.some(({ isMoved }) => isMoved === true)) {
    notes.push(
      `${digests.filter(({ isMoved }) => isMoved === true).length} digests stand at another place than the one that they were delivered to and that is signed in them: they were copied or moved.`,
    );
  }
  if (bucket !== undefined) {
    notes.push(
      'Validation shows what happened to files after their delivery. It cannot show events that CloudTrail never recorded, nor digests that were deleted from the end of a chain, other than as time without a digest.',
    );
  }
  return notes;
}
