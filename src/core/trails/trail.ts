import { isBucketName } from './awsNames';

/** A trail as the setting of trails keeps it. It holds no secret: credentials come from the profile. */
export interface Trail {
  /** What the tree shows; unique among the trails. */
  readonly name: string;
  readonly bucket: string;
  /** What stands before `AWSLogs/`, or any place below it; '' for the bucket itself. Neither begins with `/` nor lacks one at its end. */
  readonly prefix: string;
  /** The bucket's region; undefined to ask S3. */
  readonly region?: string;
  /** Address of an S3 server that is not AWS's own; undefined for AWS or what the profile says. */
  readonly endpoint?: string;
  /** A profile of the AWS configuration; undefined for the one that is active. */
  readonly profile?: string;
  /** The bucket stands in the path, not in the host name. */
  readonly forcePathStyle?: boolean;
  /** Requests say that the caller pays for them, as some shared buckets ask. */
  readonly requesterPays?: boolean;
  /** Only endpoints with FIPS 140 validated cryptography are used. */
  readonly useFips?: boolean;
  /** Endpoints that answer over IPv6 too are used. */
  readonly useDualStack?: boolean;
}

/** The trails of a setting, and what is wrong with the entries that are none. */
export interface ParsedTrails {
  readonly trails: readonly Trail[];
  readonly problems: readonly string[];
}

/** Reads the setting. A person wrote it: an entry that cannot be used is told about, and the others are kept. */
export function parseTrails(value: unknown): ParsedTrails {
  if (value === undefined || value === null) {
    return { trails: [], problems: [] };
  }
  if (!Array.isArray(value)) {
    return { trails: [], problems: ['The setting must be a list of trails.'] };
  }
  const trails: Trail[] = [];
  const problems: string[] = [];
  const names = new Set<string>();
  for (const [at, entry] of value.entries()) {
    const trail = parseTrail(entry);
    if (typeof trail === 'string') {
      problems.push(`Trail ${at + 1}: ${trail}`);
    } else if (names.has(trail.name)) {
      problems.push(
        `Trail ${at + 1}: another trail is named "${trail.name}" too. Give it a name of its own.`,
      );
    } else {
      names.add(trail.name);
      trails.push(trail);
    }
  }
  return { trails, problems };
}

/** One entry as a trail, or what is wrong with it. */
function parseTrail(entry: unknown): Trail | string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return 'it must be an object with at least a bucket.';
  }
  const text = (name: string): string | undefined => {
    const member: unknown = Object.hasOwn(entry, name) ? (entry as Record<string, unknown>)[name] : undefined;
    return typeof member === 'string' && member.trim() !== '' ? member.trim() : undefined;
  };
  const flag = (name: string): boolean =>
    Object.hasOwn(entry, name) && (entry as Record<string, unknown>)[name] === true;
  const bucket = text('bucket');
  if (bucket === undefined) {
    return 'the bucket is missing.';
  }
  if (!isBucketName(bucket)) {
    return `"${bucket}" is not the name of a bucket.`;
  }
  const endpoint = text('endpoint');
  if (endpoint !== undefined && !isEndpoint(endpoint)) {
    return `the endpoint "${endpoint}" must begin with https:// or http:// and hold no user name.`;
  }
  const region = text('region');
  const profile = text('profile');
  const prefix = toTrailPrefix(text('prefix') ?? '');
  return {
    name: text('name') ?? toTrailName(bucket, prefix),
    bucket,
    prefix,
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(profile === undefined ? {} : { profile }),
    ...(flag('forcePathStyle') ? { forcePathStyle: true } : {}),
    ...(flag('requesterPays') ? { requesterPays: true } : {}),
    ...(flag('useFips') ? { useFips: true } : {}),
    ...(flag('useDualStack') ? { useDualStack: true } : {}),
  };
}

/** True for an address that requests can be sent to. A user name or a password in it would end in a settings file. */
export function isEndpoint(text: string): boolean {
  return /^https?:\/\/[^/?#@\s]+(?:\/[^?#@\s]*)?$/i.test(text);
}

/** A prefix as keys have it: no `/` at its begin, one at its end, '' for the whole bucket. */
export function toTrailPrefix(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '/') {
    start++;
  }
  while (end > start && text[end - 1] === '/') {
    end--;
  }
  return end === start ? '' : `${text.slice(start, end)}/`;
}

/** A name for a trail that was given none. */
export function toTrailName(bucket: string, prefix: string): string {
  return prefix === '' || prefix === 'AWSLogs/' ? bucket : `${bucket}/${prefix.slice(0, -1)}`;
}
