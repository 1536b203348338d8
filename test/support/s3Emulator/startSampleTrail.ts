import path from 'node:path';
import type { Trail } from '../../../src/core/trails/trail';
import { repositoryRoot } from '../repositoryRoot';
import { createAwsFolder } from '../s3Server/createAwsFolder';
import { createTestBucket, readObjects } from '../s3Server/createTestBucket';
import { createDescribeTrails } from '../cloudTrailStub/handlers/describeTrails';
import { createListPublicKeys } from '../cloudTrailStub/handlers/listPublicKeys';
import { createLookupEvents, type StubRecord } from '../cloudTrailStub/handlers/lookupEvents';
import { readSampleRecords } from '../cloudTrailStub/readSampleRecords';
import { startCloudTrailStub } from '../cloudTrailStub/startCloudTrailStub';
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

/**
 * Brings up an S3 emulator with samples/organization, and what else is given, as the bucket of an organization's trail, and
 * beside it a CloudTrail whose Event history has the same events, as if they were of today, and what else is given.
 */
export async function startSampleTrail(
  objects: Iterable<readonly [string, string | Uint8Array]> = [],
  records: readonly StubRecord[] = [],
): Promise<SampleTrail> {
  const emulator = await startS3Emulator();
  const bucketName = 'example-org-trail';
  const bucket = await createTestBucket({
    endpoint: emulator.endpoint,
    region: REGION,
    keys: KEYS,
    bucket: bucketName,
  });
  const samples = path.join(repositoryRoot, 'samples', 'organization');
  await bucket.putAll(readObjects(samples));
  await bucket.putAll(objects);
  bucket.dispose();
  const stub = await startCloudTrailStub({
    keys: [KEYS],
    handlers: {
      LookupEvents: createLookupEvents({
        records: [...readSampleRecords(samples, Date.now() - 60_000), ...records],
      }),
      // The digests of the samples are signed by nobody.
      ListPublicKeys: createListPublicKeys([]),
      DescribeTrails: createDescribeTrails([
        {
          Name: 'organization',
          S3BucketName: bucketName,
          HomeRegion: REGION,
          IsMultiRegionTrail: true,
          IsOrganizationTrail: true,
        },
      ]),
    },
  });
  const settings = `region = ${REGION}\nservices = sample\n`;
  const services = [
    ['s3', emulator.endpoint],
    ['cloudtrail', stub.endpoint],
  ]
    .map(([name = '', endpoint = '']) => `${name} =\n  endpoint_url = ${endpoint}\n`)
    .join('');
  const aws = createAwsFolder({
    keys: { default: KEYS, sample: KEYS },
    config: `[default]\n${settings}[profile sample]\n${settings}[services sample]\n${services}`,
  });
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
      await stub.stop();
      await emulator.stop();
    },
  };
}
