import { getEditDistance } from '../text/getEditDistance';
import type { FilterFieldName } from './filterFields';
import { getFilterField, getFilterFieldNames } from './filterFields';

/** The longest name has 24 letters; what is longer by more than the largest distance is not one of them. */
const LONGEST_NAME = 32;

/**
 * The field whose name or alias is most like this word: one that begins with it, or else one that differs by at most a
 * third of its letters (one is inserted, left out or replaced). Undefined where none is that near. Costs about 50 × 500
 * steps at most.
 */
export function getNearestField(word: string): FilterFieldName | undefined {
  const wanted = word.toLowerCase();
  if (wanted === '' || wanted.length > LONGEST_NAME) {
    return undefined;
  }
  let limit = Math.floor(wanted.length / 3);
  let nearest: string | undefined;
  for (const name of getFilterFieldNames()) {
    if (wanted.length > 2 && name.startsWith(wanted)) {
      nearest = name;
      break;
    }
    const distance = getEditDistance(wanted, name);
    if (distance <= limit) {
      nearest = name;
      limit = distance - 1;
    }
  }
  return nearest === undefined ? undefined : getFilterField(nearest)?.name;
}
