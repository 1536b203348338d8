/** Does something for each entry, a bounded number at a time. The first failure ends it. */
export async function runParallel<T>(
  entries: readonly T[],
  limit: number,
  act: (entry: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let hasFailed = false;
  const work = async (): Promise<void> => {
    while (next < entries.length && !hasFailed) {
      const entry = entries[next++] as T;
      try {
        await act(entry);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, work));
}
