import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A folder of the workspace for the files of one test file. */
export interface LogFolder {
  readonly write: (name: string, content: string | Uint8Array) => Promise<vscode.Uri>;
  readonly remove: () => Promise<void>;
}

export function getWorkspaceFolder(): vscode.Uri {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace, 'VS Code has no folder open');
  return workspace.uri;
}

export function createLogFolder(name: string): LogFolder {
  const folder = vscode.Uri.joinPath(getWorkspaceFolder(), name);
  return {
    write: async (file, content) => {
      const uri = vscode.Uri.joinPath(folder, file);
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      await vscode.workspace.fs.writeFile(uri, bytes);
      return uri;
    },
    remove: async () => {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    },
  };
}

/** A name by which a log is recognised. */
export function toLogName(unique: string): string {
  return `111122223333_CloudTrail_us-west-2_20250311T1405Z_${unique}.json`;
}
