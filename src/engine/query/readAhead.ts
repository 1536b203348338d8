/** So many are at work: while one is scanned on another thread, the next one is read. */
const AT_WORK = 2;

/**
 * What `read` makes of each input, in their order. `isNext` tells whether it is that of `at` that is waited for. An error
 * comes in its turn; those that are at work then end unheard.
 */
export async function* readAhead<T, R>(
  inputs: readonly T[],
  read: (input: T, isNext: () => boolean) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const queue: Promise<R>[] = [];
  let given = 0;
  let begun = 0;
  const begin = (): void => {
    const at = begun++;
    const input = inputs[at];
    if (input !== undefined) {
      const result = read(input, () => given === at);
      // It is awaited in its turn; until then it may fail unheard.
      result.catch(() => undefined);
      queue.push(result);
    }
  };
  for (let i = 0; i < AT_WORK; i++) {
    begin();
  }
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const result = await next;
    begin();
    yield result;
    given++;
  }
}
