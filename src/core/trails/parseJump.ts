import { isAccountId, isOrganizationId, isRegionName } from './awsNames';
import type { LogFileName } from './logFileName';
import { parseLogFileName } from './logFileName';
import type { S3Location } from './parseS3Location';
import { parseS3Location } from './parseS3Location';
import type { TrailStream } from './trailStream';
import { TRAIL_STREAMS } from './trailStream';

/** Where a person wants to go in a trail. */
export type Jump =
  | { readonly kind: 'location'; readonly location: S3Location }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'file'; readonly file: LogFileName }
  | {
      readonly kind: 'place';
      readonly year?: string;
      readonly month?: string;
      readonly day?: string;
      readonly organization?: string;
      readonly account?: string;
      readonly region?: string;
      readonly stream?: TrailStream;
    }
  | { readonly kind: 'unknown'; readonly word: string };

const DAY = 86_400_000;

/**
 * Reads an S3 address, a key, a file's name, or words in any order: a date (`2024-11-19`, `2024/11`, `20241119`,
 * `today`, `yesterday`; UTC), an account, an organization, a region, a stream (`insight`, `digest` …). `now` is in
 * milliseconds since 1970.
 */
export function parseJump(text: string, now: number): Jump {
  const trimmed = text.trim();
  const location = parseS3Location(trimmed);
  if (location !== undefined) {
    return { kind: 'location', location };
  }
  const file = parseLogFileName(trimmed);
  if (file !== undefined) {
    return { kind: 'file', file };
  }
  if (/(?:^|\/)AWSLogs\//.test(trimmed)) {
    return { kind: 'key', key: trimmed.replace(/^\/+/, '') };
  }
  let place: Extract<Jump, { kind: 'place' }> = { kind: 'place' };
  for (const word of trimmed.split(/[\s,;]+/).filter((entry) => entry !== '')) {
    const part = parseWord(word, now);
    if (part === undefined) {
      return { kind: 'unknown', word };
    }
    place = { ...place, ...part };
  }
  return trimmed === '' ? { kind: 'unknown', word: '' } : place;
}

function parseWord(word: string, now: number): Partial<Extract<Jump, { kind: 'place' }>> | undefined {
  const lower = word.toLowerCase();
  if (lower === 'today' || lower === 'yesterday') {
    return parseDate(new Date(lower === 'today' ? now : now - DAY).toISOString().slice(0, 10));
  }
  if (isAccountId(word)) {
    return { account: word };
  }
  if (isOrganizationId(lower)) {
    return { organization: lower };
  }
  if (isRegionName(lower)) {
    return { region: lower };
  }
  const stream = TRAIL_STREAMS.find((name) => {
    const kind = name.toLowerCase();
    return (
      lower === kind ||
      (kind !== 'cloudtrail' && lower.replace(/s$/, '') === kind.slice('cloudtrail-'.length))
    );
  });
  return stream === undefined ? parseDate(word) : { stream };
}

/** A day, or a month; a time of day that follows is left to the reader. */
function parseDate(word: string): Partial<Extract<Jump, { kind: 'place' }>> | undefined {
  const parts =
    /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:T[\d:.]*Z?)?\/?$/.exec(word) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(word);
  if (parts === null) {
    return /^\d{4}$/.test(word) ? { year: word } : undefined;
  }
  const [, year = '', month = '', day] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day ?? 1)) {
    return undefined;
  }
  const padded = month.padStart(2, '0');
  return day === undefined ? { year, month: padded } : { year, month: padded, day: day.padStart(2, '0') };
}
