/** A question that is asked of a person before a preset runs; `:name` in its SQL stands for the answer. */
export interface PresetParameter {
  /** Letters, digits and underscores. */
  readonly name: string;
  /** The field's title, a few words. */
  readonly title: string;
  /** One sentence under the field. */
  readonly hint: string;
  /** `text` is taken as it is; `time` is ISO 8601 in UTC; `number` is a whole number. */
  readonly type: 'text' | 'time' | 'number';
  /** An expression over the table whose values, with their counts, are proposed; undefined where nothing can be. */
  readonly suggest?: string;
  /** Taken when nothing is entered; undefined where an answer is needed. */
  readonly usual?: string;
}

export type PresetGroup =
  'Who and when' | 'Access and failures' | 'Changes' | 'Identities and keys' | 'Unusual' | 'WorkDocs';

/** A ready question of the palette. Its SQL is Athena's over {@link CLOUDTRAIL_TABLE} and runs there, too, unless it uses our columns. */
export interface QueryPreset {
  /** Lower case with hyphens; stable, since history and links keep it. */
  readonly id: string;
  /** The question in a few words, as the palette lists it. */
  readonly title: string;
  /** One sentence: what the answer tells. */
  readonly tells: string;
  /** One sentence, beginning with "No": what it means that the answer has no row. */
  readonly none: string;
  readonly group: PresetGroup;
  readonly parameters: readonly PresetParameter[];
  /** Formatted text with a header comment; ends in a line break. */
  readonly sql: string;
}
