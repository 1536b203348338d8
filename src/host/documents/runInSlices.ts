import { waitForTurn } from './waitForTurn';

/** Longest piece of work on the extension host's thread, in milliseconds; other extensions wait as long. */
const SLICE = 12;

/**
 * Runs work that yields often, with pauses in which others have their turn. Undefined where `isStale` said that nobody
 * waits for the result any more.
 */
export async function runInSlices<T>(
  work: Generator<undefined, T>,
  isStale: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    await waitForTurn();
    if (isStale()) {
      return undefined;
    }
    const sliceEnd = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done === true) {
        return step.value;
      }
    } while (performance.now() < sliceEnd);
  }
}
