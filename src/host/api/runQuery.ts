import type * as vscode from 'vscode';
import type { CellValue } from '../../protocol/query';
import { findSources } from '../query/editor/findSources';
import type { QueryEngine } from '../query/queryEngine';
import type { QueryAnswer } from './cloudTrailLensApi';

/** Rows of one message from the engine. */
const WINDOW = 10_000;

/** Loads logs, runs a query on them and reads its whole answer. */
export async function runQuery(
  engine: QueryEngine,
  sql: string,
  sources: readonly vscode.Uri[],
): Promise<QueryAnswer> {
  if (sources.length === 0) {
    throw new Error('No log is open. Open one, or name the logs to query.');
  }
  const { signal } = new AbortController();
  const { files, skipped } = await findSources(sources, {
    folder: undefined,
    explorer: [],
    signal,
    onFound: () => undefined,
  });
  const result = await engine.exclusive(async () => {
    await engine.load(files);
    return engine.call('run', { sql });
  });
  try {
    const rows: (readonly CellValue[])[] = [];
    const {
      rows: count,
      milliseconds,
      loadMilliseconds,
      events,
      duplicates,
      logs,
      notRead,
    } = result.statistics;
    while (rows.length < count) {
      const window = await engine.call('rows', { result: result.result, offset: rows.length, limit: WINDOW });
      if (window.length === 0) {
        break;
      }
      rows.push(...window);
    }
    return {
      columns: result.columns.map(({ name }) => name),
      rows,
      statistics: {
        rows: count,
        milliseconds,
        loadMilliseconds,
        events,
        duplicates,
        logs,
        notRead: [...notRead, ...skipped.map(({ uri, reason }) => `${uri}: ${reason}`)],
      },
    };
  } finally {
    await engine.call('release', { result: result.result });
  }
}
