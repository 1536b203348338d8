import type { ExpressionContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { LambdaContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Call } from './call';
import { checkArgument } from './checkArgument';
import { isWhole } from './families';
import { getIdentifier } from './getIdentifier';
import { array, BIGINT, BOOLEAN, UNKNOWN } from './sqlType';
import { translateExpression } from './translateExpression';
import type { Typed } from './translation';
import { NO_VALUE } from './translation';
import { unwrapPrimary } from './unwrapPrimary';

/** The functions that take a lambda. Undefined for all others. */
export function translateLambdaCall(call: Call): Typed | undefined {
  const { work, scope, entry, given } = call;
  const [first, second, third, fourth] = given;
  const lambda = (at: ExpressionContext | undefined, count: number): LambdaContext | undefined => {
    const found = at === undefined ? undefined : unwrapPrimary(at);
    if (found instanceof LambdaContext && found.identifier().length === count) {
      return found;
    }
    if (at !== undefined) {
      const example = count === 1 ? 'x -> …' : '(a, b) -> …';
      work.addFault(at, `${entry.name} takes a function here, written ${example}.`);
    }
    return undefined;
  };
  const body = (at: LambdaContext | undefined, values: readonly Typed[]): Typed => {
    if (at === undefined) {
      return NO_VALUE;
    }
    const names = new Map(
      at
        .identifier()
        .map((identifier, index) => [
          getIdentifier(work, identifier).name.toLowerCase(),
          values[index] ?? NO_VALUE,
        ]),
    );
    return translateExpression(
      work,
      { relations: [], names, parent: scope, ctes: scope.ctes },
      at.expression(),
    );
  };
  const collection = (): Typed => (first === undefined ? NO_VALUE : translateExpression(work, scope, first));
  const name = work.createName();
  switch (entry.name) {
    case 'transform':
    case 'filter':
    case 'any_match':
    case 'all_match':
    case 'none_match': {
      const list = collection();
      checkArgument(call, list, 0, 'array');
      const element = list.type.kind === 'array' ? list.type.element : UNKNOWN;
      const { sql, type } = body(lambda(second, 1), [{ sql: name, type: element }]);
      const kept = `list_filter(${list.sql}, lambda ${name}: ${entry.name === 'all_match' ? `NOT (${sql})` : sql})`;
      switch (entry.name) {
        case 'transform':
          return { sql: `list_transform(${list.sql}, lambda ${name}: ${sql})`, type: array(type) };
        case 'filter':
          return { sql: kept, type: list.type };
        default:
          return { sql: `(len(${kept}) ${entry.name === 'any_match' ? '>' : '='} 0)`, type: BOOLEAN };
      }
    }
    case 'reduce': {
      const list = collection();
      checkArgument(call, list, 0, 'array');
      const element = list.type.kind === 'array' ? list.type.element : UNKNOWN;
      const start =
        third === undefined || second === undefined ? undefined : translateExpression(work, scope, second);
      const whole = start !== undefined && isWhole(start.type);
      const from = whole ? `CAST(${start.sql} AS BIGINT)` : (start?.sql ?? 'NULL');
      const type = whole ? BIGINT : (start?.type ?? UNKNOWN);
      const [state, item] = [work.createName(), work.createName()];
      const step = body(lambda(third, 2), [
        { sql: `(${state}).s`, type },
        { sql: `(${item}).x`, type: element },
      ]);
      const end = work.createName();
      const finish = body(lambda(fourth, 1), [{ sql: end, type }]);
      // DuckDB folds into the type of the elements, so the state travels with each of them.
      const wrapped = `list_transform(${list.sql}, lambda ${name}: {'s': CASE WHEN false THEN ${from} END, 'x': ${name}})`;
      const folded = `(list_reduce(${wrapped}, lambda ${state}, ${item}: {'s': ${step.sql}, 'x': (${item}).x}, {'s': ${from}, 'x': NULL})).s`;
      return { sql: `list_transform([${folded}], lambda ${end}: ${finish.sql})[1]`, type: finish.type };
    }
    case 'zip_with': {
      const list = collection();
      const other = second === undefined ? list : translateExpression(work, scope, second);
      const { sql, type } = body(lambda(third, 2), [
        { sql: `${name}[1]`, type: list.type.kind === 'array' ? list.type.element : UNKNOWN },
        { sql: `${name}[2]`, type: other.type.kind === 'array' ? other.type.element : UNKNOWN },
      ]);
      return {
        sql: `list_transform(list_zip(${list.sql}, ${other.sql}), lambda ${name}: ${sql})`,
        type: array(type),
      };
    }
    case 'map_filter':
    case 'transform_values':
    case 'transform_keys': {
      const map = collection();
      checkArgument(call, map, 0, 'map');
      const key = map.type.kind === 'map' ? map.type.key : UNKNOWN;
      const value = map.type.kind === 'map' ? map.type.value : UNKNOWN;
      const { sql, type } = body(lambda(second, 2), [
        { sql: `(${name}).key`, type: key },
        { sql: `(${name}).value`, type: value },
      ]);
      const entries = `map_entries(${map.sql})`;
      switch (entry.name) {
        case 'map_filter':
          return { sql: `map_from_entries(list_filter(${entries}, lambda ${name}: ${sql}))`, type: map.type };
        case 'transform_values':
          return {
            sql: `map_from_entries(list_transform(${entries}, lambda ${name}: {'key': (${name}).key, 'value': ${sql}}))`,
            type: { kind: 'map', key, value: type },
          };
        default:
          return {
            sql: `map_from_entries(list_transform(${entries}, lambda ${name}: {'key': ${sql}, 'value': (${name}).value}))`,
            type: { kind: 'map', key: type, value },
          };
      }
    }
    default:
      return undefined;
  }
}
