import type { Call } from './call';
import { getReturned } from './call';
import { getFamily } from './families';
import { fillTemplate, functionTemplates } from './functionTemplates';
import { array, BIGINT, DATE, UNKNOWN } from './sqlType';
import type { Typed } from './translation';

/** The functions that take or make arrays and maps and need more than a template; undefined for all others. */
export function translateCollectionCall(call: Call, args: readonly Typed[]): Typed | undefined {
  const [a, b, c] = args;
  const sql = args.map((argument) => argument.sql);
  const [first = 'NULL', second = 'NULL'] = sql;
  switch (call.entry.name) {
    case 'cardinality':
      return {
        sql: `CAST(${a?.type.kind === 'map' ? 'cardinality' : 'len'}(${first}) AS BIGINT)`,
        type: BIGINT,
      };
    case 'element_at':
      return a?.type.kind === 'map' ||
        (a?.type.kind === 'unknown' && b?.type.kind === 'scalar' && b.type.name === 'varchar')
        ? { sql: `map_extract_value(${first}, ${second})`, type: getReturned(call.entry, args) }
        : { sql: `list_extract(${first}, ${second})`, type: getReturned(call.entry, args) };
    case 'sequence': {
      const isTime = getFamily(a?.type ?? UNKNOWN) === 'time';
      const isDate = a?.type.kind === 'scalar' && a.type.name === 'date';
      const step = c === undefined && isTime ? ', to_days(1)' : '';
      const list = `generate_series(${sql.join(', ')}${step})`;
      return {
        sql: isDate ? `CAST(${list} AS DATE[])` : list,
        type: array(isDate ? DATE : isTime ? (a?.type ?? UNKNOWN) : BIGINT),
      };
    }
    case 'map':
      return {
        sql: `map(${sql.join(', ')})`,
        type:
          a?.type.kind === 'array' && b?.type.kind === 'array'
            ? { kind: 'map', key: a.type.element, value: b.type.element }
            : UNKNOWN,
      };
    case 'map_keys':
      return { sql: `map_keys(${first})`, type: a?.type.kind === 'map' ? array(a.type.key) : UNKNOWN };
    case 'map_values':
      return { sql: `map_values(${first})`, type: a?.type.kind === 'map' ? array(a.type.value) : UNKNOWN };
    case 'map_entries':
      return {
        sql: `map_entries(${first})`,
        type:
          a?.type.kind === 'map'
            ? array({
                kind: 'row',
                fields: [
                  { name: 'key', type: a.type.key },
                  { name: 'value', type: a.type.value },
                ],
              })
            : UNKNOWN,
      };
    case 'repeat':
      return { sql: fillTemplate(functionTemplates['repeat'] ?? '', sql), type: array(a?.type ?? UNKNOWN) };
    default:
      return undefined;
  }
}
