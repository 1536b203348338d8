import { groupBy } from './groupBy';
import type { DigestLogFile } from './digestFile';
import type { DigestStatus, LogResult } from './integrityReport';

/** Where an object stands in S3. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

/** A log file that was found and hashed. */
export interface FoundLog {
  readonly path: string;
  /** SHA-256 of its uncompressed bytes, lower-case hexadecimal; undefined where they are damaged or were not read. */
  readonly hash: string | undefined;
  /** Why its bytes could not be had; undefined where they were read, be they damaged or not. */
  readonly fault?: string;
  /** Of an object in a bucket; undefined for a file. */
  readonly place?: ObjectPlace;
}

function toName(path: string): string {
  const normal = path.replaceAll('\\', '/').replace(/\.gz$/u, '');
  return normal.slice(normal.lastIndexOf('/') + 1);
}

/**
 * Whether a log is where its digest says. Of a file only the end of the path can tell, from AWSLogs on; a downloaded log
 * may be stored uncompressed.
 */
function isPlaceOf({ path, place }: FoundLog, { bucket, key }: DigestLogFile): boolean {
  if (place !== undefined) {
    return place.bucket === bucket && place.key === key;
  }
  const from = key.lastIndexOf('AWSLogs/');
  const tail = (from < 0 ? key : key.slice(from)).replace(/\.gz$/u, '');
  const normal = path.replaceAll('\\', '/').replace(/\.gz$/u, '');
  return normal === tail || normal.endsWith(`/${tail}`);
}

/** Finds the logs that digests list among the files at hand, and knows in the end which ones no digest lists. */
export class LogFinder {
  private readonly byName: ReadonlyMap<string, readonly FoundLog[]>;
  private readonly listed = new Set<FoundLog>();

  constructor(
    private readonly logs: readonly FoundLog[],
    /** The bucket that was looked at; undefined for files. */
    private readonly bucket?: string,
  ) {
    this.byName = groupBy(logs, ({ path }) => toName(path));
  }

  /** Compares one log with its entry in a digest. */
  check(file: DigestLogFile, digest: string, proof: DigestStatus): LogResult {
    const candidates = this.byName.get(toName(file.key)) ?? [];
    const base = { key: file.key, digest, proof };
    const inPlace = candidates.find((log) => isPlaceOf(log, file));
    const same = candidates.find(({ hash }) => hash === file.hash);
    const log = inPlace ?? same ?? candidates[0];
    if (log === undefined) {
      return {
        ...base,
        path: undefined,
        status: 'missing',
        message:
          this.bucket === undefined
            ? 'A digest lists this log and it is not here.'
            : `A digest lists this log and it is not in bucket ${this.bucket}: it was deleted or moved after its delivery, by somebody or by a life-cycle rule.`,
      };
    }
    candidates.filter(({ hash }) => hash === file.hash).forEach((copy) => this.listed.add(copy));
    this.listed.add(log);
    if (log.fault !== undefined) {
      return { ...base, path: log.path, status: 'unread', message: log.fault };
    }
    if (log.hash !== file.hash) {
      const reason =
        log.hash === undefined ? 'cannot be read' : 'was changed: its hash is not the one in its digest';
      return { ...base, path: log.path, status: 'modified', message: `This log ${reason}.` };
    }
    return log === inPlace
      ? { ...base, path: log.path, status: 'valid', message: 'Its hash is the one in its digest.' }
      : {
          ...base,
          path: log.path,
          status: 'moved',
          message: `Unchanged, at another place than ${this.bucket === undefined ? '' : `s3://${file.bucket}/`}${file.key}.`,
        };
  }

  /** The logs that no digest listed so far. */
  getRest(): LogResult[] {
    return this.logs
      .filter((log) => !this.listed.has(log))
      .map(({ path }) => ({
        key: path,
        path,
        status: 'not-covered',
        digest: undefined,
        proof: undefined,
        message:
          this.bucket === undefined
            ? 'No digest here lists this log: its digest is missing, or was not written yet when the files were fetched.'
            : 'No digest of this time lists this log: its digest is missing or not written yet, the trail makes none, or the log did not come from CloudTrail.',
      }));
  }
}
