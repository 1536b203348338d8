import assert from 'node:assert/strict';
import { createLazy } from '../../../../src/host/lazy/createLazy';

describe('createLazy', () => {
  it('makes nothing before the first call', async () => {
    let made = 0;
    const get = createLazy(() => Promise.resolve(++made));
    assert.equal(made, 0);
    assert.equal(await get(), 1);
  });

  it('gives all who ask the same value, also those who ask while it is made', async () => {
    let made = 0;
    const get = createLazy(async () => {
      await Promise.resolve();
      return { number: ++made };
    });
    const [first, second] = await Promise.all([get(), get()]);
    assert.equal(first, second);
    assert.equal(await get(), first);
    assert.deepEqual(first, { number: 1 });
  });

  it('makes it once where it is undefined', async () => {
    let made = 0;
    const get = createLazy(() => {
      made++;
      return Promise.resolve(undefined);
    });
    await get();
    await get();
    assert.equal(made, 1);
  });

  it('tells a failure to all who wait, and tries again with the next call', async () => {
    let made = 0;
    const get = createLazy(() => {
      made++;
      return made === 1 ? Promise.reject(new Error('not there')) : Promise.resolve(made);
    });
    const [first, second] = await Promise.allSettled([get(), get()]);
    assert.deepEqual([first.status, second.status, made], ['rejected', 'rejected', 1]);
    assert.equal(await get(), 2);
    assert.equal(await get(), 2);
  });
});
