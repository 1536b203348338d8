import type { AskedQuery } from '../askedQuery';
import { meansAll } from '../meansAll';
import { queryPresets } from './queryPresets';

/** A value that a question was asked with, and that leaves some events out. */
export interface AskedValue {
  /** The title of its field. */
  readonly title: string;
  readonly value: string;
  /** What may stand there, a sentence. */
  readonly hint: string;
}

/** What it means that a ready question found nothing. */
export interface EmptyAnswer {
  /** A sentence that begins with "No". */
  readonly none: string;
  readonly values: readonly AskedValue[];
}

/** Explains an answer without rows; undefined for a person's own SQL and for a preset that this version does not have. */
export function explainEmpty({ preset: id, parameters = {} }: AskedQuery): EmptyAnswer | undefined {
  const preset = queryPresets.find((other) => other.id === id);
  return (
    preset && {
      none: preset.none,
      values: preset.parameters.flatMap(({ name, title, hint }) => {
        const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
        return value === undefined || meansAll(value) ? [] : [{ title, value: String(value), hint }];
      }),
    }
  );
}
