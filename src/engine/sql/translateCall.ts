import type { FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { ExpressionContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { LambdaContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { AthenaFunction } from '../../core/query/athenaFunctions';
import { athenaFunctions, athenaFunctionsNotRun, getAthenaFunction } from '../../core/query/athenaFunctions';
import { getFamily, getTaken, isWhole } from './families';
import { fillTemplate, functionTemplates } from './functionTemplates';
import { getNearestName } from './getNearestName';
import { toDuckJsonPath } from './jsonPath';
import { parseType } from './parseType';
import type { Scope } from './scope';
import type { SqlType } from './sqlType';
import {
  array,
  BIGINT,
  BOOLEAN,
  DATE,
  JSON_TYPE,
  TIMESTAMP_ZONE,
  toTypeText,
  UNKNOWN,
  VARCHAR,
} from './sqlType';
import { toDuckFormat, toDuckPattern } from './timeFormats';
import type { Translation, Typed } from './translation';
import { isPresent, mark, quoteText } from './translation';
import { getIdentifier, translateExpression, unwrapPrimary } from './translateExpression';
import { translateSortItems, translateWindow } from './translateWindow';
import { translateCondition } from './translateExpression';

/** Milliseconds of an interval, or the functions that make one, by Trino's name of the unit. */
const UNITS: Readonly<Record<string, string>> = {
  millisecond: 'to_milliseconds',
  second: 'to_seconds',
  minute: 'to_minutes',
  hour: 'to_hours',
  day: 'to_days',
  week: 'to_weeks',
  month: 'to_months',
  quarter: 'to_quarters',
  year: 'to_years',
};

interface Call {
  readonly work: Translation;
  readonly scope: Scope;
  readonly context: FunctionCallContext;
  readonly entry: AthenaFunction;
  readonly given: readonly ExpressionContext[];
}

export function translateCall(work: Translation, scope: Scope, context: FunctionCallContext): Typed {
  const written = work.getText(context.functionName());
  const entry = getAthenaFunction(written.replaceAll('"', ''));
  const given = context.expression();
  if (entry === undefined) {
    work.addFault(context.functionName(), toUnknownMessage(written));
    return { sql: 'NULL', type: UNKNOWN };
  }
  const isStar = context.ASTERISK() !== null;
  if (!isStar && (given.length < entry.least || given.length > entry.most)) {
    work.addFault(
      context.functionName(),
      `${entry.name} takes ${toCountWords(entry)}, not ${given.length}: ${entry.signature}.`,
    );
    return { sql: 'NULL', type: UNKNOWN };
  }
  if (isStar && entry.name !== 'count') {
    work.addFault(context.functionName(), `${entry.name}(*) has no meaning; only count(*) has.`);
  }
  if (context.processingMode() !== null) {
    work.addFault(context, 'RUNNING and FINAL belong to MATCH_RECOGNIZE, which cannot be run here.');
  }
  if (entry.kind === 'window' && context.over() === null) {
    work.addFault(context.functionName(), `${entry.name} needs OVER (…) behind it.`);
  }
  const call: Call = { work, scope, context, entry, given };
  const result = translateLambdaCall(call) ?? translatePlainCall(call, isStar);
  return { sql: mark(context, result.sql), type: result.type };
}

function toUnknownMessage(written: string): string {
  const name = written.toLowerCase();
  if (athenaFunctionsNotRun.includes(name)) {
    return `${name} is a function of Athena's that cannot be run here.`;
  }
  const nearest = getNearestName(
    name,
    athenaFunctions.map((entry) => entry.name),
  );
  return `There is no function ${written}.${nearest === undefined ? '' : ` Is ${nearest} meant?`}`;
}

function toCountWords({ least, most }: AthenaFunction): string {
  const words = (count: number): string => (count === 1 ? '1 argument' : `${count} arguments`);
  if (most === Infinity) {
    return `at least ${words(least)}`;
  }
  return least === most ? words(least) : `${least} to ${words(most)}`;
}

/** Names of the parameters, in order; the last stands for what repeats. */
function getParameters({ signature }: AthenaFunction): readonly string[] {
  return signature
    .slice(signature.indexOf('(') + 1, -1)
    .split(',')
    .map((name) => name.replaceAll('[', '').replaceAll(']', '').trim());
}

function translatePlainCall(call: Call, isStar: boolean): Typed {
  const { work, scope, context, entry, given } = call;
  const isAggregate = entry.kind === 'aggregate' && context.over() === null;
  if (isAggregate) {
    scope.hasAggregate = true;
  }
  const args = given.map((argument) => translateExpression(work, scope, argument));
  const parameters = getParameters(entry);
  for (const [index, argument] of args.entries()) {
    checkArgument(call, argument, index, parameters[index] ?? '');
  }
  if (entry.kind === 'scalar') {
    const wrong = context.over() ?? context.filter() ?? context.setQuantifier();
    if (wrong !== null) {
      work.addFault(wrong, `${entry.name} is no aggregate; OVER, FILTER and DISTINCT do not belong to it.`);
    }
    const special = translateSpecial(call, args);
    if (special !== undefined) {
      return special;
    }
    const template =
      functionTemplates[`${entry.name}/${args.length}`] ??
      functionTemplates[entry.name] ??
      `${entry.name}($*)`;
    const sql = fillTemplate(
      template,
      args.map((argument) => argument.sql),
    );
    return { sql: sql.startsWith('CASE') ? `(${sql})` : sql, type: getReturned(entry, args) };
  }
  return translateAggregate(call, args, isStar);
}

function checkArgument(
  { work, given, entry }: Call,
  argument: Typed,
  index: number,
  parameter: string,
): void {
  const taken = getTaken(parameter);
  const family = getFamily(argument.type);
  const where = given[index];
  if (taken === undefined || family === undefined || where === undefined || taken.includes(family)) {
    return;
  }
  const written = work.getText(where);
  const short = written.length > 40 ? 'this' : written;
  const advice =
    taken[0] === 'time' && family === 'text'
      ? ` Write from_iso8601_timestamp(${short}).`
      : taken[0] === 'text' && family === 'json'
        ? ' json_extract_scalar gives text, json_format JSON as text.'
        : taken[0] === 'text'
          ? ` Write CAST(${short} AS varchar).`
          : taken[0] === 'binary' && family === 'text'
            ? ` Write to_utf8(${short}).`
            : family === 'text' && taken.includes('map')
              ? ` Where it is JSON, write json_extract_scalar(${short}, '$.name').`
              : family === 'text' && taken[0] === 'number'
                ? ` Write CAST(${short} AS double).`
                : '';
  work.addFault(where, `${entry.name} takes no ${toTypeText(argument.type)} here.${advice}`);
}

function getReturned(entry: AthenaFunction, args: readonly Typed[]): SqlType {
  switch (entry.returns) {
    case 'first':
      return args[0]?.type ?? UNKNOWN;
    case 'second':
      return args[1]?.type ?? UNKNOWN;
    case 'third':
      return args[2]?.type ?? UNKNOWN;
    case 'element': {
      const type = args[0]?.type ?? UNKNOWN;
      return type.kind === 'array' ? type.element : type.kind === 'map' ? type.value : UNKNOWN;
    }
    default:
      return parseType(entry.returns) ?? UNKNOWN;
  }
}

/** The functions that need more than a template. */
function translateSpecial(call: Call, args: readonly Typed[]): Typed | undefined {
  const { entry } = call;
  const [a, b, c] = args;
  const sql = args.map((argument) => argument.sql);
  const [first = 'NULL', second = 'NULL', third = 'NULL'] = sql;
  switch (entry.name) {
    case 'concat':
      return { sql: `(${sql.join(' || ')})`, type: a?.type ?? UNKNOWN };
    case 'greatest':
    case 'least':
      return {
        sql: `CASE WHEN ${sql.map((part) => `${part} IS NOT NULL`).join(' AND ')} THEN ${entry.name}(${sql.join(', ')}) END`,
        type: a?.type ?? UNKNOWN,
      };
    case 'try':
      return { sql: `TRY(${first})`, type: a?.type ?? UNKNOWN };
    case 'reverse':
      return {
        sql: a?.type.kind === 'array' ? `list_reverse(${first})` : `reverse(${first})`,
        type: a?.type ?? UNKNOWN,
      };
    case 'cardinality':
      return {
        sql: `CAST(${a?.type.kind === 'map' ? 'cardinality' : 'len'}(${first}) AS BIGINT)`,
        type: BIGINT,
      };
    case 'element_at':
      return a?.type.kind === 'map' ||
        (a?.type.kind === 'unknown' && b?.type.kind === 'scalar' && b.type.name === 'varchar')
        ? { sql: `map_extract_value(${first}, ${second})`, type: getReturned(entry, args) }
        : { sql: `list_extract(${first}, ${second})`, type: getReturned(entry, args) };
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
    case 'regexp_replace':
      return c === undefined
        ? undefined
        : { sql: `regexp_replace(${first}, ${second}, ${toReplacement(c)}, 'g')`, type: VARCHAR };
    case 'date_parse':
    case 'date_format':
    case 'format_datetime':
    case 'parse_datetime':
      return translateFormat(call, args);
    case 'to_iso8601':
      return {
        sql:
          a?.type.kind === 'scalar' && a.type.name === 'date'
            ? `strftime(${first}, '%Y-%m-%d')`
            : `strftime(${first}, '%Y-%m-%dT%H:%M:%S.%g${a?.type.kind === 'scalar' && a.type.name === 'timestamp' ? '' : 'Z'}')`,
        type: VARCHAR,
      };
    case 'date_diff':
      return { sql: `datesub(${toUnit(call, a)}, ${second}, ${third})`, type: BIGINT };
    case 'date_trunc': {
      const unit = toUnit(call, a);
      const isDate = b?.type.kind === 'scalar' && b.type.name === 'date';
      const truncated = `date_trunc(${unit}, ${second})`;
      return { sql: isDate ? `CAST(${truncated} AS DATE)` : truncated, type: b?.type ?? UNKNOWN };
    }
    case 'date_add': {
      const unit = toUnit(call, a).replaceAll("'", '');
      const isDate = c?.type.kind === 'scalar' && c.type.name === 'date';
      const moved = `(${third} + ${UNITS[unit] ?? 'to_days'}(CAST(${second} AS INTEGER)))`;
      return { sql: isDate ? `CAST(${moved} AS DATE)` : moved, type: c?.type ?? UNKNOWN };
    }
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
    case 'at_timezone':
      // A time without a zone is taken as UTC, as everywhere here.
      return {
        sql: `timezone(${second}, CAST(${first} AS TIMESTAMP WITH TIME ZONE))`,
        type: { kind: 'scalar', name: 'timestamp' },
      };
    default:
      return undefined;
  }
}

/**
 * The text, number or boolean at a path. json_extract_string would give objects and arrays, too; this way costs 1.4 times
 * its time over a million rows, a test of the kind beside it 4 times.
 */
export function toScalarSql(json: string, path: string): string {
  return `json_extract_string(TRY(json_value(${json}, ${path})), '$')`;
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

/** Java's `$1` and `\$` in RE2's letters. */
function toReplacement(replacement: Typed): string {
  if (replacement.literal === undefined) {
    return `regexp_replace(${replacement.sql}, '\\$(\\d)', '\\\\\\1', 'g')`;
  }
  const java = replacement.literal;
  let text = '';
  for (let at = 0; at < java.length; at++) {
    const letter = java[at] ?? '';
    const next = java[at + 1] ?? '';
    if (letter === '\\') {
      text += next === '\\' ? '\\\\' : next;
      at++;
    } else if (letter === '$' && next >= '0' && next <= '9') {
      text += `\\${next}`;
      at++;
    } else {
      text += letter;
    }
  }
  return quoteText(text);
}

function toUnit({ work, given, entry }: Call, unit: Typed | undefined): string {
  const name = unit?.literal?.toLowerCase();
  if (name === undefined || !Object.hasOwn(UNITS, name)) {
    const nearest = name === undefined ? undefined : getNearestName(name, Object.keys(UNITS));
    if (given[0] !== undefined) {
      work.addFault(
        given[0],
        `${entry.name} takes a unit as a text literal: ${Object.keys(UNITS).join(', ')}.${nearest === undefined ? '' : ` Is '${nearest}' meant?`}`,
      );
    }
    return "'day'";
  }
  return `'${name}'`;
}

function translateFormat({ work, given, entry }: Call, [value, format]: readonly Typed[]): Typed {
  const isParse = entry.name.includes('parse');
  const type =
    entry.name === 'date_parse'
      ? { kind: 'scalar' as const, name: 'timestamp' }
      : isParse
        ? TIMESTAMP_ZONE
        : VARCHAR;
  const where = given[1];
  if (format?.literal === undefined || where === undefined) {
    if (where !== undefined) {
      work.addFault(where, `The format of ${entry.name} has to be a text literal here.`);
    }
    return { sql: 'NULL', type };
  }
  const duck = entry.name.startsWith('date_') ? toDuckFormat(format.literal) : toDuckPattern(format.literal);
  if ('unknown' in duck) {
    work.addFault(where, `${duck.unknown} in a format of ${entry.name} cannot be run here.`);
    return { sql: 'NULL', type };
  }
  const text = quoteText(duck.format);
  if (!isParse) {
    return { sql: `strftime(${value?.sql ?? 'NULL'}, ${text})`, type };
  }
  const parsed = `strptime(${value?.sql ?? 'NULL'}, ${text})`;
  return {
    sql: entry.name === 'date_parse' ? parsed : `CAST(${parsed} AS TIMESTAMP WITH TIME ZONE)`,
    type,
  };
}

function translateAggregate(call: Call, args: readonly Typed[], isStar: boolean): Typed {
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

/** The functions that take a lambda. Undefined for all others. */
function translateLambdaCall(call: Call): Typed | undefined {
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
      return { sql: 'NULL', type: UNKNOWN };
    }
    const names = new Map(
      at
        .identifier()
        .map((identifier, index) => [
          getIdentifier(work, identifier).name.toLowerCase(),
          values[index] ?? { sql: 'NULL', type: UNKNOWN },
        ]),
    );
    return translateExpression(
      work,
      { relations: [], names, parent: scope, ctes: scope.ctes },
      at.expression(),
    );
  };
  const collection = (): Typed =>
    first === undefined ? { sql: 'NULL', type: UNKNOWN } : translateExpression(work, scope, first);
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
