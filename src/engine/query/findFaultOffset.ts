/** Letters before the place that are compared at most, to tell equal pieces of a statement apart. */
const COMPARED = 200;

/**
 * Where in a statement an engine's message puts a fault, in UTF-16 units; undefined where it names no place. The message
 * shows a piece of the line, cut off at both ends, with a caret below, and the statement that ran may have been a part of
 * a longer one: so the place is where the statement reads like that piece.
 */
export function findFaultOffset(message: string, statement: string): number | undefined {
  const shown = /^(LINE \d+: )(.*)\n( *)\^/m.exec(message);
  const [, head = '', line = '', blanks = ''] = shown ?? [];
  const caret = blanks.length - head.length;
  if (shown === null || caret < 0) {
    return undefined;
  }
  const before = line.slice(0, caret).replace(/^\.\.\./, '');
  const after = line.slice(caret).replace(/\.\.\.$/, '');
  if (after === '') {
    return undefined;
  }
  let best: { readonly offset: number; readonly shared: number } | undefined;
  for (let at = statement.indexOf(after); at >= 0; at = statement.indexOf(after, at + 1)) {
    const shared = countShared(before, statement.slice(Math.max(0, at - COMPARED), at));
    if (best === undefined || shared > best.shared) {
      best = { offset: at, shared };
    }
  }
  return best?.offset;
}

/** How many letters two texts have in common at their ends. */
function countShared(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) {
    count++;
  }
  return count;
}
