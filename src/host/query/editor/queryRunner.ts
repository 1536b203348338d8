import * as vscode from 'vscode';
import type { SkippedSource } from '../../../protocol/engine';
import type { QueryParameters, QueryProgress, QueryResult, TableSummary } from '../../../protocol/query';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';
import { CancelledError } from '../../../protocol/rpcError';
import { append } from '../../explorer/append';
import type { WalkedSources } from '../../explorer/walkSources';
import type { QueryEngine } from '../queryEngine';
import type { ResultsPanels } from '../results/resultsPanels';
import { findSources } from './findSources';
import type { QueryHistory } from './queryHistory';
import type { Sources } from './sourceWords';
import { toAsked } from './toAsked';

/** Logs that a query reads under a name. */
export interface BoundTable {
  /** Lower case. */
  readonly table: string;
  /** As a header has them, or the logs themselves. */
  readonly sources: Sources;
}

export interface QueryRequest {
  readonly title: string;
  /** Id of the ready question that this is. */
  readonly preset?: string;
  readonly sql: string;
  /** Where the statement stands in its text, so that a fault names the line that a person sees; the start where undefined. */
  readonly start?: vscode.Position;
  readonly tables: readonly BoundTable[];
  readonly parameters: QueryParameters;
  /** What relative sources are relative to. */
  readonly folder: vscode.Uri | undefined;
  /** Told of each run of the query: when it begins, and what it failed with. */
  readonly onRun?: (failure: unknown) => void;
}

/** What a table was loaded from. */
export interface LoadedTable {
  readonly logs: number;
  /** Repeats folded. */
  readonly events: number;
}

/** Names of skipped files that stand in a result's notes; the rest are counted. */
const MAX_NOTES = 50;

/** Loads the logs of queries, runs them, shows the answers and remembers that they were asked. */
export class QueryRunner implements vscode.Disposable {
  private readonly loaded = new vscode.EventEmitter<void>();
  private readonly summaries = new Map<string, LoadedTable>();
  /** Fires when it became known what sources hold. */
  readonly onDidLoad = this.loaded.event;

  constructor(
    readonly engine: QueryEngine,
    private readonly results: Pick<ResultsPanels, 'show'>,
    private readonly history: QueryHistory,
    private readonly getExplorer: () => readonly vscode.Uri[],
  ) {}

  /** What sources held when they were read last; undefined where they never were. */
  getLoaded(table: BoundTable): LoadedTable | undefined {
    return this.summaries.get(this.getKey(table));
  }

  /** Runs a query in the results page. Resolves with its first answer; undefined where it failed or was cancelled. */
  run(request: QueryRequest): Promise<QueryResult | undefined> {
    return new Promise((resolve) => {
      void this.results.show(toAsked(request), async (signal, onProgress) => {
        try {
          const result = await this.ask(request, signal, onProgress);
          resolve(result);
          return result;
        } catch (error) {
          resolve(undefined);
          throw error;
        }
      });
    });
  }

  /** Reads the logs of a table, or does nothing where it has them; answers with what was left out before reading. */
  async load(
    { table, sources }: BoundTable,
    folder: vscode.Uri | undefined,
    signal: AbortSignal,
    onProgress: (progress: QueryProgress) => void = () => undefined,
  ): Promise<{ readonly summary: TableSummary; readonly skipped: readonly SkippedSource[] }> {
    const walked = await this.find(sources, folder, signal, onProgress);
    signal.throwIfAborted();
    const summary = await this.engine.load(walked.files, { table, signal, onProgress });
    this.summaries.set(this.getKey({ table, sources }), {
      logs: summary.sources.length,
      events: summary.records - summary.duplicates,
    });
    this.loaded.fire();
    return { summary, skipped: walked.skipped };
  }

  dispose(): void {
    this.loaded.dispose();
  }

  /** Loads what a query reads and runs it, without showing anything. */
  async ask(
    request: QueryRequest,
    signal: AbortSignal,
    onProgress: (progress: QueryProgress) => void,
  ): Promise<QueryResult> {
    const { sql, start, tables, parameters, folder, onRun } = request;
    const skipped: SkippedSource[] = [];
    onRun?.(undefined);
    let result: QueryResult;
    try {
      result = await this.engine.exclusive(async () => {
        for (const table of tables) {
          append(skipped, (await this.load(table, folder, signal, onProgress)).skipped);
        }
        return this.engine.call('run', { sql: toPlace(start) + sql, parameters }, { signal, onProgress });
      }, signal);
    } catch (error) {
      onRun?.(error);
      throw error;
    }
    const time = Date.now();
    const { statistics } = result;
    void this.history.add({ ...toAsked(request), parameters, time, rows: statistics.rows });
    const notRead = [...statistics.notRead, ...toNotes(skipped)];
    return { ...result, statistics: { ...statistics, notRead } };
  }

  private find(
    sources: Sources,
    folder: vscode.Uri | undefined,
    signal: AbortSignal,
    onProgress: (progress: QueryProgress) => void,
  ): Promise<WalkedSources> {
    return findSources(sources, {
      folder,
      explorer: this.getExplorer(),
      signal,
      onFound: (found) => {
        onProgress({
          phase: 'load',
          load: { source: 0, sources: found, bytes: 0, records: 0, totalBytes: 0 },
        });
      },
    });
  }

  private getKey({ table, sources }: BoundTable): string {
    return JSON.stringify([table, ...sources.map(String), ...this.getExplorer().map(String)]);
  }
}

/** The table of every query over the given logs. */
export function toTable(sources: Sources): BoundTable {
  return { table: CLOUDTRAIL_TABLE, sources };
}

export function isCancelled(error: unknown): boolean {
  return error instanceof CancelledError || (error instanceof Error && error.name === 'AbortError');
}

/** Blank lines and columns that take the place of the text before a statement. */
function toPlace(start: vscode.Position | undefined): string {
  return start === undefined ? '' : '\n'.repeat(start.line) + ' '.repeat(start.character);
}

function toNotes(skipped: readonly SkippedSource[]): readonly string[] {
  const notes = skipped.slice(0, MAX_NOTES).map(({ uri, reason }) => `${uri}: ${reason}`);
  const more = skipped.length - notes.length;
  return more > 0 ? [...notes, `${more.toLocaleString('en')} more files were left out.`] : notes;
}
