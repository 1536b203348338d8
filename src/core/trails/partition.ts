/** A part of AWS with accounts, endpoints and credentials of its own. */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov' | 'other';

/**
 * The partition of a region by its name; `aws` for a region that is not known. Isolated and sovereign partitions
 * (`us-iso…`, `eu-isoe…`, `eusc-…`) are `other`.
 */
export function getPartition(region: string): Partition {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  if (region.startsWith('us-gov-')) {
    return 'aws-us-gov';
  }
  return /^(?:us-iso|eu-iso|eusc-)/.test(region) ? 'other' : 'aws';
}

/**
 * The region to ask first where none is known. S3 of a partition names a bucket's true region from any of its regions,
 * but never that of a bucket in another partition.
 */
export function getFirstRegion(partition: Partition): string {
  switch (partition) {
    case 'aws-cn':
      return 'cn-north-1';
    case 'aws-us-gov':
      return 'us-gov-west-1';
    default:
      return 'us-east-1';
  }
}
