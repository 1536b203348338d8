import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CloudTrailRecord } from '../../../../src/core/record/cloudTrailRecord';
import type { PresetParameter, QueryPreset } from '../../../../src/core/query/queryPreset';
import { queryPresets } from '../../../../src/core/query/presets/queryPresets';
import { duckDbMacros, openDatabase, QueryService } from '../../../../src/engine/query/engine';
import { translateSql } from '../../../../src/engine/sql/translateSql';
import type { CellValue, QueryParameters } from '../../../../src/protocol/query';

/** Rows of a result by the names of its columns. */
export type Row = Readonly<Record<string, CellValue>>;

/** Runs presets in the engine as the query process does: reads logs, translates, runs. */
export interface PresetRunner {
  loadRecords(records: readonly CloudTrailRecord[]): Promise<void>;
  loadFiles(files: readonly string[]): Promise<void>;
  /** Parameters that are not given are the usual ones. */
  run(id: string, parameters?: QueryParameters): Promise<readonly Row[]>;
  getValues(expression: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The preset with an id. Throws where there is none. */
export function getPreset(id: string): QueryPreset {
  const preset = queryPresets.find((candidate) => candidate.id === id);
  if (preset === undefined) {
    throw new Error(`There is no preset ${id}`);
  }
  return preset;
}

function toValue({ type, usual }: PresetParameter): string | number | undefined {
  return usual !== undefined && type === 'number' ? Number(usual) : usual;
}

/** A value for each parameter: the given one, the usual one, or the empty text where an answer is needed. */
export function toParameters(preset: QueryPreset, given: QueryParameters = {}): QueryParameters {
  return Object.fromEntries(
    preset.parameters.map((parameter) => [parameter.name, given[parameter.name] ?? toValue(parameter) ?? '']),
  );
}

/** Opens the engine in a folder of its own. */
export async function createPresetRunner(): Promise<PresetRunner> {
  const folder = await mkdtemp(path.join(tmpdir(), 'query-presets-'));
  const database = await openDatabase(folder, { memory: 1e9, spill: 1e9, threads: 2 }, duckDbMacros);
  const service = new QueryService(Promise.resolve(database), translateSql);
  let logs = 0;
  const loadFiles = async (files: readonly string[]): Promise<void> => {
    await service.load(
      files.map((file) => ({ kind: 'path', uri: pathToFileURL(file).toString(), path: file })),
    );
  };
  return {
    async loadRecords(records) {
      const file = path.join(folder, `log-${String(++logs)}.json`);
      await writeFile(file, JSON.stringify({ Records: records }));
      await loadFiles([file]);
    },
    loadFiles,
    async run(id, given) {
      const preset = getPreset(id);
      const { result, columns, statistics } = await service.run(preset.sql, toParameters(preset, given));
      const rows = await service.getRows({ result, offset: 0, limit: statistics.rows });
      await service.release(result);
      return rows.map((row) =>
        Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null] as const)),
      );
    },
    async getValues(expression) {
      return (await service.getValues(expression, '', 1000)).map(({ value }) => value);
    },
    async close() {
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
