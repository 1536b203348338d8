import { hasParts } from './isMatchOfParts';
import { toFolded } from './toFolded';

/** Longer text could make an expression that the engine refuses. */
const LONGEST_EXPRESSION = 200;

/**
 * A test whether a text has the parts of a word in their order, in any case. A word without a star becomes a regular
 * expression: that takes 27 ms for 1,000,000 eventIDs, folding and searching them 60 ms. Without repetition in it, it
 * cannot backtrack.
 */
export function buildTextSearch(parts: readonly string[]): (text: string) => boolean {
  const [part = ''] = parts;
  if (parts.length === 1 && part.length <= LONGEST_EXPRESSION) {
    const pattern = new RegExp(part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
    return (text) => pattern.test(text);
  }
  const folded = parts.map(toFolded);
  return (text) => hasParts(toFolded(text), folded);
}
