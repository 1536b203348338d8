import type { JsonValue } from '../../../src/core/record/cloudTrailRecord';
import { buildCount, type RecordCount } from './recordCount';
import { toGzip } from './gzip';

/** One file of the samples, with what a reader of it must find. */
export interface SampleFile {
  /** Relative to samples/, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The bytes before compression; equal to `bytes` where the file is not compressed. */
  readonly plain: Uint8Array;
  /** One sentence for the README. */
  readonly about: string;
  readonly count: RecordCount;
  /** Faults that the damage must cause at least. */
  readonly faultsAtLeast: number;
}

export interface LogOptions {
  readonly path: string;
  readonly about: string;
  readonly records: readonly JsonValue[];
  /** How the file is laid out; default is CloudTrail's own `{"Records":[…]}` on one line. */
  readonly text?: string;
  readonly faultsAtLeast?: number;
}

/** A log as a file; a path that ends in .gz is compressed. */
export function createLogFile(options: LogOptions): SampleFile {
  const text = options.text ?? JSON.stringify({ Records: options.records });
  const plain = new TextEncoder().encode(text);
  return {
    path: options.path,
    bytes: options.path.endsWith('.gz') ? toGzip(plain) : plain,
    plain,
    about: options.about,
    count: buildCount(options.records),
    faultsAtLeast: options.faultsAtLeast ?? 0,
  };
}
