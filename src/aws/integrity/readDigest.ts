import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { parseDigest } from '../../core/integrity/digestFile';
import type { FoundDigest } from '../../core/integrity/validateChains';
import { parseTime } from '../../core/time/parseTime';
import { AwsProblem } from '../awsProblem';
import type { ObjectStore, WholeObject } from '../s3/objectStore';

/** A digest lists an hour of log files: far below this, so anything larger is none. */
const LARGEST = 64 * 1024 * 1024;

/** Tries of a download over a connection that breaks in its middle; each pause is twice as long as the one before. */
const TRIES = 4;
const FIRST_PAUSE = 250;

/** A digest of a bucket with the signature in its metadata. Rejects with an AwsProblem. */
export async function readDigest(
  store: ObjectStore,
  bucket: string,
  key: string,
  signal: AbortSignal,
): Promise<FoundDigest> {
  const common = { path: `s3://${bucket}/${key}`, place: { bucket, key } };
  const { bytes: stored, metadata } = await readWhole(store, key, signal);
  // The algorithm stands beside it and has only ever been SHA256withRSA; a signature of another would not fit.
  const signature = metadata['signature']?.trim().toLowerCase();
  const madeAt = parseTime(metadata['backfill-generation-timestamp']?.trim() ?? '');
  try {
    const isGzip = stored[0] === 0x1f && stored[1] === 0x8b;
    const bytes = isGzip ? gunzipSync(stored, { maxOutputLength: LARGEST }) : Buffer.from(stored);
    return {
      ...common,
      hash: createHash('sha256').update(bytes).digest('hex'),
      digest: parseDigest(bytes.toString('utf8')),
      ...(signature === undefined || signature === '' ? {} : { signature }),
      ...(madeAt === undefined ? {} : { madeAt }),
    };
  } catch (error) {
    const fault = `It cannot be decompressed: ${error instanceof Error ? error.message : 'damaged'}.`;
    return { ...common, hash: '', digest: { fault } };
  }
}

async function readWhole(store: ObjectStore, key: string, signal: AbortSignal): Promise<WholeObject> {
  for (let tries = 1; ; tries++) {
    try {
      return await store.readWhole(key, { limit: LARGEST, signal });
    } catch (error) {
      if (!(error instanceof AwsProblem) || !error.isPassing || tries === TRIES) {
        throw signal.aborted ? new AwsProblem('cancelled', 'Cancelled.') : error;
      }
      await sleep(FIRST_PAUSE * 2 ** (tries - 1), undefined, { signal }).catch(() => undefined);
    }
  }
}
