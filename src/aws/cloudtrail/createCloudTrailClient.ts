import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { getPartition } from '../../core/trails/partition';
import type { AwsWorld } from '../awsWorld';
import { getProfileSettings } from '../credentials/awsConfig';
import { createCredentials } from '../credentials/createCredentials';
import { createRequestHandler } from '../credentials/createRequestHandler';
import type { AskedOf } from '../toAwsProblem';

/** A client of one region and what its problems say about where it asks. */
export interface OpenCloudTrail {
  readonly client: CloudTrailClient;
  readonly asked: Pick<AskedOf, 'profile' | 'endpoint' | 'setIn' | 'region'>;
}

/**
 * CloudTrail of a region, asked by a profile, at the address that the configuration names for it. Destroy the client in
 * the end. `maxAttempts` 1 leaves trying again to the caller.
 */
export async function createCloudTrailClient(
  profile: string | undefined,
  region: string,
  world: AwsWorld,
  options: { readonly maxAttempts?: number } = {},
): Promise<OpenCloudTrail> {
  const { endpoint, certificates } = await getProfileSettings(profile, 'cloudtrail', world.env);
  const suffix = getPartition(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const requestHandler = await createRequestHandler({
    target: endpoint ?? `https://cloudtrail.${region}.${suffix}`,
    env: world.env,
    ...(world.proxy === undefined ? {} : { proxy: world.proxy }),
    ...(certificates === undefined ? {} : { certificates }),
  });
  const named = profile === undefined ? {} : { profile };
  const placed = endpoint === undefined ? {} : { endpoint };
  return {
    client: new CloudTrailClient({
      region,
      requestHandler,
      ...options,
      ...named,
      ...placed,
      credentials: createCredentials(world, { ...named, region, requestHandler }),
    }),
    asked: { ...named, ...placed, region, setIn: 'the AWS configuration' },
  };
}
