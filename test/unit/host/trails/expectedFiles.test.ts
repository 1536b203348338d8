import assert from 'node:assert/strict';
import { ExpectedFiles } from '../../../../src/host/trails/expectedFiles';

describe('ExpectedFiles', () => {
  it('lets whoever asks wait for the file', async () => {
    const files = new ExpectedFiles();
    files.expect(['a', 'b']);
    const [first, second] = [files.get('a'), files.get('a')];
    files.bring('a', '/cache/a');
    assert.deepEqual(await Promise.all([first, second]), ['/cache/a', '/cache/a']);
    assert.equal(files.get('a'), undefined, 'it is in the cache from now on');
    assert.equal(files.get('c'), undefined);
  });

  it('tells those who wait why a file does not come', async () => {
    const files = new ExpectedFiles();
    files.expect(['a']);
    const asked = files.get('a');
    assert.ok(asked);
    files.refuse('a', new Error('cancelled'));
    await assert.rejects(asked, /cancelled/);
  });

  it('tells the first who asks later, and lets the next one try again', async () => {
    const files = new ExpectedFiles();
    files.expect(['a']);
    files.refuse('a', new Error('cancelled'));
    files.refuse('a', new Error('another'));
    await assert.rejects(files.get('a') ?? Promise.resolve(), /cancelled/);
    assert.equal(files.get('a'), undefined);
  });

  it('forgets a refusal when the file is expected anew', async () => {
    const files = new ExpectedFiles();
    files.expect(['a']);
    files.refuse('a', new Error('cancelled'));
    files.expect(['a']);
    const asked = files.get('a');
    files.bring('a', '/cache/a');
    assert.equal(await asked, '/cache/a');
  });

  it('does not refuse what has come', () => {
    const files = new ExpectedFiles();
    files.expect(['a']);
    files.bring('a', '/cache/a');
    files.refuse('a', new Error('cancelled'));
    assert.equal(files.get('a'), undefined);
  });
});
