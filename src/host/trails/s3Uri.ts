import * as vscode from 'vscode';
import type { StoredObject } from '../../aws/s3/objectStore';
import { S3_SCHEME } from '../ids';

/** What a `cloudtrail-s3:` address names. */
export interface S3Target {
  /** The name of a trail of the settings. */
  readonly trail: string;
  readonly bucket: string;
  readonly object: StoredObject;
}

/**
 * The address of an object: `cloudtrail-s3:/bucket/key`. The query holds what the listing said and the trail's name only:
 * where requests go and who signs them stands in the user's settings, so that an address from elsewhere can redirect nothing.
 */
export function toS3Uri({ trail, bucket, object }: S3Target): vscode.Uri {
  const { key, size, etag, modified } = object;
  return vscode.Uri.from({
    scheme: S3_SCHEME,
    path: `/${bucket}/${key}`,
    query: JSON.stringify({ trail, size, etag, modified }),
  });
}

/** The target of an address; undefined for one that {@link toS3Uri} did not make. */
export function getS3Target(uri: vscode.Uri): S3Target | undefined {
  const slash = uri.path.indexOf('/', 1);
  if (uri.scheme !== S3_SCHEME || slash < 0) {
    return undefined;
  }
  try {
    const query = JSON.parse(uri.query) as Readonly<Record<string, unknown>>;
    const { trail, size, etag, modified } = query;
    if (typeof trail !== 'string' || typeof size !== 'number' || typeof etag !== 'string') {
      return undefined;
    }
    const object = { key: uri.path.slice(slash + 1), size, etag };
    return {
      trail,
      bucket: uri.path.slice(1, slash),
      object: typeof modified === 'number' ? { ...object, modified } : object,
    };
  } catch {
    return undefined; // an address that was typed by hand
  }
}

/** What the address of a folder in the tree names. */
export interface S3Folder {
  /** The name of a trail of the settings. */
  readonly trail: string;
  /** Ends in `/`; '' for the bucket. */
  readonly key: string;
}

/** An address for a folder of a trail: nothing can be read there, it only tells one folder from another. */
export function toS3FolderUri(trail: string, bucket: string, key: string): vscode.Uri {
  return vscode.Uri.from({
    scheme: S3_SCHEME,
    path: `/${bucket}/${key}`,
    query: JSON.stringify({ trail, isFolder: true }),
  });
}

/** The folder of an address; undefined for one that {@link toS3FolderUri} did not make. */
export function getS3Folder(uri: vscode.Uri): S3Folder | undefined {
  const slash = uri.path.indexOf('/', 1);
  if (uri.scheme !== S3_SCHEME || slash < 0) {
    return undefined;
  }
  try {
    const { trail, isFolder } = JSON.parse(uri.query) as Readonly<Record<string, unknown>>;
    return typeof trail === 'string' && isFolder === true
      ? { trail, key: uri.path.slice(slash + 1) }
      : undefined;
  } catch {
    return undefined; // an address that was typed by hand
  }
}
