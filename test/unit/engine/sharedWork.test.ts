import assert from 'node:assert/strict';
import { SharedWork } from '../../../src/engine/sharedWork';

describe('SharedWork', () => {
  it('runs once for a key and keeps the result', async () => {
    const work = new SharedWork<string, number>();
    let runs = 0;
    const act = (): Promise<number> => Promise.resolve(++runs);
    assert.deepEqual(await Promise.all([work.get('a', {}, act), work.get('a', {}, act)]), [1, 1]);
    assert.deepEqual([await work.get('a', {}, act), work.getDone('a'), work.getDone('b')], [1, 1, undefined]);
    assert.equal(await work.get('b', {}, act), 2);
    assert.equal(work.getDone('a'), undefined);
  });

  it('lets go of what is not for a key, but not of work that goes on', async () => {
    const work = new SharedWork<string, number>();
    let runs = 0;
    const act = (): Promise<number> => Promise.resolve(++runs);
    await work.get('a', {}, act);
    work.keepOnly('a');
    assert.equal(await work.get('a', {}, act), 1);
    work.keepOnly('b');
    const again = work.get('a', {}, act);
    work.keepOnly('b');
    assert.deepEqual([await again, await work.get('a', {}, act)], [2, 2]);
  });

  it('does not keep a failure', async () => {
    const work = new SharedWork<string, number>();
    await assert.rejects(
      work.get('a', {}, () => Promise.reject(new Error('no'))),
      { message: 'no' },
    );
    assert.equal(await work.get('a', {}, () => Promise.resolve(1)), 1);
  });

  it('goes on while one of several waits, and is given up when none does', async () => {
    const work = new SharedWork<string, number>();
    const one = new AbortController();
    const two = new AbortController();
    let inner: AbortSignal | undefined;
    const act = ({ signal }: { signal?: AbortSignal }): Promise<number> => {
      inner = signal;
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('given up'));
        });
      });
    };
    const first = work.get('a', { signal: one.signal }, act);
    const second = work.get('a', { signal: two.signal }, act);
    one.abort();
    assert.equal(inner?.aborted, false);
    two.abort();
    assert.equal(inner.aborted, true);
    await assert.rejects(first, { message: 'given up' });
    await assert.rejects(second, { message: 'given up' });
    assert.equal(await work.get('a', {}, () => Promise.resolve(7)), 7);
  });

  it('tells progress to all who wait', async () => {
    const work = new SharedWork<string, number>();
    const seen: string[] = [];
    const act = async ({
      onProgress,
    }: {
      onProgress?: (p: { done: number; total: number }) => void;
    }): Promise<number> => {
      await Promise.resolve();
      onProgress?.({ done: 1, total: 2 });
      return 1;
    };
    await Promise.all(
      ['x', 'y'].map((name) =>
        work.get(
          'a',
          { onProgress: ({ done, total }) => seen.push(`${name} ${String(done)}/${String(total)}`) },
          act,
        ),
      ),
    );
    assert.deepEqual(seen, ['x 1/2', 'y 1/2']);
  });
});
