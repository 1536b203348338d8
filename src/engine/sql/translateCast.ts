import type { CastContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { parseType, toDuckType } from './parseType';
import type { Scope } from './scope';
import type { SqlType } from './sqlType';
import { translateExpression } from './translateExpression';
import type { Translation, Typed } from './translation';
import { NO_VALUE } from './translation';

/** CAST and TRY_CAST. */
export function translateCast(work: Translation, scope: Scope, context: CastContext): Typed {
  const value = translateExpression(work, scope, context.expression());
  const target = parseType(work.getText(context.type()));
  if (target === undefined) {
    work.addFault(context.type(), `The type ${work.getText(context.type())} cannot be run here.`);
    return NO_VALUE;
  }
  return {
    sql: toCastSql(value, target, context.KW_TRY_CAST() === null ? 'CAST' : 'TRY_CAST'),
    type: target,
  };
}

/** A cast with Trino's meaning where DuckDB has another one: for JSON, for times as text and for cut text. */
function toCastSql(value: Typed, target: SqlType, word: 'CAST' | 'TRY_CAST'): string {
  const { sql, type } = value;
  const name = target.kind === 'scalar' ? target.name : '';
  const duck = toDuckType(target);
  if (name === 'json') {
    return type.kind === 'scalar' && type.name === 'json' ? sql : `to_json(${sql})`;
  }
  if (type.kind === 'scalar' && type.name === 'json' && target.kind === 'scalar') {
    const text = `json_extract_string(${sql}, '$')`;
    return name === 'varchar' ? text : `${word}(${text} AS ${duck})`;
  }
  if (name === 'varchar' && type.kind === 'scalar' && type.name.startsWith('timestamp')) {
    return `strftime(${sql}, '%Y-%m-%d %H:%M:%S.%g${type.name === 'timestamp' ? '' : ' UTC'}')`;
  }
  const cast = `${word}(${sql} AS ${duck})`;
  return target.kind === 'scalar' && target.length !== undefined ? `left(${cast}, ${target.length})` : cast;
}
