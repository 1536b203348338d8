import type { EventTree } from '../core/grouping/eventTree';
import type { OpenProgress } from '../protocol/engine';

/** Least time between two reports of progress, in milliseconds: more often nobody sees it. */
const PROGRESS_INTERVAL = 50;

/** Tells how far the reading of several logs is, at most twenty times a second. */
export class OpenReporter {
  private source = 0;
  private bytes = 0;
  private size: number | undefined;
  private records = 0;
  private doneBytes = 0;
  private reported = -Infinity;

  constructor(
    private readonly sources: number,
    private readonly onProgress: ((progress: OpenProgress) => void) | undefined,
  ) {}

  begin(source: number): void {
    this.source = source;
    this.bytes = 0;
    this.size = undefined;
    this.tell();
  }

  report(bytes: number, size: number): void {
    this.bytes = bytes;
    this.size = size;
    this.tell();
  }

  /** The log at work is done. */
  finish(records: number): void {
    this.records += records;
    this.doneBytes += this.bytes;
    this.bytes = 0;
  }

  /** A tree of a part stands; told at once. */
  reportTree({ status, names }: EventTree, uris: readonly string[]): void {
    this.reported = performance.now();
    this.onProgress?.({ ...this.progress, tree: status, names, uris });
  }

  private get progress(): OpenProgress {
    return {
      source: this.source,
      sources: this.sources,
      bytes: this.bytes,
      ...(this.size === undefined ? {} : { size: this.size }),
      records: this.records,
      totalBytes: this.doneBytes + this.bytes,
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
