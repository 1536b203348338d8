import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Keys } from './swiftConfig';

export interface TestBucketOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly keys: S3Keys;
  readonly bucket: string;
}

/** A bucket that a test fills. The extension itself has nothing that writes. */
export interface TestBucket {
  /** Metadata becomes `x-amz-meta-…`. */
  put(key: string, content: string | Uint8Array, metadata?: Readonly<Record<string, string>>): Promise<void>;
  remove(key: string): Promise<void>;
  putAll(objects: Iterable<readonly [string, string | Uint8Array]>): Promise<void>;
  dispose(): void;
}

/** Uploads at once. */
const PARALLEL = 16;

export async function createTestBucket(options: TestBucketOptions): Promise<TestBucket> {
  const { endpoint, region, keys, bucket: Bucket } = options;
  const client = new S3Client({
    endpoint,
    region,
    credentials: keys,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  await client.send(new CreateBucketCommand({ Bucket }));
  const put: TestBucket['put'] = async (Key, Body, metadata) => {
    await client.send(
      new PutObjectCommand({ Bucket, Key, Body, ...(metadata === undefined ? {} : { Metadata: metadata }) }),
    );
  };
  return {
    put,
    remove: async (Key) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    putAll: async (objects) => {
      const waiting = [...objects];
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          await put(...next);
        }
      };
      await Promise.all(Array.from({ length: PARALLEL }, work));
    },
    dispose: () => {
      client.destroy();
    },
  };
}

/** The files under a folder as objects; keys are their paths in it. */
export function* readObjects(folder: string): Generator<readonly [string, Uint8Array]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const file = path.join(entry.parentPath, entry.name);
      yield [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)];
    }
  }
}
