import type { RowField, SqlType } from './sqlType';
import { scalar } from './sqlType';

/** DuckDB's names of the scalar types that run. `char` has no blanks at its end here. */
const DUCK_TYPES: Readonly<Record<string, string>> = {
  varchar: 'VARCHAR',
  char: 'VARCHAR',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  real: 'REAL',
  double: 'DOUBLE',
  decimal: 'DECIMAL(38, 9)',
  date: 'DATE',
  time: 'TIME',
  timestamp: 'TIMESTAMP',
  'timestamp with time zone': 'TIMESTAMP WITH TIME ZONE',
  json: 'JSON',
  varbinary: 'BLOB',
  uuid: 'UUID',
  'interval day to second': 'INTERVAL',
  'interval year to month': 'INTERVAL',
};

const SYNONYMS: Readonly<Record<string, string>> = { int: 'integer', string: 'varchar', float: 'real' };

/** Reads a type of Trino's, also with Hive's angle brackets; undefined where it is none that runs here. */
export function parseType(text: string): SqlType | undefined {
  const tokens = text.toLowerCase().match(/"[^"]*"|[a-z0-9_$]+|[(),<>]/gu) ?? [];
  let at = 0;
  const take = (token: string): boolean => {
    if (tokens[at] !== token) {
      return false;
    }
    at++;
    return true;
  };
  const list = <T>(read: () => T | undefined): T[] | undefined => {
    const items: T[] = [];
    if (!take('(') && !take('<')) {
      return undefined;
    }
    do {
      const item = read();
      if (item === undefined) {
        return undefined;
      }
      items.push(item);
    } while (take(','));
    return take(')') || take('>') ? items : undefined;
  };
  const readField = (): RowField | undefined => {
    const start = at;
    const name = (tokens[at++] ?? '').replaceAll('"', '');
    const named = tokens[at] === ',' || tokens[at] === ')' || tokens[at] === '(' ? undefined : readType();
    if (named !== undefined) {
      return { name, type: named };
    }
    at = start;
    const type = readType();
    return type === undefined ? undefined : { name: '', type };
  };
  const readType = (): SqlType | undefined => {
    const word = tokens[at++];
    switch (word) {
      case 'array': {
        const [element] = list(readType) ?? [];
        return element === undefined ? undefined : { kind: 'array', element };
      }
      case 'map': {
        const [key, value] = list(readType) ?? [];
        return key === undefined || value === undefined ? undefined : { kind: 'map', key, value };
      }
      case 'row':
      case 'struct': {
        const fields = list(readField);
        return fields === undefined ? undefined : { kind: 'row', fields };
      }
      case 'interval': {
        const isYear = tokens[at] === 'year';
        at += 3;
        return scalar(isYear ? 'interval year to month' : 'interval day to second');
      }
      case undefined:
        return undefined;
    }
    const name = SYNONYMS[word] ?? word;
    const lengths = tokens[at] === '(' ? list(() => tokens[at++]) : undefined;
    if (word === 'double') {
      take('precision');
    }
    const zone = take('with');
    if (zone || take('without')) {
      at += 2;
    }
    if (!Object.hasOwn(DUCK_TYPES, name)) {
      return undefined;
    }
    if (zone && name === 'timestamp') {
      return scalar('timestamp with time zone');
    }
    if (name === 'decimal' && lengths !== undefined) {
      return scalar(`decimal(${lengths.join(', ')})`);
    }
    const length = Number(lengths?.[0]);
    return (name === 'varchar' || name === 'char') && Number.isInteger(length)
      ? { kind: 'scalar', name: 'varchar', length }
      : scalar(name === 'char' ? 'varchar' : name);
  };
  const type = readType();
  return at === tokens.length ? type : undefined;
}

/** DuckDB's name of a type; a type that is not known stays text. */
export function toDuckType(type: SqlType): string {
  switch (type.kind) {
    case 'scalar':
      return type.name.startsWith('decimal(')
        ? type.name.toUpperCase()
        : (DUCK_TYPES[type.name] ?? 'VARCHAR');
    case 'array':
      return `${toDuckType(type.element)}[]`;
    case 'map':
      return `MAP(${toDuckType(type.key)}, ${toDuckType(type.value)})`;
    case 'row':
      return `STRUCT(${type.fields
        .map(
          ({ name, type: field }, index) =>
            `"${name === '' ? `field${index}` : name.replaceAll('"', '""')}" ${toDuckType(field)}`,
        )
        .join(', ')})`;
    case 'unknown':
      return 'VARCHAR';
  }
}
