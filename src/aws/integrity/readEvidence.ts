import { setMaxListeners } from 'node:events';
import type { FoundLog } from '../../core/integrity/logFinder';
import type { FoundDigest } from '../../core/integrity/validateChains';
import type { ValidationScope } from '../../core/integrity/validationScope';
import { getPlaceName } from '../../core/trails/trailPlace';
import { AwsProblem } from '../awsProblem';
import { runParallel } from '../load/runParallel';
import type { ObjectStore, StoredObject } from '../s3/objectStore';
import { toAwsProblem } from '../toAwsProblem';
import { isInScope, type EvidencePlan } from './findEvidence';
import { hashObject } from './hashObject';
import { readDigest } from './readDigest';

/** How far reading is. */
export interface EvidenceProgress {
  readonly what: 'digests' | 'logs';
  readonly files: number;
  readonly ofFiles: number;
  /** Bytes of logs as stored; of digests none are counted. */
  readonly bytes: number;
  readonly ofBytes: number;
}

export interface EvidenceOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: EvidenceProgress) => void;
}

/** Downloads at once, as for loads. */
const PARALLEL = 16;

/**
 * Reads the digests of a plan. Each lists only the logs that a scope asks for; its hash is that of the whole. One that
 * cannot be read is among them and says so; what would fail for every object rejects with an AwsProblem.
 */
export async function readDigests(
  store: ObjectStore,
  bucket: string,
  plan: EvidencePlan,
  scopes: readonly ValidationScope[],
  { signal, onProgress }: EvidenceOptions,
): Promise<readonly FoundDigest[]> {
  setMaxListeners(0, signal);
  const digests: FoundDigest[] = [];
  await runParallel(plan.digests, PARALLEL, async ({ key }) => {
    const found = await readDigest(store, bucket, key, signal).catch((error: unknown): FoundDigest => {
      const fault = toLocalFault(error, key, signal);
      return { path: `s3://${bucket}/${key}`, place: { bucket, key }, hash: '', digest: { fault } };
    });
    const { digest } = found;
    digests.push(
      'fault' in digest
        ? found
        : {
            ...found,
            digest: {
              ...digest,
              logFiles: digest.logFiles.filter((file) => scopes.some((scope) => isInScope(file.key, scope))),
            },
          },
    );
    onProgress?.({
      what: 'digests',
      files: digests.length,
      ofFiles: plan.digests.length,
      bytes: 0,
      ofBytes: 0,
    });
  });
  return digests;
}

/**
 * Hashes the logs of a plan, and those that digests list elsewhere in the bucket. A log that is not there is not among
 * them; one that cannot be read is, and says why.
 */
export async function hashLogs(
  store: ObjectStore,
  bucket: string,
  plan: EvidencePlan,
  digests: readonly FoundDigest[],
  { signal, onProgress }: EvidenceOptions,
): Promise<readonly FoundLog[]> {
  setMaxListeners(0, signal);
  const logs: FoundLog[] = [];
  const objects = [...plan.logs, ...(await findElsewhere(store, plan, digests, signal, logs, bucket))];
  const ofBytes = objects.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  let files = 0;
  const report = (): void => onProgress?.({ what: 'logs', files, ofFiles: objects.length, bytes, ofBytes });
  await runParallel(objects, PARALLEL, async (object) => {
    const { key } = object;
    const common = { path: `s3://${bucket}/${key}`, place: { bucket, key } };
    try {
      const hash = await hashObject(store, object, {
        signal,
        onBytes: (count) => {
          bytes += count;
          report();
        },
      });
      logs.push({ ...common, hash });
    } catch (error) {
      logs.push({ ...common, hash: undefined, fault: toLocalFault(error, key, signal) });
    }
    files++;
    report();
  });
  return logs;
}

/** Logs that digests list and that no listing could have shown: of another prefix, account or name. */
async function findElsewhere(
  store: ObjectStore,
  { logs, listed }: EvidencePlan,
  digests: readonly FoundDigest[],
  signal: AbortSignal,
  unread: FoundLog[],
  bucket: string,
): Promise<readonly StoredObject[]> {
  const names = new Set(logs.map(({ key }) => getPlaceName(key)));
  const keys = new Set<string>();
  for (const { digest } of digests) {
    for (const { key } of 'fault' in digest ? [] : digest.logFiles) {
      if (!names.has(getPlaceName(key)) && !listed.some((prefix) => key.startsWith(prefix))) {
        keys.add(key);
      }
    }
  }
  const found: StoredObject[] = [];
  await runParallel([...keys], PARALLEL, async (key) => {
    try {
      const object = await store.find(key, signal);
      if (object !== undefined) {
        found.push(object);
      }
    } catch (error) {
      const fault = toLocalFault(error, key, signal);
      unread.push({ path: `s3://${bucket}/${key}`, place: { bucket, key }, hash: undefined, fault });
    }
  });
  return found;
}

/** The words of a failure of one object; throws where every other object would fail too, or somebody cancelled. */
function toLocalFault(error: unknown, key: string, signal: AbortSignal): string {
  if (signal.aborted) {
    throw new AwsProblem('cancelled', 'Cancelled.');
  }
  const problem = toAwsProblem(error, { action: 's3:GetObject', subject: `object ${key}` });
  if (problem.isOfSettings) {
    throw problem;
  }
  return problem.message;
}
