import type { Call } from './call';
import { getReturned } from './call';
import { isWhole } from './families';
import { functionTemplates } from './functionTemplates';
import { array, BIGINT, UNKNOWN } from './sqlType';
import { translateCondition } from './translateExpression';
import { translateSortItems, translateWindow } from './translateWindow';
import type { Typed } from './translation';
import { isPresent } from './translation';

/** A call of an aggregate or a window function; `args` are translated already. */
export function translateAggregate(call: Call, args: readonly Typed[], isStar: boolean): Typed {
  const { work, scope, context, entry } = call;
  const kept = entry.name === 'approx_distinct' ? args.slice(0, 1) : args;
  const inner = kept.map((argument) => argument.sql).join(', ');
  const distinct = !isPresent(context.setQuantifier()?.KW_DISTINCT()) ? '' : 'DISTINCT ';
  const sort =
    context.sortItem().length === 0 ? '' : ` ORDER BY ${translateSortItems(work, scope, context.sortItem())}`;
  const nulls = context.nullTreatment();
  const treatment = nulls === null ? '' : nulls.KW_IGNORE() === null ? ' RESPECT NULLS' : ' IGNORE NULLS';
  const filter = context.filter()?.whereClause().booleanExpression();
  const filterSql = filter === undefined ? '' : ` FILTER (WHERE ${translateCondition(work, scope, filter)})`;
  const over = context.over();
  const overSql = over === null ? '' : ` OVER ${translateWindow(work, scope, over)}`;
  const suffix = `${filterSql}${overSql}`;
  const make = (name: string, text: string): string =>
    `${name}(${distinct}${text}${sort}${treatment})${suffix}`;
  const [first = 'NULL', second = 'NULL'] = kept.map((argument) => argument.sql);
  const type = getReturned(entry, args);
  switch (entry.name) {
    case 'count':
      return { sql: isStar || args.length === 0 ? `count(*)${suffix}` : make('count', inner), type: BIGINT };
    case 'sum': {
      const whole = isWhole(args[0]?.type ?? UNKNOWN);
      return {
        sql: whole ? `CAST(${make('sum', inner)} AS BIGINT)` : make('sum', inner),
        type: whole ? BIGINT : type,
      };
    }
    case 'count_if':
      // DuckDB's is NULL where the condition is NULL in every row.
      return { sql: `CAST(coalesce(${make('count_if', inner)}, 0) AS BIGINT)`, type: BIGINT };
    case 'approx_distinct':
      return {
        sql: `CAST(${make(functionTemplates[entry.name] ?? entry.name, inner)} AS BIGINT)`,
        type: BIGINT,
      };
    case 'min':
    case 'max':
      return { sql: make(entry.name, inner), type: args.length === 2 ? array(type) : type };
    case 'approx_percentile': {
      const isList = args[1]?.type.kind === 'array';
      // No share of another type than this is taken, and of a parameter nobody knows the type.
      return {
        sql: make('approx_quantile', `${first}, CAST(${second} AS ${isList ? 'FLOAT[]' : 'FLOAT'})`),
        type: isList ? array(type) : type,
      };
    }
    case 'array_agg':
      return { sql: make('array_agg', inner), type: array(args[0]?.type ?? UNKNOWN) };
    case 'histogram': {
      const counts = make('histogram', inner);
      return { sql: counts, type: { kind: 'map', key: args[0]?.type ?? UNKNOWN, value: BIGINT } };
    }
    case 'map_agg':
    case 'multimap_agg': {
      // DuckDB's maps refuse a key that comes twice.
      const pairs = `list(row(${first}, ${second}))${filterSql}${overSql}`;
      const keys = `list_sort(list_distinct(list_transform(${pairs}, lambda lens_pair: lens_pair[1])))`;
      const values = `list_transform(list_filter(${pairs}, lambda lens_pair: lens_pair[1] = lens_key), lambda lens_pair: lens_pair[2])`;
      const value = entry.name === 'map_agg' ? `list_extract(${values}, 1)` : values;
      const valueType = args[1]?.type ?? UNKNOWN;
      return {
        sql: `map(${keys}, list_transform(${keys}, lambda lens_key: ${value}))`,
        type: {
          kind: 'map',
          key: args[0]?.type ?? UNKNOWN,
          value: entry.name === 'map_agg' ? valueType : array(valueType),
        },
      };
    }
    default:
      return { sql: make(functionTemplates[entry.name] ?? entry.name, inner), type };
  }
}
