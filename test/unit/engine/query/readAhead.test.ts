import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAhead } from '../../../../src/engine/query/readAhead';

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) {
    all.push(result);
  }
  return all;
}

describe('readAhead', () => {
  it('gives results in the order of the inputs, however long each takes', async () => {
    const read = async (milliseconds: number): Promise<number> => {
      await sleep(milliseconds);
      return milliseconds;
    };
    assert.deepEqual(await collect(readAhead([20, 1, 10, 0, 5], read)), [20, 1, 10, 0, 5]);
    assert.deepEqual(await collect(readAhead([], read)), []);
  });

  it('has two at work, and tells which one is waited for', async () => {
    const begun: number[] = [];
    const told: string[] = [];
    const read = async (input: number, isNext: () => boolean): Promise<number> => {
      begun.push(input);
      await sleep(1);
      told.push(`${String(input)} ${String(isNext())}`);
      return input;
    };
    for await (const result of readAhead([0, 1, 2, 3], read)) {
      assert.deepEqual(begun, [0, 1, 2, 3].slice(0, result + 3));
      await sleep(5);
    }
    assert.deepEqual(told, ['0 true', '1 false', '2 false', '3 false']);
  });

  it('fails in the turn of what failed', async () => {
    const read = async (input: number): Promise<number> => {
      await sleep(input === 1 ? 0 : 5);
      if (input === 1) {
        throw new Error('no log');
      }
      return input;
    };
    const given: number[] = [];
    await assert.rejects(
      async () => {
        for await (const result of readAhead([0, 1, 2], read)) {
          given.push(result);
        }
      },
      { message: 'no log' },
    );
    assert.deepEqual(given, [0]);
  });
});
