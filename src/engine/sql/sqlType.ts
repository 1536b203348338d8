/** A Trino type as far as it is known before a run. */
export type SqlType =
  | { readonly kind: 'scalar'; readonly name: string; readonly length?: number }
  | { readonly kind: 'array'; readonly element: SqlType }
  | { readonly kind: 'map'; readonly key: SqlType; readonly value: SqlType }
  | { readonly kind: 'row'; readonly fields: readonly RowField[] }
  | { readonly kind: 'unknown' };

export interface RowField {
  /** Lower case; empty for a field without a name. */
  readonly name: string;
  readonly type: SqlType;
}

export const UNKNOWN: SqlType = { kind: 'unknown' };

export function scalar(name: string): SqlType {
  return { kind: 'scalar', name };
}

export function array(element: SqlType): SqlType {
  return { kind: 'array', element };
}

export const VARCHAR = scalar('varchar');
export const BIGINT = scalar('bigint');
export const INTEGER = scalar('integer');
export const DOUBLE = scalar('double');
export const BOOLEAN = scalar('boolean');
export const JSON_TYPE = scalar('json');
export const DATE = scalar('date');
export const TIMESTAMP = scalar('timestamp');
export const TIMESTAMP_ZONE = scalar('timestamp with time zone');

/** The type in Athena's words. */
export function toTypeText(type: SqlType): string {
  switch (type.kind) {
    case 'scalar':
      return type.name;
    case 'array':
      return `array(${toTypeText(type.element)})`;
    case 'map':
      return `map(${toTypeText(type.key)}, ${toTypeText(type.value)})`;
    case 'row':
      return `row(${type.fields.map(({ name, type: field }) => `${name} ${toTypeText(field)}`.trim()).join(', ')})`;
    case 'unknown':
      return 'any';
  }
}
