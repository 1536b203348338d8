import { toDigestMark, toLogMark, type IntegrityMark } from './integrityMark';
import type { IntegrityReport } from './integrityReport';

/** The mark of each file that a validation found, by its path. */
export function toFileMarks({ digests, logs }: IntegrityReport): ReadonlyMap<string, IntegrityMark> {
  return new Map([
    ...logs.flatMap((log) => (log.path === undefined ? [] : [[log.path, toLogMark(log)] as const])),
    ...digests.map((digest) => [digest.path, toDigestMark(digest)] as const),
  ]);
}
