import * as vscode from 'vscode';
import type { StoredObject } from '../../aws/s3/objectStore';
import { ObjectCache } from '../../aws/cache/objectCache';
import { AwsProblem } from '../../aws/awsProblem';
import type { Loaded } from '../../aws/aws';
import type { LoadProgress } from '../../aws/load/loadObjects';
import type { Trail } from '../../core/trails/trail';
import { Settings } from '../ids';
import type { AwsAccess } from './awsAccess';
import { ExpectedFiles } from './expectedFiles';
import { getS3Target } from './s3Uri';
import { findTrail } from './trailSettings';

const DEFAULT_LIMIT_MB = 2048;

export interface BringOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Called for each object as soon as its file is there. */
  readonly onObject?: (object: StoredObject) => void;
  /** The load that was said to bring the objects; see `expect`. */
  readonly load?: object;
}

/** Objects of trails as files of this machine. */
export class TrailFiles {
  readonly cache: ObjectCache;
  private readonly expected = new ExpectedFiles();

  constructor(
    private readonly aws: AwsAccess,
    folder: string,
  ) {
    this.cache = new ObjectCache(folder, () => getLimit());
  }

  /** Says that a load will bring objects: whoever asks for one of them from now on waits for it. */
  expect(load: object, trail: Trail, objects: readonly StoredObject[]): void {
    this.expected.expect(
      load,
      objects.map((object) => toExpectedKey(trail, object)),
    );
  }

  /** Says that objects that a load was to bring and that are not here will not come with it. */
  refuse(load: object, trail: Trail, objects: readonly StoredObject[], reason: Error): void {
    for (const object of objects) {
      this.expected.refuse(load, toExpectedKey(trail, object), reason);
    }
  }

  /** Brings objects of a trail onto this machine. Rejects with an AwsProblem. */
  async load(
    trail: Trail,
    objects: readonly StoredObject[],
    { load, onObject, ...options }: BringOptions = {},
  ): Promise<Loaded> {
    const [{ loadObjects }, store] = await Promise.all([this.aws.load(), this.aws.getStore(trail)]);
    const place = { endpoint: trail.endpoint ?? '', bucket: trail.bucket };
    const loaded = await loadObjects(store, this.cache, place, objects, {
      ...options,
      onObject: (object, file) => {
        this.expected.bring(toExpectedKey(trail, object), file);
        onObject?.(object);
      },
      onFailed: ({ object, problem }) => {
        if (load !== undefined) {
          this.expected.refuse(load, toExpectedKey(trail, object), problem);
        }
      },
    });
    if (loaded.cached < loaded.objects.length) {
      await this.cache.trim(Date.now());
    }
    return loaded;
  }

  /** The file of an address, downloaded where it is not here yet. */
  async getFile(uri: vscode.Uri): Promise<string> {
    const target = getS3Target(uri);
    const trail = target && findTrail(target.trail);
    if (target === undefined || trail?.bucket !== target.bucket) {
      throw new Error(
        target === undefined
          ? `${uri.toString(true)} is not the address of an S3 object.`
          : `The trail "${target.trail}" of bucket ${target.bucket} is not among your settings any more. Add it again to open this log.`,
      );
    }
    const expected = this.expected.get(toExpectedKey(trail, target.object));
    if (expected !== undefined) {
      return expected;
    }
    const { objects, failed } = await this.load(trail, [target.object]);
    const [object] = objects;
    if (object === undefined) {
      throw failed[0]?.problem ?? new AwsProblem('other', `${target.object.key} was not loaded.`);
    }
    return object.file;
  }

  /** What the listing said of an object. */
  stat(uri: vscode.Uri): vscode.FileStat {
    const target = getS3Target(uri);
    if (target === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    const { size, modified = 0 } = target.object;
    return {
      type: vscode.FileType.File,
      ctime: modified,
      mtime: modified,
      size,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return vscode.workspace.fs.readFile(vscode.Uri.file(await this.getFile(uri)));
  }
}

/** Names an object among those of every trail. */
function toExpectedKey({ name, bucket }: Trail, { key, etag }: StoredObject): string {
  return JSON.stringify([name, bucket, key, etag]);
}

function getLimit(): number {
  const megabytes = vscode.workspace.getConfiguration().inspect<number>(Settings.cacheLimit)?.globalValue;
  return (typeof megabytes === 'number' && megabytes >= 0 ? megabytes : DEFAULT_LIMIT_MB) * 1024 * 1024;
}
