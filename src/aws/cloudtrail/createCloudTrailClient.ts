import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
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
  const requestHandler = await createRequestHandler(world, certificates);
  const named = profile === undefined ? {} : { profile };
  const placed = endpoint === undefined ? {} : { endpoint };
  return {
    client: new CloudTrailClient({
      region,
      requestHandler,
      ...options,
      ...named,
      ...placed,
      // The SDK would look for one in the profile of the environment, which may be another one.
      ignoreConfiguredEndpointUrls: true,
      credentials: createCredentials(world, { ...named, region, requestHandler }),
    }),
    asked: { ...named, ...placed, region, setIn: 'the AWS configuration' },
  };
}
