import * as vscode from 'vscode';
import { ReadOnlyFiles } from '../readOnlyFiles';
import type { TrailFiles } from './trailFiles';

/**
 * The read-only `cloudtrail-s3:` file system that shows objects of trails to VS Code. Nothing is written to a bucket: there
 * is nothing here that could.
 */
export class TrailFileSystem extends ReadOnlyFiles implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  constructor(private readonly getFiles: () => Promise<TrailFiles>) {
    super();
  }

  watch(): vscode.Disposable {
    // A log that was delivered does not change.
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return (await this.getFiles()).stat(uri);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.getFiles()).readFile(uri);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
