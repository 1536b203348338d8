import assert from 'node:assert/strict';

/** Waits until a question has an answer other than undefined; fails with `what` where none comes in time. */
export async function waitUntil<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  limitMs = 50_000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    assert.ok(Date.now() < deadline, `${what} did not come within ${String(limitMs)} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
