import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { registerLater } from '../../../../src/host/lazy/registerLater';

describe('registerLater', () => {
  it('registers once, in a turn of its own', async () => {
    const { calls, register } = createRegister();
    registerLater(register);
    assert.deepEqual(calls, []);
    await Promise.resolve();
    assert.deepEqual(calls, [], 'not in this turn, nor before what it awaits');
    await nextTurn();
    assert.deepEqual(calls, ['registered']);
    await nextTurn();
    assert.deepEqual(calls, ['registered']);
  });

  it('undoes it when it is disposed', async () => {
    const { calls, register } = createRegister();
    const later = registerLater(register);
    await nextTurn();
    later.dispose();
    assert.deepEqual(calls, ['registered', 'disposed']);
  });

  it('registers nothing when it is disposed before', async () => {
    const { calls, register } = createRegister();
    const later = registerLater(register);
    later.dispose();
    await nextTurn();
    await nextTurn();
    assert.deepEqual(calls, []);
  });
});

function createRegister(): {
  readonly calls: readonly string[];
  readonly register: () => { dispose(): void };
} {
  const calls: string[] = [];
  return {
    calls,
    register: () => {
      calls.push('registered');
      return { dispose: () => void calls.push('disposed') };
    },
  };
}
