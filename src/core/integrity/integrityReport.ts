/**
 * How far a digest is proved.
 * - `signed`: AWS's signature fits, so nothing in it was changed
 * - `linked`: its hash stands in the next digest; as genuine as that one is
 * - `unproved`: nothing speaks for it or against it
 * - `forged`: the signature does not fit: the digest, or the digest that holds the signature, was changed
 * - `modified`: its hash differs from the one in the next digest
 * - `unreadable`: not a digest, or damaged
 */
export type DigestStatus = 'signed' | 'linked' | 'unproved' | 'forged' | 'modified' | 'unreadable';

/**
 * - `valid`: the hash is the one in its digest
 * - `modified`: it is another
 * - `missing`: a digest lists the log and it is not there
 * - `moved`: it is there, unchanged, at another place
 * - `not-covered`: no digest lists it
 * - `unread`: it is there and could not be read, so nothing is known of it
 */
export type LogStatus = 'valid' | 'modified' | 'missing' | 'moved' | 'not-covered' | 'unread';

export interface DigestResult {
  /** Where it was found. */
  readonly path: string;
  /** Account, Region and trail, as one word for each chain; '' where unreadable. */
  readonly chain: string;
  /** Milliseconds since 1970 UTC; NaN where unreadable. */
  readonly start: number;
  readonly end: number;
  readonly status: DigestStatus;
  /** Why, and what it means. */
  readonly message: string;
  /** True where it was found at another place than the one that is signed in it; undefined where it was not. */
  readonly isMoved?: true;
}

export interface LogResult {
  /** The S3 key in the digest; for a log that no digest lists, its path. */
  readonly key: string;
  /** Where it was found; undefined where it is missing. */
  readonly path: string | undefined;
  readonly status: LogStatus;
  /** Path of the digest that lists it. */
  readonly digest: string | undefined;
  /** How far that digest is proved: a valid log is as sure as its digest. */
  readonly proof: DigestStatus | undefined;
  readonly message: string;
}

/** A place where a chain has no digest. */
export interface ChainGap {
  readonly chain: string;
  /** Milliseconds since 1970 UTC, as far as the digests around it tell. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly message: string;
}

export interface IntegrityReport {
  readonly digests: readonly DigestResult[];
  readonly logs: readonly LogResult[];
  readonly gaps: readonly ChainGap[];
  /** What can and cannot be concluded, in sentences. */
  readonly notes: readonly string[];
}
