import type { IntegrityReport } from '../core/integrity/integrityReport';
import type { FoundLog } from '../core/integrity/logFinder';
import type { PublicKey } from '../core/integrity/publicKey';
import type { BucketFacts, FoundDigest } from '../core/integrity/validateChains';

export interface ValidateParams {
  /** Folders of this machine with digests and logs, at any depth. */
  readonly folders: readonly string[];
  /** Files with public keys, each the output of `aws cloudtrail list-public-keys`. */
  readonly keyPaths: readonly string[];
}

/** Files done, of all. */
export interface ValidateProgress {
  readonly done: number;
  readonly total: number;
}

/** What was found. */
export interface ValidateResult {
  readonly report: IntegrityReport;
  /** Files that are neither a log nor a digest by their names. */
  readonly ignored: number;
}

/** Digests and logs of a bucket that were read and hashed. */
export interface EvidenceParams {
  readonly digests: readonly FoundDigest[];
  readonly logs: readonly FoundLog[];
  readonly bucket: BucketFacts;
  readonly keys: readonly PublicKey[];
  /** Files with public keys, besides. */
  readonly keyPaths: readonly string[];
}

/** Validation of log files; needs no open session. */
export interface IntegrityMethods {
  readonly validateFiles: {
    readonly params: ValidateParams;
    readonly result: ValidateResult;
    readonly progress: ValidateProgress;
  };
  readonly validateEvidence: {
    readonly params: EvidenceParams;
    readonly result: IntegrityReport;
  };
}
