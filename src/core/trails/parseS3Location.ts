import { isBucketName, isRegionName } from './awsNames';

/** A bucket, a folder or an object of S3, as an address names it. */
export interface S3Location {
  readonly bucket: string;
  /** A key or a prefix; '' for the bucket. */
  readonly key: string;
  /** Undefined where the address does not say it. */
  readonly region?: string;
  /** Undefined for AWS itself. */
  readonly endpoint?: string;
}

/** S3 keys have at most 1,024 bytes; each may take three characters in an address. */
const LONGEST = 8192;

/**
 * Reads what people copy: `s3://bucket/key`, an ARN, a link of the AWS console in any partition, the address of an
 * object, or one of another S3 server (bucket in the path). Undefined where it is none of these. Nothing is asked of the
 * address's server.
 */
export function parseS3Location(text: string): S3Location | undefined {
  const trimmed = text.trim().replace(/^["'<]|["'>]$/g, '');
  if (trimmed.length > LONGEST) {
    return undefined;
  }
  const plain = /^s3[an]?:\/\/([^/?#]+)(?:\/([^]*))?$/i.exec(trimmed);
  if (plain !== null) {
    return toLocation(plain[1] ?? '', plain[2] ?? '');
  }
  const arn = /^arn:aws(?:-[a-z-]+)?:s3:::([^/]+)(?:\/([^]*))?$/.exec(trimmed);
  if (arn !== null) {
    return toLocation(arn[1] ?? '', (arn[2] ?? '').replace(/\*$/, ''));
  }
  const link = /^(https?):\/\/([^/?#@\s]+)(?:\/([^?#]*))?(?:\?([^#]*))?(?:#[^]*)?$/i.exec(trimmed);
  if (link === null) {
    return undefined;
  }
  const [, scheme = '', host = '', path = '', query = ''] = link;
  return parseLink(scheme.toLowerCase(), host.toLowerCase(), path, query);
}

/** The console's hosts, with or without a region, in the three public partitions. */
const CONSOLE =
  /^(?:s3\.)?(?:([a-z0-9-]+)\.)?console\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)$/;
/** S3's own hosts: `[bucket.]s3[-fips][.dualstack][.region].amazonaws.com[.cn]`, and the old `s3-region`. */
const SERVICE =
  /^(?:(.+)\.)?s3(?:-fips)?(?:\.dualstack)?(?:[.-]([a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}))?\.amazonaws\.com(?:\.cn)?$/;

function parseLink(scheme: string, host: string, path: string, query: string): S3Location | undefined {
  const page = CONSOLE.exec(host);
  if (page !== null) {
    const parts = /^s3\/(?:buckets|object)\/([^/]+)/.exec(path);
    const region = getParameter(query, 'region') ?? page[1];
    return parts === null
      ? undefined
      : toLocation(decode(parts[1] ?? ''), getParameter(query, 'prefix') ?? '', region);
  }
  const service = SERVICE.exec(host);
  if (service !== null) {
    const [, bucket, region] = service;
    return bucket === undefined ? parsePath(path, region) : toLocation(bucket, decode(path), region);
  }
  const location = parsePath(path);
  return location && { ...location, endpoint: `${scheme}://${host}` };
}

/** The bucket as the first part of a path. */
function parsePath(path: string, region?: string): S3Location | undefined {
  const slash = path.indexOf('/');
  return slash < 0
    ? toLocation(decode(path), '', region)
    : toLocation(decode(path.slice(0, slash)), decode(path.slice(slash + 1)), region);
}

function toLocation(bucket: string, key: string, region?: string): S3Location | undefined {
  if (!isBucketName(bucket)) {
    return undefined;
  }
  return { bucket, key, ...(region !== undefined && isRegionName(region) ? { region } : {}) };
}

function getParameter(query: string, name: string): string | undefined {
  for (const pair of query.split('&')) {
    if (pair.startsWith(`${name}=`)) {
      return decode(pair.slice(name.length + 1).replaceAll('+', ' '));
    }
  }
  return undefined;
}

/** Percent signs that encode nothing stand for themselves. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
