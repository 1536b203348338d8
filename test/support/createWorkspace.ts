import { existsSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from './repositoryRoot';

/** A folder to open in VS Code. */
export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/**
 * A fresh folder under .vscode-test with a copy of samples/, so that no test and no demo writes into the samples. It is
 * named samples too: the name is what VS Code shows. Unless it is kept, it is removed at this process's exit at the latest.
 */
export async function createWorkspace(options: { readonly keep?: boolean } = {}): Promise<Workspace> {
  const home = path.join(repositoryRoot, '.vscode-test');
  await mkdir(home, { recursive: true });
  const parent = await mkdtemp(path.join(home, 'workspace-'));
  const folder = path.join(parent, 'samples');
  await mkdir(folder);
  const samples = path.join(repositoryRoot, 'samples');
  if (existsSync(samples)) {
    await cp(samples, folder, { recursive: true });
  }
  const remove = (): void => rmSync(parent, { recursive: true, force: true });
  if (options.keep !== true) {
    process.once('exit', remove);
  }
  return { folder, remove };
}
