import type { Trail } from './trail';
import { parseTrailPlace } from './trailPlace';

/**
 * Where the tree of a trail begins, likeliest place first: below `AWSLogs/`, which the setting leaves out or names; after
 * that the prefix itself, for logs that were copied without their folders.
 */
export function getRootPrefixes({ prefix }: Pick<Trail, 'prefix'>): readonly string[] {
  return parseTrailPlace(prefix).level === 'outside' ? [`${prefix}AWSLogs/`, prefix] : [prefix];
}
