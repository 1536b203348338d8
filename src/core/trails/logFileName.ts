import { isAccountId, isRegionName } from './awsNames';
import type { TrailStream } from './trailStream';
import { isTrailStream } from './trailStream';

/** What CloudTrail puts into the name of a file. */
export interface LogFileName {
  readonly name: string;
  readonly account: string;
  readonly stream: TrailStream;
  readonly region: string;
  /**
   * When CloudTrail delivered the file (of a digest: the end of its hour), in milliseconds since 1970 UTC. Records may
   * be older. To the minute for logs, to the second for digests.
   */
  readonly time: number;
  /** The meaningless rest that makes the name unique; '' for digests. */
  readonly suffix: string;
}

/** Names are at most 255 characters long in every file system that a log is copied to. */
const LONGEST_NAME = 300;

/**
 * Takes a file name of a trail apart; undefined for any other name. The `_` after the time is missing in some of AWS's
 * examples, and a downloaded file may have lost its `.gz`.
 */
export function parseLogFileName(name: string): LogFileName | undefined {
  if (name.length > LONGEST_NAME) {
    return undefined;
  }
  const stem = /^(.+)\.json(?:\.gz)?$/.exec(name)?.[1];
  const [account = '', stream = '', region = '', ...rest] = stem?.split('_') ?? [];
  if (!isAccountId(account) || !isTrailStream(stream) || !isRegionName(region)) {
    return undefined;
  }
  if (stream === 'CloudTrail-Digest') {
    // A trail's name may itself hold underscores; the time is the last part but for `backfill`.
    const stamp = rest.at(-1) === 'backfill' ? rest.at(-2) : rest.at(-1);
    const time = parseStamp(stamp ?? '', true);
    return time === undefined ? undefined : { name, account, stream, region, time, suffix: '' };
  }
  const [head = '', suffix = ''] = rest;
  const parts = /^(\d{8}T\d{4}Z)([A-Za-z0-9]*)$/.exec(head);
  const time = parseStamp(parts?.[1] ?? '', false);
  return time === undefined || rest.length > 2
    ? undefined
    : { name, account, stream, region, time, suffix: suffix || (parts?.[2] ?? '') };
}

/** `YYYYMMDDTHHmmZ`, or with seconds; undefined where it is no such time. */
function parseStamp(text: string, hasSeconds: boolean): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?Z$/.exec(text);
  if (parts === null || (parts[6] !== undefined) !== hasSeconds) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part || 0));
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(time);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? time : undefined;
}

/** A time as it stands in the names of logs, cut to the minute: `YYYYMMDDTHHmmZ`. */
export function toStamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
}
