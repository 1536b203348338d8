/** The kinds of JSON value. */
export type JsonTypeName = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** What CloudTrail means by one field. Every text is ours; the facts are those of the CloudTrail user guide. */
export interface FieldDoc {
  /** The field as CloudTrail spells it, with the objects above it; `[]` stands for any item of an array. */
  readonly path: string;
  /** One or two sentences. */
  readonly meaning: string;
  /** The eventVersion that brought the field; undefined where it is not told or not part of a version. */
  readonly since?: string;
  /** True where records of its version may lack the field; undefined where it always stands. */
  readonly optional?: boolean;
  /** What null, '' or absence means. */
  readonly absent?: string;
  /** Values with their meanings, or typical values. */
  readonly values?: readonly string[];
  /**
   * Types seen in genuine records, the first the documented one. Undefined where any type is ordinary, as everywhere
   * inside requestParameters.
   */
  readonly types?: readonly JsonTypeName[];
}
