import type { StubHandler } from '../stubHandler';

/** A trail as DescribeTrails names it. */
export interface StubTrail {
  readonly Name: string;
  readonly S3BucketName: string;
  readonly S3KeyPrefix?: string;
  readonly HomeRegion: string;
  readonly IsMultiRegionTrail: boolean;
  readonly IsOrganizationTrail: boolean;
}

/** The trails whose home is the region; with `includeShadowTrails` also those of other regions that cover it. */
export function createDescribeTrails(trails: readonly StubTrail[]): StubHandler {
  return ({ input, region }) => ({
    trailList: trails
      .filter(
        ({ HomeRegion, IsMultiRegionTrail }) =>
          HomeRegion === region || (IsMultiRegionTrail && input['includeShadowTrails'] !== false),
      )
      .map((trail) => ({
        ...trail,
        TrailARN: `arn:aws:cloudtrail:${trail.HomeRegion}:111122223333:trail/${trail.Name}`,
      })),
  });
}
