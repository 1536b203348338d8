import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../repositoryRoot';
import { runNpm } from '../runNpm';
import type { VSCodeHost } from './vscodeHost';

/** An installed VS Code server. */
export interface InstalledVSCode {
  /** The folder that its server-main.js runs in. */
  readonly folder: string;
  /** The Node.js that runs it. */
  readonly node: string;
}

/**
 * Installs a VS Code server under .vscode-test from npm, by the lock files of the repository and of the package; does
 * nothing where it is there. The folder gets its name only when it is complete, so a broken run leaves nothing that
 * looks installed.
 */
export async function installVSCodeHost(host: VSCodeHost): Promise<InstalledVSCode> {
  const home = path.join(repositoryRoot, '.vscode-test');
  const target = path.join(home, `code-server-${host.packageVersion}`);
  const marker = path.join(target, 'installed');
  if (!existsSync(marker)) {
    console.error(
      `Installing VS Code ${host.vscodeVersion} (npm package code-server ${host.packageVersion}) …`,
    );
    await mkdir(home, { recursive: true });
    const draft = await mkdtemp(path.join(home, 'installing-'));
    try {
      await installInto(draft, host);
      await rm(target, { recursive: true, force: true });
      await renameUnlessThere(draft, target, marker);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return { folder: getServerFolder(target), node: getNode(target, host) };
}

async function installInto(folder: string, host: VSCodeHost): Promise<void> {
  const source = path.join(repositoryRoot, 'test', 'support', 'vscodeHost', host.packageVersion);
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(source, name), path.join(folder, name));
  }
  // The package's post-install script compiles what the tests do not use.
  await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  // The server's own packages, by the shrinkwrap file that it ships.
  await runNpm(
    ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    getServerFolder(folder),
  );
  await writeFile(path.join(folder, 'installed'), '');
}

/** Two runs may install at once: the first to finish wins, the other uses what it finds. */
async function renameUnlessThere(draft: string, target: string, marker: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    if (!existsSync(marker)) {
      throw error;
    }
  }
}

function getServerFolder(folder: string): string {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

function getNode(folder: string, host: VSCodeHost): string {
  if (Number.parseInt(process.versions.node, 10) >= host.nodeMajor) {
    return process.execPath;
  }
  const own = path.join(folder, 'node_modules', host.nodePackage ?? 'node', 'bin', 'node');
  if (!existsSync(own)) {
    throw new Error(
      `VS Code ${host.vscodeVersion} needs Node.js ${String(host.nodeMajor)} or newer; this is ${process.version}.`,
    );
  }
  return own;
}
