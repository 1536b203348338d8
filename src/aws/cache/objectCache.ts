import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** What names the content of an object once and for all. */
export interface CacheKey {
  /** Address of the server; '' for AWS. Two servers may have buckets of one name. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
}

const PART = '.part';

/** A download that nothing was added to for this long, in milliseconds, was left behind by a window that ended. */
const ABANDONED = 24 * 3_600_000;

/**
 * Objects on disk. CloudTrail never changes a file that it has delivered, so what is here stays true: a changed object has
 * another ETag. Beyond the limit the files go that were not used for longest; those used by this window stay, since its
 * explorers may read them again.
 */
export class ObjectCache {
  private readonly used = new Set<string>();

  constructor(
    readonly folder: string,
    /** In bytes. */
    private readonly limit: () => number,
  ) {}

  /** The file of an object; undefined where it is not here, or not whole. */
  async get(key: CacheKey, size: number): Promise<string | undefined> {
    const file = this.toFile(key);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true || found.size !== size) {
      return undefined;
    }
    this.used.add(file);
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined); // read-only, or gone this moment: then it counts as older
    return file;
  }

  /** Has a file written to a place of its own, and takes it in when that is done. What fails leaves nothing behind. */
  async add(key: CacheKey, write: (file: string) => Promise<void>): Promise<string> {
    const file = this.toFile(key);
    await mkdir(path.dirname(file), { recursive: true });
    const part = `${file}.${randomUUID()}${PART}`;
    try {
      await write(part);
      await rename(part, file);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    this.used.add(file);
    return file;
  }

  /**
   * Takes in a file that no bucket has, under a readable name: the writer answers with it when it is done, undefined to
   * keep nothing. The name must be unlike all others; what fails leaves nothing behind.
   */
  async addNamed(
    group: string,
    write: (file: string) => Promise<string | undefined>,
  ): Promise<string | undefined> {
    const folder = path.join(this.folder, group);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = path.join(folder, `${randomUUID()}${PART}`);
    try {
      const name = await write(part);
      if (name === undefined) {
        return undefined;
      }
      const file = path.join(folder, name);
      await rename(part, file);
      this.used.add(file);
      return file;
    } finally {
      await rm(part, { force: true });
    }
  }

  /** Brings the cache within its limit. Answers with the bytes that it takes now. */
  async trim(now: number): Promise<number> {
    const files = await this.list();
    let size = 0;
    const old: { readonly file: string; readonly size: number; readonly time: number }[] = [];
    for (const entry of files) {
      if (entry.file.endsWith(PART)) {
        if (now - entry.time > ABANDONED) {
          await rm(entry.file, { force: true });
        }
        continue;
      }
      size += entry.size;
      if (!this.used.has(entry.file)) {
        old.push(entry);
      }
    }
    old.sort((a, b) => a.time - b.time);
    for (const { file, size: bytes } of old) {
      if (size <= this.limit()) {
        break;
      }
      await rm(file, { force: true });
      size -= bytes;
    }
    return size;
  }

  /** Deletes everything. Answers with how much it was. */
  async clear(): Promise<{ readonly files: number; readonly bytes: number }> {
    const files = await this.list();
    await rm(this.folder, { recursive: true, force: true });
    this.used.clear();
    return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
  }

  private async list(): Promise<{ readonly file: string; readonly size: number; readonly time: number }[]> {
    const names = await readdir(this.folder, { recursive: true }).catch(() => []);
    const entries = await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.folder, name);
        const found = await stat(file).catch(() => undefined);
        return found?.isFile() === true ? [{ file, size: found.size, time: found.mtimeMs }] : [];
      }),
    );
    return entries.flat();
  }

  /** Keys may hold anything and be longer than a file name: the name is their digest. */
  private toFile({ endpoint, bucket, key, etag }: CacheKey): string {
    const digest = createHash('sha256')
      .update(JSON.stringify([endpoint, bucket, key, etag]))
      .digest('hex');
    return path.join(this.folder, digest.slice(0, 2), digest.slice(2));
  }
}
