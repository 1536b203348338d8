import assert from 'node:assert/strict';
import { ExpectedFiles } from '../../../../src/host/trails/expectedFiles';

const LOAD = {};
const OTHER_LOAD = {};

describe('ExpectedFiles', () => {
  it('lets whoever asks wait for the file', async () => {
    const files = new ExpectedFiles();
    files.expect(LOAD, ['a', 'b']);
    const [first, second] = [files.get('a'), files.get('a')];
    files.bring('a', '/cache/a');
    assert.deepEqual(await Promise.all([first, second]), ['/cache/a', '/cache/a']);
    assert.equal(files.get('a'), undefined, 'it is in the cache from now on');
    assert.equal(files.get('c'), undefined);
  });

  it('tells those who wait why a file does not come', async () => {
    const files = new ExpectedFiles();
    files.expect(LOAD, ['a']);
    const asked = files.get('a');
    assert.ok(asked);
    files.refuse(LOAD, 'a', new Error('cancelled'));
    await assert.rejects(asked, /cancelled/);
  });

  it('tells the first who asks later, and lets the next one try again', async () => {
    const files = new ExpectedFiles();
    files.expect(LOAD, ['a']);
    files.refuse(LOAD, 'a', new Error('cancelled'));
    files.refuse(LOAD, 'a', new Error('another'));
    await assert.rejects(files.get('a') ?? Promise.resolve(), /cancelled/);
    assert.equal(files.get('a'), undefined);
  });

  it('forgets a refusal when the file is expected anew', async () => {
    const files = new ExpectedFiles();
    files.expect(LOAD, ['a']);
    files.refuse(LOAD, 'a', new Error('cancelled'));
    files.expect(LOAD, ['a']);
    const asked = files.get('a');
    files.bring('a', '/cache/a');
    assert.equal(await asked, '/cache/a');
  });

  it('does not refuse what has come', () => {
    const files = new ExpectedFiles();
    files.expect(LOAD, ['a']);
    files.bring('a', '/cache/a');
    files.refuse(LOAD, 'a', new Error('cancelled'));
    assert.equal(files.get('a'), undefined);
  });

  it('gives a file of two loads to those who asked before the second one too', async () => {
    const files = new ExpectedFiles();
    files.expect(LOAD, ['a']);
    const early = files.get('a');
    files.expect(OTHER_LOAD, ['a']);
    const late = files.get('a');
    files.bring('a', '/cache/a');
    assert.deepEqual(await Promise.all([early, late]), ['/cache/a', '/cache/a']);
  });

  it('waits for another load that will bring a file still', async () => {
    const files = new ExpectedFiles();
    files.expect(LOAD, ['a']);
    files.expect(OTHER_LOAD, ['a']);
    const asked = files.get('a');
    files.refuse(LOAD, 'a', new Error('failed'));
    files.refuse(LOAD, 'a', new Error('cancelled'));
    files.bring('a', '/cache/a');
    assert.equal(await asked, '/cache/a');
  });

  it('tells what the last of several loads failed with', async () => {
    const files = new ExpectedFiles();
    files.expect(LOAD, ['a']);
    files.expect(OTHER_LOAD, ['a']);
    const asked = files.get('a');
    files.refuse(OTHER_LOAD, 'a', new Error('cancelled'));
    files.refuse(LOAD, 'a', new Error('gone'));
    await assert.rejects(asked ?? Promise.resolve(), /gone/);
  });
});
