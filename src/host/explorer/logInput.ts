import * as vscode from 'vscode';
import type { LogInput } from '../../protocol/engine';
import { getLocalFile } from '../localFiles';

/**
 * Where the engine gets a log's bytes: the editor's text where it has unsaved edits, the path of a file on this
 * machine, else the bytes from whatever file system the address belongs to. Throws where that file system cannot read it.
 */
export async function createLogInput(uri: vscode.Uri): Promise<LogInput> {
  const address = uri.toString();
  const edited = vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === address,
  );
  if (edited !== undefined) {
    return { kind: 'bytes', uri: address, bytes: new TextEncoder().encode(edited.getText()) };
  }
  if (uri.scheme === 'file') {
    return { kind: 'path', uri: address, path: uri.fsPath };
  }
  const path = await getLocalFile(uri);
  if (path !== undefined) {
    return { kind: 'path', uri: address, path };
  }
  // A copy, because its buffer is given away: the one that is returned may be shared with the file system.
  return { kind: 'bytes', uri: address, bytes: new Uint8Array(await vscode.workspace.fs.readFile(uri)) };
}

/** The buffers that go to the engine with these inputs instead of being copied. */
export function getTransfer(inputs: readonly LogInput[]): ArrayBuffer[] {
  return inputs.flatMap((input) =>
    input.kind === 'bytes' && input.bytes.buffer instanceof ArrayBuffer ? [input.bytes.buffer] : [],
  );
}
