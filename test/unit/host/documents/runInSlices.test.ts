import assert from 'node:assert/strict';
import { runInSlices } from '../../../../src/host/documents/runInSlices';

/** Two slices of work and a bit: busy for 15 ms, and again. Tells what runs between two turns of the loop. */
function* work(name: string, steps: string[]): Generator<undefined, string> {
  for (let i = 0; i < 2; i++) {
    steps.push(name);
    const end = performance.now() + 15;
    while (performance.now() < end);
    yield;
  }
  return name;
}

const never = (): boolean => false;

describe('runInSlices', () => {
  it('gives each turn to one work, by turns, and to others between them', async () => {
    const steps: string[] = [];
    let isDone = false;
    const tick = (): void => {
      steps.push('|');
      if (!isDone) {
        setImmediate(tick);
      }
    };
    const works = ['a', 'b', 'c'].map((name) => runInSlices(work(name, steps), never));
    tick();
    assert.deepEqual(await Promise.all(works), ['a', 'b', 'c']);
    isDone = true;
    const turns = steps.join('').split('|');
    assert.deepEqual(
      turns.filter((turn) => turn !== ''),
      ['a', 'b', 'c', 'a', 'b', 'c'],
    );
  });

  it('does short work in one turn', async () => {
    function* short(): Generator<undefined, number> {
      let steps = 0;
      for (; steps < 100; steps++) {
        yield;
      }
      return steps;
    }
    const turns: number[] = [];
    setImmediate(() => turns.push(1));
    assert.equal(await runInSlices(short(), never), 100);
    assert.deepEqual(turns, [1]);
  });

  it('ends where nobody waits any more, and lets the next one have its turn', async () => {
    const steps: string[] = [];
    let turns = 0;
    const stale = runInSlices(work('a', steps), () => turns++ > 0);
    const other = runInSlices(work('b', steps), never);
    assert.equal(await stale, undefined);
    assert.equal(await other, 'b');
    assert.deepEqual(steps, ['a', 'b', 'b']);
  });
});
