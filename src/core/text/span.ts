/** A half-open range `[start, end)`. The unit (bytes or UTF-16 units) is said where a span is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One step to a value inside a record: a property name, or an index of an array. */
export type JsonPath = readonly (string | number)[];
