import type { UnnestContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getFamily } from './families';
import type { Column, Part, Scope } from './scope';
import { BIGINT, toTypeText, UNKNOWN } from './sqlType';
import { toQuoted } from './toQuoted';
import type { TranslatedRelation } from './translatedRelation';
import { translateExpression } from './translateExpression';
import type { Translation } from './translation';
import { quoteName } from './translation';

/**
 * UNNEST as a subquery that DuckDB joins sideways. An array of rows gives a column a field, as in Trino; where one name is
 * given for it, the whole row is the column, as Athena's own examples have it.
 */
export function translateUnnest(
  work: Translation,
  scope: Scope,
  context: UnnestContext,
  alias: string | undefined,
  names: readonly Part[],
): TranslatedRelation {
  const isCounted = context.KW_ORDINALITY() !== null;
  const expressions = context.expression();
  const given = names.length - (isCounted ? 1 : 0);
  const inner: string[] = [];
  const lengths: string[] = [];
  const outer: ((prefix: string) => string)[] = [];
  const columns: Column[] = [];
  for (const expression of expressions) {
    const { sql, type } = translateExpression(work, scope, expression);
    const family = getFamily(type);
    if (family !== undefined && family !== 'array' && family !== 'map') {
      work.addFault(
        expression,
        `UNNEST needs an array or a map, and this is ${toTypeText(type)}.${
          family === 'text' || family === 'json'
            ? ' Where it is JSON, write CAST(json_extract(…) AS array(varchar)).'
            : ''
        }`,
      );
    }
    const name = quoteName(work.createName());
    const list = type.kind === 'map' ? `map_entries(${sql})` : sql;
    inner.push(`unnest(${list}) AS ${name}`);
    lengths.push(`coalesce(len(${list}), 0)`);
    if (type.kind === 'map') {
      outer.push(
        (prefix) => `(${prefix}${name})."key"`,
        (prefix) => `(${prefix}${name})."value"`,
      );
      columns.push({ name: 'key', type: type.key }, { name: 'value', type: type.value });
    } else if (type.kind === 'array' && type.element.kind === 'row' && !(expressions.length === given)) {
      for (const [index, field] of type.element.fields.entries()) {
        outer.push((prefix) =>
          field.name === ''
            ? `(${prefix}${name})[${index + 1}]`
            : `(${prefix}${name}).${quoteName(field.name)}`,
        );
        columns.push({ name: field.name === '' ? `field${index}` : field.name, type: field.type });
      }
    } else {
      outer.push((prefix) => `${prefix}${name}`);
      columns.push({ name: '_col0', type: type.kind === 'array' ? type.element : UNKNOWN });
    }
  }
  if (isCounted) {
    const name = quoteName(work.createName());
    const most = lengths.length === 1 ? (lengths[0] ?? '0') : `greatest(${lengths.join(', ')})`;
    inner.push(`unnest(range(1, ${most} + 1)) AS ${name}`);
    outer.push((prefix) => `${prefix}${name}`);
    columns.push({ name: 'ordinality', type: BIGINT });
  }
  if (names.length > 0 && names.length !== columns.length) {
    work.addFault(
      context,
      `${names.length} column names are given, and UNNEST makes ${columns.length}: ${columns.map(({ name }) => name).join(', ')}.`,
    );
  }
  const named = columns.map((column, index) => ({
    name: names[index]?.name.toLowerCase() ?? column.name,
    type: column.type,
  }));
  const quoted = toQuoted(work, scope, alias);
  const selected = outer.map((toSql, index) => `${toSql('')} AS ${quoteName(named[index]?.name ?? '')}`);
  return {
    sql: `LATERAL (SELECT ${selected.join(', ')} FROM (SELECT ${inner.join(', ')})) AS ${quoted}`,
    relations: [
      { ...(alias === undefined ? {} : { name: alias }), quoted, columns: named, origin: 'unnest' },
    ],
    merged: [],
    unnest: { inner, outer },
  };
}
