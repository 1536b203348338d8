import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseDigest, parseDigestName } from '../../core/integrity/digestFile';
import { validateChains, type FoundDigest } from '../../core/integrity/validateChains';
import type { FoundLog } from '../../core/integrity/logFinder';
import type { ValidateParams, ValidateProgress, ValidateResult } from '../../protocol/integrity';
import { isSystemError, toReason } from '../readLog';
import { hashFile } from './hashFile';
import { createVerifier, readKeys } from './publicKeys';

/** A digest lists an hour of log files: far below this, so anything larger is none. */
const MAX_DIGEST = 64 * 1024 * 1024;

async function readDigest(file: string): Promise<FoundDigest> {
  try {
    const stored = await readFile(file);
    const isGzip = stored[0] === 0x1f && stored[1] === 0x8b;
    const bytes = isGzip ? gunzipSync(stored, { maxOutputLength: MAX_DIGEST }) : stored;
    return {
      path: file,
      hash: createHash('sha256').update(bytes).digest('hex'),
      digest: parseDigest(bytes.toString('utf8')),
    };
  } catch (error) {
    return {
      path: file,
      hash: '',
      digest: { fault: error instanceof Error ? error.message : String(error) },
    };
  }
}

async function hashLog(file: string, signal: AbortSignal): Promise<FoundLog> {
  try {
    return { path: file, hash: await hashFile(file, signal) };
  } catch (error) {
    signal.throwIfAborted();
    // What the system does not give says nothing about the log; damaged data does.
    return isSystemError(error)
      ? { path: file, hash: undefined, fault: `The file cannot be read: ${toReason(error)}` }
      : { path: file, hash: undefined };
  }
}

/** Names that CloudTrail gives its logs, of all streams. */
const LOG_NAME = /_CloudTrail(?:-[A-Za-z]+)?_[^/\\]*\.json(?:\.gz)?$/u;

async function findFiles(
  folders: readonly string[],
): Promise<{ readonly paths: string[]; readonly ignored: number }> {
  const paths: string[] = [];
  let ignored = 0;
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && LOG_NAME.test(entry.name)) {
        paths.push(path.join(entry.parentPath, entry.name));
      } else if (entry.isFile()) {
        ignored++;
      }
    }
  }
  return { paths: paths.sort(), ignored };
}

/** Validates what lies in folders of this machine. Digests and logs are told by their names. */
export async function validateFiles(
  { folders, keyPaths }: ValidateParams,
  signal: AbortSignal,
  onProgress: (progress: ValidateProgress) => void,
): Promise<ValidateResult> {
  const verify = createVerifier(await readKeys(keyPaths));
  const { paths, ignored } = await findFiles(folders);
  const digests: FoundDigest[] = [];
  const logs: FoundLog[] = [];
  for (const [done, file] of paths.entries()) {
    signal.throwIfAborted();
    onProgress({ done, total: paths.length });
    if (parseDigestName(file.replaceAll('\\', '/')) !== undefined) {
      digests.push(await readDigest(file));
    } else {
      logs.push(await hashLog(file, signal));
    }
  }
  return { report: validateChains({ digests, logs, verify }), ignored };
}
