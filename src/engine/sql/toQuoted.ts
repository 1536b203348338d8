import type { Scope } from './scope';
import type { Translation } from './translation';
import { quoteName } from './translation';

/** What a relation is called in the translated text. Athena takes one name for two whose columns differ; DuckDB does not. */
export function toQuoted(work: Translation, scope: Scope, name: string | undefined): string {
  const isFree = name !== undefined && scope.relations.every((relation) => relation.name !== name);
  return quoteName(isFree ? name : work.createName());
}
