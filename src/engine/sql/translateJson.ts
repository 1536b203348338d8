import type {
  JsonPathInvocationContext,
  PrimaryExpressionContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getString } from './getString';
import { toDuckJsonPath, toScalarSql } from './jsonPath';
import { parseType, toDuckType } from './parseType';
import type { Scope } from './scope';
import { BOOLEAN, VARCHAR } from './sqlType';
import { translateExpression } from './translateExpression';
import type { Translation, Typed } from './translation';
import { quoteText } from './translation';

/** JSON_VALUE, JSON_QUERY, JSON_EXISTS, JSON_ARRAY and JSON_OBJECT of the SQL standard; undefined for all others. */
export function translateJsonFunction(
  work: Translation,
  scope: Scope,
  context: PrimaryExpressionContext,
): Typed | undefined {
  if (context instanceof Trino.JsonValueContext) {
    const [json, path] = translatePath(work, scope, context.jsonPathInvocation());
    refuseBehaviour(work, context.jsonValueBehavior());
    const type = context.type();
    const target = type === null ? VARCHAR : parseType(work.getText(type));
    const sql = toScalarSql(json, path);
    return target === undefined || type === null
      ? { sql: `(${sql})`, type: VARCHAR }
      : { sql: `TRY_CAST((${sql}) AS ${toDuckType(target)})`, type: target };
  }
  if (context instanceof Trino.JsonQueryContext) {
    const [json, path] = translatePath(work, scope, context.jsonPathInvocation());
    refuseBehaviour(work, [...context.jsonQueryBehavior(), context.jsonQueryWrapperBehavior()]);
    return { sql: `TRY(CAST(json_extract(${json}, ${path}) AS VARCHAR))`, type: VARCHAR };
  }
  if (context instanceof Trino.JsonExistsContext) {
    const [json, path] = translatePath(work, scope, context.jsonPathInvocation());
    refuseBehaviour(work, [context.jsonExistsErrorBehavior()]);
    return { sql: `coalesce(TRY(json_exists(${json}, ${path})), false)`, type: BOOLEAN };
  }
  if (context instanceof Trino.JsonArrayContext) {
    const items = context
      .jsonValueExpression()
      .map((item) => translateExpression(work, scope, item.expression()).sql);
    return { sql: `CAST(json_array(${items.join(', ')}) AS VARCHAR)`, type: VARCHAR };
  }
  if (context instanceof Trino.JsonObjectContext) {
    const members = context.jsonObjectMember().map((member) => {
      const key = translateExpression(work, scope, member.expression()).sql;
      return `${key}, ${translateExpression(work, scope, member.jsonValueExpression().expression()).sql}`;
    });
    return { sql: `CAST(json_object(${members.join(', ')}) AS VARCHAR)`, type: VARCHAR };
  }
  return undefined;
}

function translatePath(
  work: Translation,
  scope: Scope,
  invocation: JsonPathInvocationContext,
): readonly [json: string, path: string] {
  const json = translateExpression(work, scope, invocation.jsonValueExpression().expression());
  const text = getString(work, invocation.string());
  const duck = toDuckJsonPath(text.trim().replace(/^(lax|strict)\s+/iu, ''));
  if (duck === undefined) {
    work.addFault(
      invocation.string(),
      'Of JSON paths, only $ with .name, ["name"] and [number] behind it can be run here.',
    );
  }
  if (invocation.jsonArgument().length > 0) {
    work.addFault(invocation, 'PASSING of a JSON path cannot be run here.');
  }
  return [json.sql, quoteText(duck ?? '$')];
}

function refuseBehaviour(
  work: Translation,
  behaviours: readonly (Parameters<Translation['addFault']>[0] | null)[],
): void {
  for (const behaviour of behaviours) {
    if (behaviour !== null && !/^null$/iu.test('getText' in behaviour ? behaviour.getText() : '')) {
      work.addFault(behaviour, 'ON EMPTY, ON ERROR and WRAPPER of the JSON functions cannot be run here.');
    }
  }
}
