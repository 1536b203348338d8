import type { LogText } from './logDocument';

/** A fold between two lines, counted from 0; the last line stays visible. */
export interface Fold {
  readonly start: number;
  readonly end: number;
}

/** Units that are read between two yields: about 2 ms. */
const PIECE = 500_000;

/** Folds that VS Code shows of one document at most (`editor.foldingMaximumRegions`). */
const MOST = 5000;

/**
 * Where brackets open on one line and close on a later one, outermost first where there are more than the editor shows.
 * Linear; works on damaged text, where a bracket without its other half folds nothing. Yields often.
 */
export function* findFolds(text: LogText): Generator<undefined, readonly Fold[]> {
  const open: number[] = [];
  const byDepth: Fold[][] = [];
  let line = 0;
  let inString = false;
  let isEscaped = false;
  let piece = '';
  let at = PIECE;
  const { length } = text;
  for (let offset = 0; offset < length; offset++, at++) {
    if (at === PIECE) {
      yield;
      piece = text.slice(offset, offset + PIECE);
      at = 0;
    }
    const c = piece.charCodeAt(at);
    if (c === 0x0a) {
      line++;
      inString = isEscaped = false; // a string never spans lines: one that is not closed ends here
    } else if (inString) {
      if (isEscaped) {
        isEscaped = false;
      } else if (c === 0x5c) {
        isEscaped = true;
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
