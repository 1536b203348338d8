/** Who waits for a turn, the longest first. */
const waiting: (() => void)[] = [];
let isComing = false;

/**
 * Waits for a turn of the extension host's thread that nothing else here has a piece of work in: outline, links and
 * findings of a log are asked for at once, and pieces in one turn would hold up everybody else for their sum.
 */
export function waitForTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    prepareTurn();
  });
}

function prepareTurn(): void {
  if (!isComing && waiting.length > 0) {
    isComing = true;
    setImmediate(() => {
      isComing = false;
      waiting.shift()?.();
      prepareTurn();
    });
  }
}
