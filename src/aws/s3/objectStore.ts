/** An object of a bucket, as a listing tells it. */
export interface StoredObject {
  readonly key: string;
  /** Bytes as stored: of a log, compressed. */
  readonly size: number;
  /** Changes when the content changes; without quotation marks. */
  readonly etag: string;
  /** When it was last written, in milliseconds since 1970; undefined where the server does not say. */
  readonly modified?: number;
}

/** A part of a listing, in the order of keys. */
export interface ListPage {
  /** Prefixes that end in `/`; empty where the listing goes through folders. */
  readonly folders: readonly string[];
  readonly objects: readonly StoredObject[];
  /** Where the next page begins; undefined after the last one. */
  readonly next?: string;
}

export interface ListOptions {
  readonly prefix: string;
  /** Lists what is directly below the prefix, not everything under it. */
  readonly byFolder: boolean;
  /** Only keys after this one. */
  readonly startAfter?: string;
  /** Most rows of a page; S3 itself gives no more than 1,000. */
  readonly limit?: number;
  /** From the page before. */
  readonly next?: string;
  readonly signal?: AbortSignal;
}

export interface ReadOptions {
  /** First byte that is wanted; 0 unless told. */
  readonly from?: number;
  /** Fails with the kind `changed` where the object is another one by now. */
  readonly etag?: string;
  readonly signal?: AbortSignal;
}

/** A small object, whole. */
export interface WholeObject {
  readonly bytes: Uint8Array;
  /** What the writer noted beside the content (`x-amz-meta-…`); names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * A bucket, to be read. There is nothing here that writes, deletes or changes: evidence stays as it is. Every method
 * rejects with an AwsProblem.
 */
export interface ObjectStore {
  list(options: ListOptions): Promise<ListPage>;
  /** What is known of one object without its content; undefined where there is none. */
  find(key: string, signal?: AbortSignal): Promise<StoredObject | undefined>;
  /** The content from a byte on. Iterating rejects where the connection breaks. */
  read(key: string, options?: ReadOptions): Promise<AsyncIterable<Uint8Array>>;
  /** An object at once, with its metadata. Rejects where it has more bytes than the limit. */
  readWhole(
    key: string,
    options: { readonly limit: number; readonly signal?: AbortSignal },
  ): Promise<WholeObject>;
  /** Closes the connections. */
  dispose(): void;
}
