import type { AskedQuery } from '../../../core/query/askedQuery';
import type { QueryRequest } from './queryRunner';

/** Longest list of sources that is kept with a question, in UTF-16 units. */
const LONGEST_SOURCES = 10_000;

/** A question as it can be kept, with the logs that it was asked of where their list is not too long. */
export function toAsked({ title, preset, sql, tables, parameters, folder }: QueryRequest): AskedQuery {
  const named = tables.map(({ table, sources }) => ({ table, sources: sources.map(String) }));
  return {
    title,
    ...(preset === undefined ? {} : { preset }),
    sql,
    parameters,
    ...(JSON.stringify(named).length > LONGEST_SOURCES ? {} : { tables: named }),
    ...(folder === undefined ? {} : { folder: folder.toString() }),
  };
}
