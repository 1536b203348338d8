import type { SqlType } from './sqlType';

/** Types that Athena compares with one another. */
export type Family =
  'text' | 'number' | 'boolean' | 'time' | 'json' | 'binary' | 'array' | 'map' | 'row' | 'interval';

const NUMBERS: ReadonlySet<string> = new Set([
  'tinyint',
  'smallint',
  'integer',
  'bigint',
  'real',
  'double',
  'decimal',
]);
const WHOLE: ReadonlySet<string> = new Set(['tinyint', 'smallint', 'integer', 'bigint']);

/** Undefined where the type is not known or compares with nothing else. */
export function getFamily(type: SqlType): Family | undefined {
  switch (type.kind) {
    case 'array':
    case 'map':
    case 'row':
      return type.kind;
    case 'unknown':
      return undefined;
    case 'scalar':
      break;
  }
  const { name } = type;
  if (NUMBERS.has(name) || name.startsWith('decimal')) {
    return 'number';
  }
  switch (name) {
    case 'varchar':
      return 'text';
    case 'boolean':
      return 'boolean';
    case 'json':
      return 'json';
    case 'varbinary':
      return 'binary';
    case 'date':
    case 'timestamp':
    case 'timestamp with time zone':
      return 'time';
  }
  return name.startsWith('interval') ? 'interval' : undefined;
}

export function isWhole(type: SqlType): boolean {
  return type.kind === 'scalar' && WHOLE.has(type.name);
}

/** Which kinds of argument a parameter of this name takes, in {@link athenaFunctions}; undefined for any. */
export function getTaken(parameter: string): readonly Family[] | undefined {
  switch (parameter) {
    case 'text':
    case 'url':
      return ['text', 'binary'];
    case 'pattern':
    case 'separator':
    case 'unit':
    case 'format':
    case 'path':
      return ['text'];
    case 'json':
      return ['text', 'json'];
    case 'time':
    case 'from':
    case 'to':
      return ['time'];
    case 'array':
      return ['array'];
    case 'map':
      return ['map'];
    case 'collection':
      return ['array', 'map'];
    case 'bytes':
      return ['binary'];
    case 'condition':
      return ['boolean'];
    case 'number':
      return ['number', 'interval'];
    default:
      return undefined;
  }
}
