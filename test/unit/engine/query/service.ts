import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { duckDbMacros } from '../../../../src/engine/sql/duckDbMacros';
import type { Database, DatabaseLimits } from '../../../../src/engine/query/openDatabase';
import { openDatabase } from '../../../../src/engine/query/openDatabase';
import { QueryService } from '../../../../src/engine/query/queryService';
import type { ScanBytes } from '../../../../src/engine/scanBytes';
import { translateSql } from '../../../../src/engine/sql/translateSql';
import type { CellValue, QueryResult } from '../../../../src/protocol/query';
import type { LogInput } from '../../../../src/protocol/engine';

export interface TestService {
  readonly service: QueryService;
  readonly database: Database;
  readonly folder: string;
  /** Runs a query and reads all its rows. */
  ask(sql: string, parameters?: Readonly<Record<string, string | number>>): Promise<CellValue[][]>;
  run(sql: string): Promise<QueryResult>;
  close(): Promise<void>;
}

/** A query engine in this process, with little of everything. */
export async function openService(
  limits: Partial<DatabaseLimits> = {},
  scan?: ScanBytes,
): Promise<TestService> {
  const folder = await mkdtemp(path.join(tmpdir(), 'query-'));
  const database = await openDatabase(
    folder,
    { memory: 1e9, spill: 2e9, threads: 2, ...limits },
    duckDbMacros,
  );
  const service = new QueryService(Promise.resolve(database), translateSql, scan);
  return {
    service,
    database,
    folder,
    async ask(sql, parameters) {
      const { result, statistics } = await service.run(sql, parameters);
      const rows = await service.getRows({ result, offset: 0, limit: statistics.rows });
      await service.release(result);
      return rows;
    },
    run: (sql) => service.run(sql),
    async close() {
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A log of these records. */
export function toInput(records: readonly unknown[], uri = 'file:///log.json'): LogInput {
  return { kind: 'bytes', uri, bytes: new TextEncoder().encode(JSON.stringify({ Records: records })) };
}

/** A record with the fields that make it one, and others. */
export function toRecord(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    eventVersion: '1.08',
    eventTime: '2024-03-01T10:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    ...fields,
  };
}
