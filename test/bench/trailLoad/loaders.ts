import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ObjectCache } from '../../../src/aws/cache/objectCache';
import { loadObjects } from '../../../src/aws/load/loadObjects';
import type { ObjectStore, StoredObject } from '../../../src/aws/s3/objectStore';
import { Session } from '../../../src/engine/session';
import type { S3Server } from '../../support/s3Server/startS3Server';

/** Loads all objects once, and answers with the bytes of the logs and, where it reads them, their records. */
export interface Loader {
  readonly name: string;
  readonly load: () => Promise<LoadAnswer>;
}

export interface LoadAnswer {
  /** Bytes as stored. */
  readonly stored: number;
  /** Bytes after decompression; undefined where nothing was decompressed. */
  readonly text?: number;
  readonly records?: number;
}

/** Downloads at once of the peer that has several, as many as ours. */
const PARALLEL = 16;

/** Ours brings every file into the cache on disk and scans every record into a session that can be shown. */
export function createOurs(store: ObjectStore, objects: readonly StoredObject[], server: S3Server): Loader {
  return {
    name: 'ours: download, cache on disk, scan',
    load: async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'));
      try {
        const cache = new ObjectCache(folder, () => Infinity);
        const place = { endpoint: server.endpoint, bucket: 'bench' };
        const loaded = await loadObjects(store, cache, place, objects);
        const inputs = loaded.objects.map(
          ({ object, file }) => ({ kind: 'path', uri: `s3:${object.key}`, path: file }) as const,
        );
        const summary = await new Session().open(inputs);
        return {
          stored: loaded.objects.reduce((sum, { object }) => sum + object.size, 0),
          text: summary.sources.reduce((sum, { byteLength }) => sum + byteLength, 0),
          records: summary.records,
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Only the part of ours that the peers do too, but for decompression: every byte onto this machine. */
export function createOurDownload(
  store: ObjectStore,
  objects: readonly StoredObject[],
  server: S3Server,
): Loader {
  return {
    name: 'ours: download and cache on disk only',
    load: async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-bench-'));
      try {
        const cache = new ObjectCache(folder, () => Infinity);
        const place = { endpoint: server.endpoint, bucket: 'bench' };
        const loaded = await loadObjects(store, cache, place, objects);
        return { stored: loaded.objects.reduce((sum, { object }) => sum + object.size, 0) };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The SDK as its documentation shows it, followed by gunzip; with JSON.parse where it is to know records too. */
export function createPlain(
  objects: readonly StoredObject[],
  server: S3Server,
  { isParallel, isParsed }: { readonly isParallel: boolean; readonly isParsed: boolean },
): Loader & { readonly dispose: () => void } {
  const client = new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    credentials: server.owner,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    name: `plain SDK${isParallel ? `, ${String(PARALLEL)} at once` : ', one by one'}, gunzip${isParsed ? ', JSON.parse' : ''}`,
    load: async () => {
      let [stored, text, records] = [0, 0, 0];
      const waiting = [...objects];
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const { Body } = await client.send(new GetObjectCommand({ Bucket: 'bench', Key: next.key }));
          const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
          const plain = gunzipSync(bytes);
          stored += bytes.length;
          text += plain.length;
          if (isParsed) {
            const { Records } = JSON.parse(plain.toString('utf8')) as {
              readonly Records: readonly unknown[];
            };
            records += Records.length;
          }
        }
      };
      await Promise.all(Array.from({ length: isParallel ? PARALLEL : 1 }, work));
      return { stored, text, ...(isParsed ? { records } : {}) };
    },
    dispose: () => {
      client.destroy();
    },
  };
}
