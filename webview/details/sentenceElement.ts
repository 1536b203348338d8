import type { Sentence } from '../../src/core/explain/explanation';
import { createElement } from '../element';

/** A sentence in a paragraph: plain words, and values in a fixed-width font. */
export function createSentence(sentence: Sentence, className = 'sentence'): HTMLElement {
  const paragraph = createElement('p', className);
  paragraph.append(
    ...sentence.map((part) => (typeof part === 'string' ? part : createElement('code', '', part.code))),
  );
  return paragraph;
}
