import { isAccountId, isOrganizationId, isRegionName } from './awsNames';
import type { LogFileName } from './logFileName';
import { parseLogFileName } from './logFileName';
import type { TrailStream } from './trailStream';
import { isTrailStream } from './trailStream';

/**
 * How deep a place in a bucket is. `outside` stands above or beside every `AWSLogs/` folder; `folder` is below one and
 * not CloudTrail's; `file` is an object of any name.
 */
export type PlaceLevel =
  | 'outside'
  | 'root'
  | 'organization'
  | 'account'
  | 'stream'
  | 'region'
  | 'year'
  | 'month'
  | 'day'
  | 'folder'
  | 'file';

/** A folder or an object of a bucket, read by CloudTrail's layout. Members are there as far down as the layout was kept. */
export interface TrailPlace {
  /** The whole prefix or key. A folder's ends in `/`; the whole bucket is ''. */
  readonly key: string;
  readonly level: PlaceLevel;
  /** What stands before and including `AWSLogs/`. Undefined outside. */
  readonly base?: string;
  readonly organization?: string;
  readonly account?: string;
  readonly stream?: TrailStream;
  readonly region?: string;
  readonly year?: string;
  readonly month?: string;
  readonly day?: string;
  /** What the name of a file says; undefined for folders and for names that CloudTrail does not give. */
  readonly file?: LogFileName;
}

const ROOT_NAME = 'AWSLogs';

/**
 * Reads a prefix or key: `[prefix/]AWSLogs/[o-id/]account/stream/region/YYYY/MM/DD/file`. The organization's id may be
 * missing, as in trails made before the account joined one, and may stand in the prefix, as Control Tower writes it. The
 * last `AWSLogs` counts that is followed by an account or an organization, since the prefix is free to hold that word.
 */
export function parseTrailPlace(key: string): TrailPlace {
  const parts = key.split('/');
  const last = parts.pop() ?? '';
  const root = findRoot(parts);
  const base = root < 0 ? undefined : parts.slice(0, root + 1).join('/') + '/';
  const place = base === undefined ? { level: 'outside' as const } : readBelow(parts.slice(root + 1), base);
  if (last === '') {
    return { ...place, key };
  }
  const file = parseLogFileName(last);
  return { ...place, key, level: 'file', ...(file === undefined ? {} : { file }) };
}

function findRoot(parts: readonly string[]): number {
  const next = (at: number): string | undefined => parts[at + 1];
  let found = -1;
  for (const [at, part] of parts.entries()) {
    const follower = next(at);
    const isKnown = follower === undefined || isAccountId(follower) || isOrganizationId(follower);
    if (part === ROOT_NAME && (isKnown || found < 0)) {
      found = at;
    }
  }
  return found;
}

type Below = Omit<TrailPlace, 'key' | 'file'>;

interface Step {
  readonly level: 'account' | 'stream' | 'region' | 'year' | 'month' | 'day';
  readonly fits: (part: string) => boolean;
}

const STEPS: readonly Step[] = [
  { level: 'account', fits: isAccountId },
  { level: 'stream', fits: isTrailStream },
  { level: 'region', fits: isRegionName },
  { level: 'year', fits: (part) => /^\d{4}$/.test(part) },
  { level: 'month', fits: (part) => /^(?:0[1-9]|1[0-2])$/.test(part) },
  { level: 'day', fits: (part) => /^(?:0[1-9]|[12]\d|3[01])$/.test(part) },
];

function readBelow(parts: readonly string[], base: string): Below {
  const [first = ''] = parts;
  const hasOrganization = isOrganizationId(first);
  let place: Below = hasOrganization
    ? { level: 'organization', base, organization: first }
    : { level: 'root', base };
  const rest = hasOrganization ? parts.slice(1) : parts;
  for (const [at, part] of rest.entries()) {
    const step = STEPS[at];
    if (step?.fits(part) !== true) {
      return { ...place, level: 'folder' };
    }
    place = { ...place, level: step.level, [step.level]: part };
  }
  return place;
}

/** What a place needs to be written as a prefix, from the top down; the first one that is missing ends it. */
export type PlaceParts = Pick<
  TrailPlace,
  'base' | 'organization' | 'account' | 'stream' | 'region' | 'year' | 'month' | 'day'
>;

/** The prefix of a folder of a trail, ending in `/`. */
export function toPlacePrefix(place: PlaceParts): string {
  const { base = '', organization, account, stream, region, year, month, day } = place;
  let prefix = organization === undefined ? base : `${base}${organization}/`;
  for (const part of [account, stream, region, year, month, day]) {
    if (part === undefined) {
      break;
    }
    prefix += `${part}/`;
  }
  return prefix;
}

/** The name of a folder or file: the last part of its key, without `/`. */
export function getPlaceName(key: string): string {
  const trimmed = key.endsWith('/') ? key.slice(0, -1) : key;
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}
