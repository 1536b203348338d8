import { getPlaceSpan } from '../trails/getPlaceSpan';
import type { TimeWindow } from '../trails/listRange';
import { parseTrailPlace } from '../trails/trailPlace';
import {
  toDigestMark,
  toFolderMark,
  toLogMark,
  type FolderCounts,
  type IntegrityMark,
  type MarkKind,
} from './integrityMark';
import type { IntegrityReport } from './integrityReport';

/** What somebody asked to validate: a folder's or a log's key, within a time. */
export interface ValidatedPlace {
  readonly key: string;
  readonly window?: TimeWindow;
}

interface FileMark {
  readonly mark: IntegrityMark;
  /** Of the object that was read; undefined for what is missing. */
  readonly etag: string | undefined;
}

interface Counting {
  readonly kinds: Record<MarkKind, number>;
  readonly words: Map<string, number>;
}

/**
 * The outcome of the validations of one trail, by key. Marks of files are of the object that was read and of no later one
 * of that key; those of folders count what is below.
 */
export class TrailMarks {
  private readonly files = new Map<string, FileMark>();
  private places: readonly ValidatedPlace[] = [];
  private folders = new Map<string, Counting>();

  /** Takes in a validation, in the place of what an earlier one said of the same files. `etags` are by key. */
  add(
    { logs, digests }: IntegrityReport,
    bucket: string,
    places: readonly ValidatedPlace[],
    etags: ReadonlyMap<string, string>,
  ): void {
    for (const key of this.files.keys()) {
      if (places.some((place) => isWithin(key, place))) {
        this.files.delete(key);
      }
    }
    const start = `s3://${bucket}/`;
    const set = (path: string, mark: IntegrityMark): void => {
      const key = path.startsWith(start) ? path.slice(start.length) : path;
      this.files.set(key, { mark, etag: etags.get(key) });
    };
    for (const digest of digests) {
      set(digest.path, toDigestMark(digest));
    }
    for (const log of logs) {
      set(log.path ?? log.key, toLogMark(log));
    }
    this.places = [...this.places.filter(({ key }) => !places.some((place) => place.key === key)), ...places];
    this.count();
  }

  /** The mark of an object, as long as it is the one that was validated. */
  getFile(key: string, etag: string): IntegrityMark | undefined {
    const found = this.files.get(key);
    return found?.etag === etag ? found.mark : undefined;
  }

  /** The mark of a prefix that ends in `/`, or of the whole bucket (''). */
  getFolder(prefix: string): IntegrityMark | undefined {
    const counts: FolderCounts | undefined = this.folders.get(prefix);
    return counts && toFolderMark(counts, this.isWhole(prefix));
  }

  private isWhole(prefix: string): boolean {
    const span = getPlaceSpan(parseTrailPlace(prefix));
    return this.places.some(
      ({ key, window }) =>
        prefix.startsWith(key) &&
        (window === undefined || (span !== undefined && span.from >= window.from && span.to <= window.to)),
    );
  }

  private count(): void {
    this.folders = new Map();
    for (const [key, { mark }] of this.files) {
      // Digests are means, not what is asked about: their folders tell of broken ones only.
      if (parseTrailPlace(key).stream === 'CloudTrail-Digest' && mark.kind !== 'broken') {
        continue;
      }
      for (let slash = key.lastIndexOf('/'); slash >= 0; slash = key.lastIndexOf('/', slash - 1)) {
        this.countIn(key.slice(0, slash + 1), mark);
        if (slash === 0) {
          break;
        }
      }
      this.countIn('', mark);
    }
  }

  private countIn(prefix: string, { kind, word }: IntegrityMark): void {
    let counting = this.folders.get(prefix);
    if (counting === undefined) {
      counting = { kinds: { proved: 0, fits: 0, broken: 0, open: 0 }, words: new Map() };
      this.folders.set(prefix, counting);
    }
    counting.kinds[kind]++;
    counting.words.set(word, (counting.words.get(word) ?? 0) + 1);
  }
}

function isWithin(key: string, { key: prefix, window }: ValidatedPlace): boolean {
  const time = parseTrailPlace(key).file?.time;
  return (
    key.startsWith(prefix) &&
    (window === undefined || time === undefined || (time >= window.from && time < window.to))
  );
}
