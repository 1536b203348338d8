import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

/**
 * Lets an engine write a file of a person's choice. Engines write to this machine only: a file that belongs elsewhere is
 * written to the folder for temporary files and goes on from there.
 */
export async function writeThrough<T>(
  target: vscode.Uri,
  extension: string,
  write: (file: string) => Promise<T>,
): Promise<T> {
  if (target.scheme === 'file') {
    return write(target.fsPath);
  }
  const file = path.join(tmpdir(), `cloudtrail-lens-${randomUUID()}.${extension}`);
  try {
    const result = await write(file);
    await vscode.workspace.fs.writeFile(target, await readFile(file));
    return result;
  } finally {
    await rm(file, { force: true });
  }
}
