import { setImmediate as nextTurn } from 'node:timers/promises';
import { countByType } from '../core/grouping/countByType';
import type { TreeSetup } from '../core/grouping/eventTree';
import { EventTree } from '../core/grouping/eventTree';
import type { EventRef } from '../core/grouping/sourceLog';
import { IdentityList } from '../core/grouping/principalTable';
import { toSourceNames } from '../core/grouping/toSourceNames';
import type { TreeView } from '../core/grouping/treeRow';
import type { LogInput, LogSummary, OpenProgress, SkippedSource } from '../protocol/engine';
import { CancelledError } from '../protocol/rpcError';
import type { LoadedLog } from './loadedLog';
import { getSkipReason, toSkipped } from './loadedLog';
import { ownThreadLoader, type LoadResult, type LogLoader } from './load/logLoader';
import { OpenReporter } from './openReporter';
import { getPreview } from './previewLog';
import { RecordReader } from './recordReader';

export interface OpenOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: OpenProgress) => void;
  /** Most bytes of text of one log; readLog's own limit unless told. */
  readonly limit?: number;
  /** These are a part of the logs that are opened together. */
  readonly isPart?: boolean;
  /** What to restore; the view before this opening unless told. */
  readonly view?: TreeView;
}

/** A part of the logs gets a tree after this time, in milliseconds, and again each time what was read has doubled. */
const FIRST_TREE = 300;

/** Everything that was read, and what stands on it. Replaced as a whole. */
interface Content {
  readonly logs: readonly LoadedLog[];
  readonly skipped: readonly SkippedSource[];
  readonly tree: EventTree;
}

/** The logs that one surface looks at, their tree, and what was found in them. */
export class Session {
  readonly reader = new RecordReader();
  private content: Content | undefined;
  private running: AbortController | undefined;
  private loading: Promise<unknown> = Promise.resolve();
  private lastRevision = 0;
  private identities = new IdentityList();

  /** Logs are read on the thread of the session unless a loader does it elsewhere. */
  constructor(private readonly loader: LogLoader = ownThreadLoader) {}

  /** The tree of the opened logs; while they are read, of those that are read so far. Throws before the first opening. */
  get tree(): EventTree {
    return this.opened.tree;
  }

  /** The logs by source. */
  get logs(): readonly LoadedLog[] {
    return this.opened.logs;
  }

  get summary(): LogSummary {
    return toSummary(this.opened);
  }

  /**
   * Reads and scans the logs, one after another, and replaces what was open; an opening that runs still is given up.
   * The bytes are let go after the scan. While it runs the tree is that of a part, see OpenProgress.tree; where it is
   * cancelled or fails, what was open before is back. A log that cannot be read throws a ReadError where it is the only
   * one; among several it is skipped, as are files that hold no record.
   */
  open(inputs: readonly LogInput[], options: OpenOptions = {}): Promise<LogSummary> {
    this.running?.abort(new CancelledError());
    return this.enqueue(() => this.load([], [], inputs, options));
  }

  /** Reads more logs. Numbers of sources stay as they are, the new ones follow; what is open already is not read again. */
  add(inputs: readonly LogInput[], options: OpenOptions = {}): Promise<LogSummary> {
    return this.enqueue(() => {
      const { logs, skipped } = this.content ?? { logs: [], skipped: [] };
      const known = new Set(logs.map(({ input }) => input.uri));
      const wanted = inputs.filter(({ uri }) => !known.has(uri));
      const asked = new Set(wanted.map(({ uri }) => uri));
      return this.load(
        logs,
        skipped.filter(({ uri }) => !asked.has(uri)),
        wanted,
        options,
      );
    });
  }

  /** Lets go of logs by their addresses; what was read of the others is kept. */
  remove(uris: readonly string[]): Promise<LogSummary> {
    return this.enqueue(() => {
      const gone = new Set(uris);
      const { logs, skipped } = this.opened;
      // The list would hold on to the texts of what goes.
      this.identities = new IdentityList();
      this.content = this.build(
        logs.filter(({ input }) => !gone.has(input.uri)),
        skipped.filter(({ uri }) => !gone.has(uri)),
        toSetup(this.opened.tree),
      );
      this.reader.clear();
      return Promise.resolve(this.summary);
    });
  }

  find(eventID: string): EventRef | undefined {
    return this.tree.find(eventID);
  }

  private get opened(): Content {
    if (this.content === undefined) {
      throw new Error('No log is open.');
    }
    return this.content;
  }

  /** One at a time: each begins with what the one before has left. */
  private enqueue<T>(act: () => Promise<T>): Promise<T> {
    const result = this.loading.catch(() => undefined).then(act);
    this.loading = result.catch(() => undefined);
    return result;
  }

  private async load(
    known: readonly LoadedLog[],
    knownSkipped: readonly SkippedSource[],
    inputs: readonly LogInput[],
    options: OpenOptions,
  ): Promise<LogSummary> {
    const before = this.content;
    const identitiesBefore = this.identities;
    if (known.length === 0) {
      this.identities = new IdentityList();
    }
    const running = new AbortController();
    this.running = running;
    const signal = AbortSignal.any([
      running.signal,
      ...(options.signal === undefined ? [] : [options.signal]),
    ]);
    const logs = [...known];
    const skipped = [...knownSkipped];
    const setup =
      options.view === undefined
        ? before === undefined
          ? {}
          : toSetup(before.tree)
        : { view: options.view };
    const reporter = new OpenReporter(inputs.length, options.onProgress);
    const isAlone = options.isPart !== true && inputs.length + known.length === 1;
    let nextTree = FIRST_TREE;
    const began = performance.now();
    const publish = (shown: readonly LoadedLog[]): void => {
      // What a person has set up meanwhile, in the tree of a part, holds on.
      const current = this.content === before ? setup : toSetup(this.tree);
      this.content = this.build(shown, skipped, { ...current, isPartial: true });
      reporter.reportTree(
        this.tree,
        shown.map(({ input }) => input.uri),
      );
    };
    const publishBeginning = async (input: LogInput | undefined): Promise<void> => {
      if (input !== undefined && this.content === before && options.onProgress !== undefined) {
        const preview = await getPreview(input, signal);
        if (preview !== undefined) {
          publish([...logs, preview]);
        }
      }
    };
    try {
      signal.throwIfAborted();
      await publishBeginning(inputs[0]);
      const batches = this.loader.load(inputs, {
        signal,
        onProgress: reporter.report,
        ...(options.limit === undefined ? {} : { limit: options.limit }),
      });
      let source = 0;
      for await (const results of batches) {
        const sorted = sortResults(results, inputs.slice(source), isAlone);
        source += results.length;
        logs.push(...sorted.logs);
        skipped.push(...sorted.skipped);
        reporter.finish(source, sumOf(sorted.logs, getRecords), sumOf(sorted.logs, getStoredBytes));
        // Now, while others may be read, and not all at once in the end.
        for (const { log } of sorted.logs) {
          this.identities.getNumbers(log.index);
        }
        const elapsed = performance.now() - began;
        if (options.onProgress !== undefined && elapsed >= nextTree && source < inputs.length) {
          publish(logs.slice());
          nextTree = 2 * elapsed + (performance.now() - began - elapsed);
        }
        await nextTurn();
        signal.throwIfAborted();
        await publishBeginning(inputs[source]);
      }
      this.content = this.build(logs, skipped, this.content === before ? setup : toSetup(this.tree));
      if (known.length === 0) {
        this.reader.clear();
      }
      return this.summary;
    } catch (error) {
      this.content = before;
      this.identities = identitiesBefore;
      throw error;
    } finally {
      if (this.running === running) {
        this.running = undefined;
      }
    }
  }

  private build(logs: readonly LoadedLog[], skipped: readonly SkippedSource[], setup: TreeSetup): Content {
    this.lastRevision = Math.max(this.lastRevision, this.content?.tree.status.revision ?? 0) + 1;
    const names = toSourceNames(logs.map(({ input }) => input.uri));
    const tree = new EventTree(
      logs.map(({ log }) => log),
      { ...setup, names, revision: this.lastRevision, identities: this.identities },
    );
    return { logs: [...logs], skipped: [...skipped], tree };
  }
}

/** What a new tree takes over from one. */
function toSetup(tree: EventTree): TreeSetup {
  const { order, filter, grouping, expanded } = tree.view;
  const view = {
    order,
    filter,
    ...(grouping === undefined ? {} : { grouping }),
    ...(tree.isTouched ? { expanded } : {}),
  };
  return { view };
}

/** Logs and what is none. Throws the error of a log that is the only one. */
function sortResults(
  results: readonly LoadResult[],
  inputs: readonly LogInput[],
  isAlone: boolean,
): { readonly logs: readonly LoadedLog[]; readonly skipped: readonly SkippedSource[] } {
  const logs: LoadedLog[] = [];
  const skipped: SkippedSource[] = [];
  for (const [i, result] of results.entries()) {
    if (result instanceof Error) {
      if (isAlone) {
        throw result;
      }
      skipped.push(toSkipped(inputs[i]?.uri ?? '', result));
      continue;
    }
    const reason = isAlone ? undefined : getSkipReason(result);
    if (reason === undefined) {
      logs.push(result);
    } else {
      skipped.push({ uri: result.input.uri, reason });
    }
  }
  return { logs, skipped };
}

function getRecords({ summary }: LoadedLog): number {
  return summary.records;
}

function getStoredBytes({ stamp, input }: LoadedLog): number {
  return stamp?.size ?? (input.kind === 'bytes' ? input.bytes.length : 0);
}

function sumOf(logs: readonly LoadedLog[], get: (log: LoadedLog) => number): number {
  return logs.reduce((sum, log) => sum + get(log), 0);
}

function toSummary({ tree, logs, skipped }: Content): LogSummary {
  const { table, principals, names } = tree;
  let redacted = 0;
  for (const { log } of logs) {
    for (const count of log.index.redacted) {
      redacted += count;
    }
  }
  return {
    records: table.count,
    duplicates: table.duplicates,
    faults: logs.flatMap(({ faults }) => faults),
    redacted,
    byIdentityType: countByType(principals),
    sources: logs.map(({ summary }, source) => ({ ...summary, name: names[source] ?? '' })),
    skipped,
  };
}
