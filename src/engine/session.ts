import { countByType } from '../core/grouping/countByType';
import { IdentityTree } from '../core/grouping/identityTree';
import type { EventRef, SourceLog } from '../core/grouping/sourceLog';
import type { TreeView } from '../core/grouping/treeRow';
import { scanLog } from '../core/scan/scanLog';
import type { LogInput, LogSummary, OpenProgress, SourceFault, SourceSummary } from '../protocol/engine';
import { getContentKeys } from './contentKeys';
import type { LogBytes } from './readLog';
import { readLog } from './readLog';

export interface OpenOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: OpenProgress) => void;
  /** Most bytes of text of one log; readLog's own limit unless told. */
  readonly limit?: number;
  /** What to restore; the view before this opening unless told. */
  readonly view?: TreeView;
}

/** Least time between two reports of progress, in milliseconds: more often nobody sees it. */
const PROGRESS_INTERVAL = 50;

/** The logs that one surface looks at, their tree, and what was found in them. */
export class Session {
  private current: IdentityTree | undefined;

  /** The tree of the opened logs. Throws before the first opening. */
  get tree(): IdentityTree {
    if (this.current === undefined) {
      throw new Error('No log is open.');
    }
    return this.current;
  }

  /**
   * Reads and scans the logs, one after another, and replaces what was open when all are done. The bytes are let go
   * after the scan. A log that cannot be read throws a ReadError where it is the only one; among several it counts as a
   * log without records, with a fault that says why.
   */
  async open(inputs: readonly LogInput[], options: OpenOptions = {}): Promise<LogSummary> {
    const logs: SourceLog[] = [];
    const sources: SourceSummary[] = [];
    const faults: SourceFault[] = [];
    const report = createProgress(inputs.length, options.onProgress);
    for (const [source, input] of inputs.entries()) {
      options.signal?.throwIfAborted();
      const read = await this.read(input, inputs.length, options, (bytes, size) => {
        report({ source, bytes, size, records: sources.reduce((sum, { records }) => sum + records, 0) });
      });
      const index = scanLog(read.bytes);
      logs.push({ index, contentKeys: getContentKeys(read.bytes, index) });
      sources.push({
        uri: input.uri,
        shape: index.shape,
        byteLength: index.byteLength,
        isCompressed: read.isCompressed,
        records: index.count,
      });
      for (const { kind, span, message } of index.faults) {
        faults.push({ kind, span, message, source: input.uri });
      }
      for (const { kind, message } of read.faults) {
        const span = { start: read.bytes.length, end: read.bytes.length };
        faults.push({ kind, span, message, source: input.uri });
      }
    }
    options.signal?.throwIfAborted();
    const view = options.view ?? this.current?.view;
    this.current = new IdentityTree(logs, view);
    return toSummary(this.current, logs, sources, faults);
  }

  find(eventID: string): EventRef | undefined {
    return this.tree.find(eventID);
  }

  private async read(
    input: LogInput,
    inputCount: number,
    { signal, limit }: OpenOptions,
    onProgress: (bytes: number, size: number) => void,
  ): Promise<LogBytes> {
    try {
      const common = { onProgress, ...(limit === undefined ? {} : { limit }) };
      return await readLog(input, signal === undefined ? common : { ...common, signal });
    } catch (error) {
      if (inputCount === 1 || signal?.aborted === true || !(error instanceof Error)) {
        throw error;
      }
      const fault = { kind: 'undecodable', message: error.message } as const;
      return { bytes: new Uint8Array(), isCompressed: false, faults: [fault] };
    }
  }
}

function createProgress(
  sources: number,
  onProgress: OpenOptions['onProgress'],
): (progress: Omit<OpenProgress, 'sources'>) => void {
  let reported = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - reported >= PROGRESS_INTERVAL) {
      reported = now;
      onProgress?.({ ...progress, sources });
    }
  };
}

function toSummary(
  tree: IdentityTree,
  logs: readonly SourceLog[],
  sources: readonly SourceSummary[],
  faults: readonly SourceFault[],
): LogSummary {
  const { table, principals } = tree;
  let redacted = 0;
  for (const { index } of logs) {
    for (const count of index.redacted) {
      redacted += count;
    }
  }
  return {
    records: table.count,
    duplicates: table.duplicates,
    faults,
    redacted,
    byIdentityType: countByType(principals),
    sources,
  };
}
