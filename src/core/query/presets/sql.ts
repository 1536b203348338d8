/**
 * A template for SQL text: a value of several lines is set in as far as the line that it begins on, so that fragments
 * keep a readable shape wherever they stand. Values are SQL, not data: a preset takes its data as parameters.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly string[]): string {
  let text = strings[0] ?? '';
  for (const [i, value] of values.entries()) {
    const line = text.slice(text.lastIndexOf('\n') + 1);
    const indent = /^ */.exec(line)?.[0] ?? '';
    text += value.replaceAll('\n', `\n${indent}`) + (strings[i + 1] ?? '');
  }
  return text;
}
