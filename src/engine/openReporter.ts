import type { EventTree } from '../core/grouping/eventTree';
import type { OpenProgress } from '../protocol/engine';
import type { BatchProgress } from './load/loadBatch';

/** Least time between two reports of progress, in milliseconds: more often nobody sees it. */
const PROGRESS_INTERVAL = 50;

/** Tells how far the reading of several logs is, at most twenty times a second. */
export class OpenReporter {
  private at: BatchProgress = { log: 0, bytes: 0, size: 0 };
  private records = 0;
  /** Bytes of logs that are done, and of those before the one at work that will be done together with it. */
  private doneBytes = 0;
  private batchBytes = 0;
  private reported = -Infinity;

  constructor(
    private readonly sources: number,
    private readonly onProgress: ((progress: OpenProgress) => void) | undefined,
  ) {}

  /** A log was read up to somewhere. */
  readonly report = (progress: BatchProgress): void => {
    if (progress.log !== this.at.log) {
      this.batchBytes += this.at.bytes;
    }
    this.at = progress;
    this.tell();
  };

  /**
   * All logs before `source` are done; those since the last call have so many records, and bytes as they are stored,
   * which are those that were reported unless told.
   */
  finish(source: number, records: number, bytes = this.batchBytes + this.at.bytes): void {
    this.at = { log: Math.min(source, this.sources - 1), bytes: 0, size: 0 };
    this.batchBytes = 0;
    this.doneBytes += bytes;
    this.records += records;
    this.tell();
  }

  /** A tree of a part stands; told at once. */
  reportTree({ status, names }: EventTree, uris: readonly string[]): void {
    this.reported = performance.now();
    this.onProgress?.({ ...this.progress, tree: status, names, uris });
  }

  private get progress(): OpenProgress {
    const { log, bytes, size } = this.at;
    return {
      source: log,
      sources: this.sources,
      bytes,
      ...(size === 0 ? {} : { size }),
      records: this.records,
      totalBytes: this.doneBytes + this.batchBytes + bytes,
    };
  }

  private tell(): void {
    const now = performance.now();
    if (now - this.reported >= PROGRESS_INTERVAL) {
      this.reported = now;
      this.onProgress?.(this.progress);
    }
  }
}
