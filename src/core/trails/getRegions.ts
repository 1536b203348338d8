import { getRegionCodes } from '../explain/values/explainRegion';
import { getPartition } from './partition';

/** Isolated and sovereign partitions by the begin of their regions' names, the longer ones first. */
const APART = ['us-isob-', 'us-isof-', 'us-iso-', 'eu-isoe-', 'eusc-'] as const;

/** The regions of the partition of a region, the given one among them even if it is not known, in the order of names. */
export function getRegions(region: string): readonly string[] {
  const place = getPlace(region);
  const codes = getRegionCodes().filter((code) => getPlace(code) === place);
  return [...new Set([...codes, region])].sort();
}

function getPlace(region: string): string {
  const partition = getPartition(region);
  return partition === 'other' ? (APART.find((begin) => region.startsWith(begin)) ?? partition) : partition;
}
