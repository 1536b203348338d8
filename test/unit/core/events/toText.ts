import type { Sentence } from '../../../../src/core/explain/explanation';

/** A sentence as one text, values as they are. */
export function toText(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');
}
