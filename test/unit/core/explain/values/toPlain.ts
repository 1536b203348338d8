import type { Explanation, Sentence } from '../../../../../src/core/explain/explanation';

/** A sentence as one string; values between grave accents. */
export function toPlain(sentence: Sentence | undefined): string {
  return (sentence ?? []).map((piece) => (typeof piece === 'string' ? piece : `\`${piece.code}\``)).join('');
}

/** All sentences of an explanation's body, joined with blanks; '' where there is no explanation. */
export function toPlainBody(explanation: Explanation | undefined): string {
  return (explanation?.body ?? []).map((sentence) => toPlain(sentence)).join(' ');
}

/** The facts of an explanation as an object of strings. */
export function toPlainFacts(explanation: Explanation | undefined): Record<string, string> {
  return Object.fromEntries((explanation?.facts ?? []).map(({ label, value }) => [label, toPlain(value)]));
}
