import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import type { AwsWorld } from '../awsWorld';
import { toAwsProblem } from '../toAwsProblem';
import { createCloudTrailClient } from './createCloudTrailClient';

/** A trail as CloudTrail describes it. */
export interface FoundTrail {
  readonly name: string;
  readonly bucket: string;
  /** Before `AWSLogs/`; undefined where there is none. */
  readonly prefix?: string;
  readonly homeRegion?: string;
  readonly isOrganizationTrail: boolean;
  readonly isMultiRegionTrail: boolean;
}

/**
 * The trails that write logs of a region: its own ones and those of other regions and of the organization that cover it.
 * Rejects with an AwsProblem.
 */
export async function findTrails(
  profile: string | undefined,
  region: string,
  world: AwsWorld,
  signal?: AbortSignal,
): Promise<readonly FoundTrail[]> {
  const { client, asked } = await createCloudTrailClient(profile, region, world);
  try {
    const { trailList = [] } = await client.send(
      new DescribeTrailsCommand({ includeShadowTrails: true }),
      signal === undefined ? {} : { abortSignal: signal },
    );
    return trailList.flatMap((trail) =>
      trail.S3BucketName === undefined
        ? []
        : [
            {
              name: trail.Name ?? trail.S3BucketName,
              bucket: trail.S3BucketName,
              isOrganizationTrail: trail.IsOrganizationTrail === true,
              isMultiRegionTrail: trail.IsMultiRegionTrail === true,
              ...(trail.S3KeyPrefix === undefined ? {} : { prefix: trail.S3KeyPrefix }),
              ...(trail.HomeRegion === undefined ? {} : { homeRegion: trail.HomeRegion }),
            },
          ],
    );
  } catch (error) {
    throw toAwsProblem(error, {
      ...asked,
      action: 'cloudtrail:DescribeTrails',
      subject: `the trails of ${region}`,
    });
  } finally {
    client.destroy();
  }
}
