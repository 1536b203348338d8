import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPrivateFolder } from '../../../../src/engine/query/privateFolder';

/** No system gives so high a number to a process. */
const GONE = '4294967290';

describe('createPrivateFolder', () => {
  const { TMPDIR } = process.env;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'private-'));
    process.env['TMPDIR'] = folder;
  });
  after(async () => {
    if (TMPDIR === undefined) {
      delete process.env['TMPDIR'];
    } else {
      process.env['TMPDIR'] = TMPDIR;
    }
    await rm(folder, { recursive: true });
  });

  it('removes the folders of processes that are gone, and nothing else', async () => {
    const alive = `cloudtrail-lens-${String(process.pid)}-AbCd12`;
    // An export on its way to another machine is named by a random UUID, whose beginning may be a number.
    const file = 'cloudtrail-lens-40404040-1111-4222-8333-444444444444.csv';
    await mkdir(path.join(folder, `cloudtrail-lens-${GONE}-AbCd12`, 'spill'), { recursive: true });
    await mkdir(path.join(folder, alive));
    await writeFile(path.join(folder, file), 'rows');
    const made = await createPrivateFolder();
    assert.equal(path.dirname(made), folder);
    assert.deepEqual((await readdir(folder)).sort(), [alive, file, path.basename(made)].sort());
  });
});
