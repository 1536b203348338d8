import type { Call } from './call';
import { getNearestName } from './getNearestName';
import { BIGINT, TIMESTAMP_ZONE, UNKNOWN, VARCHAR } from './sqlType';
import { toDuckFormat, toDuckPattern } from './timeFormats';
import type { Typed } from './translation';
import { quoteText } from './translation';

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

/** The functions of times that need more than a template; undefined for all others. */
export function translateTimeCall(call: Call, args: readonly Typed[]): Typed | undefined {
  const [a, b, c] = args;
  const [first = 'NULL', second = 'NULL', third = 'NULL'] = args.map((argument) => argument.sql);
  switch (call.entry.name) {
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
