import type { AwsProblem } from '../awsProblem';
import type { AwsWorld } from '../awsWorld';
import { runParallel } from '../load/runParallel';
import { toAwsProblem } from '../toAwsProblem';
import type { FoundTrail } from './findTrails';
import { findTrails } from './findTrails';

/** The trails of several regions. */
export interface FoundTrails {
  /** Each once, in the order of names. */
  readonly trails: readonly FoundTrail[];
  /** Regions that gave no answer, such as those that are not enabled for the account. */
  readonly failed: readonly { readonly region: string; readonly problem: AwsProblem }[];
}

/** Requests at once. Each goes to another region, and CloudTrail counts its limits by region. */
const PARALLEL = 6;

/**
 * Asks several regions for their trails, some at a time. Rejects with an AwsProblem where none of them answers, and at once
 * where a person cancels.
 */
export async function findTrailsOfRegions(
  profile: string | undefined,
  regions: readonly string[],
  world: AwsWorld,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (asked: number) => void } = {},
): Promise<FoundTrails> {
  const { signal, onProgress } = options;
  const found = new Map<string, FoundTrail>();
  const failed: { readonly region: string; readonly problem: AwsProblem }[] = [];
  let asked = 0;
  await runParallel(regions, PARALLEL, async (region) => {
    try {
      for (const trail of await findTrails(profile, region, world, signal)) {
        found.set(JSON.stringify([trail.homeRegion, trail.name, trail.bucket]), trail);
      }
    } catch (error) {
      const problem = toAwsProblem(error, { action: 'cloudtrail:DescribeTrails', subject: region });
      if (problem.kind === 'cancelled') {
        throw problem;
      }
      failed.push({ region, problem });
    }
    onProgress?.(++asked);
  });
  const [first] = failed;
  if (first !== undefined && failed.length === regions.length) {
    throw first.problem;
  }
  return {
    trails: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    failed: failed.sort((a, b) => (a.region < b.region ? -1 : 1)),
  };
}
