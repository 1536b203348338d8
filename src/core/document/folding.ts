/** A fold between two lines, counted from 0; the last line stays visible. */
export interface Fold {
  readonly start: number;
  readonly end: number;
}

/** Folds that VS Code shows of one document at most (`editor.foldingMaximumRegions`). */
const MOST = 5000;

/**
 * Where brackets open on one line and close on a later one, outermost first where there are more than the editor shows.
 * Linear; works on damaged text, where a bracket without its other half folds nothing.
 */
export function buildFolds(text: string): readonly Fold[] {
  const open: number[] = [];
  const byDepth: Fold[][] = [];
  let line = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x0a) {
      line++;
      inString = false; // a string never spans lines: one that is not closed ends here
    } else if (inString) {
      if (c === 0x5c) {
        i++;
      } else if (c === 0x22) {
        inString = false;
      }
    } else if (c === 0x22) {
      inString = true;
    } else if (c === 0x7b || c === 0x5b) {
      open.push(line);
    } else if (c === 0x7d || c === 0x5d) {
      const start = open.pop();
      if (start !== undefined && line - 1 > start) {
        while (byDepth.length <= open.length) {
          byDepth.push([]);
        }
        byDepth[open.length]?.push({ start, end: line - 1 });
      }
    }
  }
  const folds: Fold[] = [];
  for (const level of byDepth) {
    folds.push(...level.slice(0, MOST - folds.length));
  }
  return folds;
}
