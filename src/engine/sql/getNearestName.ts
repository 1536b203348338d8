import { getEditDistance } from '../../core/text/getEditDistance';

const LONGEST_NAME = 40;

/** The name most like a word: at most a third of its letters differ, or it begins with the word. Undefined where none is. */
export function getNearestName(word: string, names: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted === '' || wanted.length > LONGEST_NAME) {
    return undefined;
  }
  let limit = Math.max(1, Math.floor(wanted.length / 3));
  let nearest: string | undefined;
  for (const name of names) {
    const candidate = name.toLowerCase();
    const distance = getEditDistance(wanted, candidate);
    if (distance <= limit) {
      nearest = name;
      limit = distance - 1;
    } else if (nearest === undefined && wanted.length > 3 && candidate.startsWith(wanted)) {
      nearest = name;
    }
  }
  return nearest;
}
