import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'cloudtrail-lens-';

/** Makes a folder that only this user can read, for spilled data, and removes those of processes that ended without. */
export async function createPrivateFolder(): Promise<string> {
  await removeAbandoned().catch(() => undefined);
  return mkdtemp(path.join(tmpdir(), `${PREFIX}${String(process.pid)}-`));
}

/** With the six letters that mkdtemp adds: other temporary files of ours begin alike. */
const NAME = /^cloudtrail-lens-(\d{1,10})-[A-Za-z0-9]{6}$/;

/** The names tell the process: one that was killed could not remove its folder. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(NAME.exec(name)?.[1] ?? NaN);
    if (!Number.isNaN(owner) && !isAlive(owner)) {
      await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
