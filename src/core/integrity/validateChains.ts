import { parseDigestName, toSignedText, type Digest } from './digestFile';
import type { ChainGap, DigestResult, DigestStatus, IntegrityReport, LogResult } from './integrityReport';
import { groupBy } from './groupBy';
import { LogFinder, type FoundLog } from './logFinder';

/** A digest file that was found and hashed. */
export interface FoundDigest {
  readonly path: string;
  /** SHA-256 of its uncompressed bytes, lower-case hexadecimal. */
  readonly hash: string;
  /** What was read; words where it is no digest. */
  readonly digest: Digest | { readonly fault: string };
  /** Signature from the S3 object's metadata, hexadecimal; undefined where only the file was kept. */
  readonly signature?: string;
}

/** Checks an RSA signature; undefined where no public key with this fingerprint is known. */
export type VerifySignature = (fingerprint: string, text: string, signature: string) => boolean | undefined;

export interface ChainInput {
  readonly digests: readonly FoundDigest[];
  readonly logs: readonly FoundLog[];
  readonly verify: VerifySignature;
}

interface Link {
  readonly found: FoundDigest;
  readonly digest: Digest;
  readonly chain: string;
}

/** Digests end on the hour; a difference below this is the clock's. */
const TOLERANCE = 60_000;

/**
 * Validates digests and logs as far as the files themselves allow: each digest by AWS's signature, which the next digest
 * holds; else by its hash in the next one; each log by its hash in its digest. Several accounts, Regions and trails at
 * once. Never throws.
 */
export function validateChains({ digests, logs, verify }: ChainInput): IntegrityReport {
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
  const chains = groupBy(links, ({ chain }) => chain);
  const gaps: ChainGap[] = [];
  const statuses = new Map<Link, DigestStatus>();
  for (const chain of chains.values()) {
    chain.sort((a, b) => a.digest.end - b.digest.end);
    const newer = new Map(chain.map((link) => [link.digest.previous?.key, link]));
    for (const link of chain) {
      const result = checkDigest(link, newer.get(link.digest.key), verify);
      statuses.set(link, result.status);
      results.push(result);
    }
    gaps.push(...findGaps(chain));
  }
  const finder = new LogFinder(logs);
  const logResults: LogResult[] = [];
  for (const link of links) {
    for (const file of link.digest.logFiles) {
      logResults.push(finder.check(file, link.found.path, statuses.get(link) ?? 'unproved'));
    }
  }
  logResults.push(...finder.getRest());
  return {
    digests: results.sort((a, b) => a.chain.localeCompare(b.chain) || a.end - b.end),
    logs: logResults,
    gaps,
    notes: buildNotes(results, [...chains.keys()]),
  };
}

/** Digests made later for an hour that had none are chained among themselves. */
function toChain(digest: Digest, path: string): string {
  const name = parseDigestName(digest.key) ?? parseDigestName(path);
  return name === undefined
    ? digest.accountId
    : [name.accountId, name.region, name.trail, ...(name.isBackfill ? ['backfill'] : [])].join(' ');
}

function checkDigest(
  { found, digest, chain }: Link,
  newer: Link | undefined,
  verify: VerifySignature,
): DigestResult {
  const base = { path: found.path, chain, start: digest.start, end: digest.end };
  const previous = newer?.digest.previous;
  if (previous !== undefined && previous.hash !== found.hash) {
    return {
      ...base,
      status: 'modified',
      message: 'This digest was changed: its hash differs from the one that the next digest recorded.',
    };
  }
  const signature = found.signature ?? previous?.signature;
  const isSigned =
    signature === undefined
      ? undefined
      : verify(digest.fingerprint, toSignedText(digest, found.hash), signature);
  if (isSigned === true) {
    const place = isAtItsPlace(found.path, digest.key) ? '' : ` It was delivered as ${digest.key}.`;
    return { ...base, status: 'signed', message: `AWS's signature fits.${place}` };
  }
  if (isSigned === false) {
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
      signature === undefined
        ? "No digest here follows it, so its signature is not at hand: it is kept in the S3 object's metadata, not in the file."
        : `The public key ${digest.fingerprint} is not at hand.`,
  };
}

function isAtItsPlace(path: string, key: string): boolean {
  const normal = path.replaceAll('\\', '/').replace(/\.gz$/u, '');
  return normal.endsWith(key.replace(/\.gz$/u, '').split('/').slice(-6).join('/'));
}

function findGaps(chain: readonly Link[]): ChainGap[] {
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
      gaps.push({
        chain: name,
        from: older?.end,
        to: digest.start,
        message: `The digest before ${found.path} is not here: ${previous.key}.`,
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

function buildNotes(digests: readonly DigestResult[], chains: readonly string[]): string[] {
  const count = (status: DigestStatus): number => digests.filter((digest) => digest.status === status).length;
  const notes: string[] = [];
  if (digests.length === 0) {
    notes.push(
      'There is no digest file here, so nothing can be proved. CloudTrail keeps them under CloudTrail-Digest beside CloudTrail.',
    );
    return notes;
  }
  if (count('unproved') > 0) {
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
  return notes;
}
