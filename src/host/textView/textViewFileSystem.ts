import * as vscode from 'vscode';
import type { TextPart } from '../../core/textView/textPart';
import type { RenderedText } from '../../protocol/engine';
import { getTextViewTarget } from './textViewUri';

/** Makes the text of a part of a log. */
export type RenderLog = (source: vscode.Uri, part: number) => Promise<RenderedText>;

interface Rendered extends RenderedText {
  readonly mtime: number;
}

/** Texts that are kept: VS Code asks for size and content one after another. */
const KEPT = 4;

/**
 * The read-only `cloudtrail-log:` file system: any log, decompressed and laid out for reading. Nothing can be written
 * through it.
 */
export class TextViewFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly kept = new Map<string, Rendered>();
  private readonly pending = new Map<string, Promise<Rendered>>();
  readonly onDidChangeFile = this.changed.event;

  constructor(private readonly render: RenderLog) {}

  /** The parts of a log, read where they are not known yet. */
  async getParts(source: vscode.Uri): Promise<readonly TextPart[]> {
    const known = this.kept.get(toKey(source, 0));
    return (known ?? (await this.read(source, 0))).parts;
  }

  /** What the view of a source cannot show, after it was rendered. */
  getRendered(source: vscode.Uri, part: number): RenderedText | undefined {
    return this.kept.get(toKey(source, part));
  }

  watch(uri: vscode.Uri): vscode.Disposable {
    const source = getTextViewTarget(uri)?.source;
    if (source === undefined) {
      return new vscode.Disposable(() => undefined);
    }
    const folder = vscode.Uri.joinPath(source, '..');
    const name = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/gu, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    const tell = (type: vscode.FileChangeType): void => {
      this.changed.fire([{ type, uri }]);
    };
    watcher.onDidChange(() => {
      tell(vscode.FileChangeType.Changed);
    });
    watcher.onDidDelete(() => {
      tell(vscode.FileChangeType.Deleted);
    });
    return watcher;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { source, part } = toTarget(uri);
    const { bytes, mtime } = await this.read(source, part);
    return {
      type: vscode.FileType.File,
      ctime: mtime,
      mtime,
      size: bytes.length,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { source, part } = toTarget(uri);
    return (await this.read(source, part)).bytes;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.changed.dispose();
    this.kept.clear();
  }

  private async read(source: vscode.Uri, part: number): Promise<Rendered> {
    const { mtime } = await vscode.workspace.fs.stat(source);
    const key = toKey(source, part);
    const known = this.kept.get(key);
    if (known?.mtime === mtime) {
      return known;
    }
    const running = this.pending.get(key) ?? this.start(source, part, mtime, key);
    this.pending.set(key, running);
    try {
      return await running;
    } finally {
      this.pending.delete(key);
    }
  }

  private async start(source: vscode.Uri, part: number, mtime: number, key: string): Promise<Rendered> {
    const rendered = { ...(await this.render(source, part)), mtime };
    this.kept.delete(key);
    this.kept.set(key, rendered);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return rendered;
  }
}

function toKey(source: vscode.Uri, part: number): string {
  return `${String(part)} ${source.toString()}`;
}

function toTarget(uri: vscode.Uri): { readonly source: vscode.Uri; readonly part: number } {
  const target = getTextViewTarget(uri);
  if (target === undefined) {
    throw vscode.FileSystemError.FileNotFound(uri);
  }
  return target;
}
