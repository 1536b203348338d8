import path from 'node:path';
import type { Trail } from '../../../src/core/trails/trail';
import { repositoryRoot } from '../repositoryRoot';
import { createAwsFolder } from '../s3Server/createAwsFolder';
import { createTestBucket, readObjects } from '../s3Server/createTestBucket';
import { startS3Emulator } from './startS3Emulator';

/** A trail on this machine that needs no account. */
export interface SampleTrail {
  readonly trail: Trail;
  /** Variables that name the configuration with the trail's profile. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The emulator looks at no keys; requests want some all the same. */
const KEYS = { accessKeyId: 'AKIASAMPLESAMPLE0000', secretAccessKey: 'the emulator checks nothing' };
const REGION = 'us-east-1';

/** Brings up an S3 emulator with samples/organization, and what else is given, as the bucket of an organization's trail. */
export async function startSampleTrail(
  objects: Iterable<readonly [string, string | Uint8Array]> = [],
): Promise<SampleTrail> {
  const emulator = await startS3Emulator();
  const bucketName = 'example-org-trail';
  const bucket = await createTestBucket({
    endpoint: emulator.endpoint,
    region: REGION,
    keys: KEYS,
    bucket: bucketName,
  });
  await bucket.putAll(readObjects(path.join(repositoryRoot, 'samples', 'organization')));
  await bucket.putAll(objects);
  bucket.dispose();
  const aws = createAwsFolder({ keys: { sample: KEYS }, config: `[profile sample]\nregion = ${REGION}\n` });
  process.once('exit', () => {
    aws.remove();
  });
  return {
    env: aws.env,
    trail: {
      name: 'Sample organization',
      bucket: bucketName,
      prefix: '',
      region: REGION,
      endpoint: emulator.endpoint,
      profile: 'sample',
      forcePathStyle: true,
    },
    stop: async () => {
      aws.remove();
      await emulator.stop();
    },
  };
}
