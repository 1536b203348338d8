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
  let sliceEnd = performance.now() + SLICE;
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() > sliceEnd) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (isStale()) {
        return undefined;
      }
      sliceEnd = performance.now() + SLICE;
    }
  }
}
