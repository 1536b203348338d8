/**
 * Text in the form in which a filter compares it: lower case, and one form of the Greek sigma, whose lower case depends
 * on its place in a word.
 */
export function toFolded(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower;
}
