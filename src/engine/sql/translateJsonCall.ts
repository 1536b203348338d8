import type { Call } from './call';
import { toDuckJsonPath, toScalarSql } from './jsonPath';
import { BIGINT, JSON_TYPE, VARCHAR } from './sqlType';
import type { Typed } from './translation';
import { quoteText } from './translation';

/** The functions that read JSON by a path or a number; undefined for all others. */
export function translateJsonCall(call: Call, args: readonly Typed[]): Typed | undefined {
  const { entry } = call;
  const [, b] = args;
  const [first = 'NULL', second = 'NULL'] = args.map((argument) => argument.sql);
  switch (entry.name) {
    case 'json_extract':
    case 'json_extract_scalar':
    case 'json_size': {
      const path = toPath(call, b);
      return entry.name === 'json_extract'
        ? { sql: `TRY(json_extract(${first}, ${path}))`, type: JSON_TYPE }
        : entry.name === 'json_size'
          ? {
              sql: `CASE TRY(json_type(${first}, ${path})) WHEN 'ARRAY' THEN CAST(json_array_length(${first}, ${path}) AS BIGINT) WHEN 'OBJECT' THEN len(json_keys(${first}, ${path})) WHEN 'NULL' THEN 0 ELSE CASE WHEN TRY(json_type(${first}, ${path})) IS NOT NULL THEN 0 END END`,
              type: BIGINT,
            }
          : { sql: toScalarSql(first, path), type: VARCHAR };
    }
    case 'json_array_get': {
      const path =
        b?.literal === undefined
          ? `('$[' || CASE WHEN ${second} < 0 THEN '#' ELSE '' END || CAST(${second} AS VARCHAR) || ']')`
          : quoteText(`$[${b.literal.startsWith('-') ? '#' : ''}${b.literal}]`);
      return { sql: `TRY(json_extract(${first}, ${path}))`, type: JSON_TYPE };
    }
    default:
      return undefined;
  }
}

function toPath({ work, given, entry }: Call, path: Typed | undefined): string {
  if (path?.literal === undefined) {
    return path?.sql ?? 'NULL';
  }
  const duck = toDuckJsonPath(path.literal);
  if (duck === undefined && given[1] !== undefined) {
    work.addFault(
      given[1],
      `${entry.name} does not read this path. A path is $, then .name, ["name"] or [number]; wildcards cannot be run here.`,
    );
  }
  return quoteText(duck ?? '$');
}
