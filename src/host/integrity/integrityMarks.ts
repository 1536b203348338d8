import * as vscode from 'vscode';
import type { IntegrityMark, MarkKind } from '../../core/integrity/integrityMark';
import type { TrailMarks } from '../../core/integrity/trailMarks';
import { getTextViewTarget } from '../textView/textViewUri';
import { getS3Folder, getS3Target } from '../trails/s3Uri';

const LOOKS: Readonly<Record<MarkKind, { readonly badge: string; readonly color: string }>> = {
  proved: { badge: '✓', color: 'testing.iconPassed' },
  fits: { badge: '≈', color: 'list.deemphasizedForeground' },
  broken: { badge: '✗', color: 'list.errorForeground' },
  open: { badge: '?', color: 'list.deemphasizedForeground' },
};

/**
 * The outcome of validations, shown on files: in the file list, in the tree of trails, on tabs, wherever VS Code shows
 * decorations. A mark goes when its file changes. Kept as long as the window is.
 */
export class IntegrityMarks implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly files = new Map<string, IntegrityMark>();
  private readonly trails = new Map<string, TrailMarks>();
  private readonly watchers = new Map<string, vscode.Disposable>();
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;

  /** Marks files of a folder of this machine, by their paths. */
  showFolder(folder: vscode.Uri, marks: ReadonlyMap<string, IntegrityMark>): void {
    for (const [path, mark] of marks) {
      this.files.set(vscode.Uri.file(path).fsPath, mark);
    }
    this.watch(folder);
    this.changed.fire(undefined);
  }

  /** What earlier validations said of a trail, by its name. */
  getTrail(trail: string): TrailMarks | undefined {
    return this.trails.get(trail);
  }

  /** Marks the objects of a trail and the folders above them, in the place of what was said of it before. */
  showTrail(trail: string, marks: TrailMarks): void {
    this.trails.set(trail, marks);
    this.changed.fire(undefined);
  }

  /** The mark of a file, an object or a folder of a trail, or of a log's text view; undefined where there is none. */
  get(uri: vscode.Uri): IntegrityMark | undefined {
    const source = getTextViewTarget(uri)?.source ?? uri;
    if (source.scheme === 'file') {
      return this.files.get(source.fsPath);
    }
    const target = getS3Target(source);
    if (target !== undefined) {
      return this.trails.get(target.trail)?.getFile(target.object.key, target.object.etag);
    }
    const folder = getS3Folder(source);
    return folder && this.trails.get(folder.trail)?.getFolder(folder.key);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const mark = this.get(uri);
    if (mark === undefined) {
      return undefined;
    }
    const { badge, color } = LOOKS[mark.kind];
    return new vscode.FileDecoration(badge, `Validation: ${mark.text}`, new vscode.ThemeColor(color));
  }

  dispose(): void {
    for (const watcher of this.watchers.values()) {
      watcher.dispose();
    }
    this.changed.dispose();
  }

  /** What a validation said of a file is not true of another content. */
  private watch(folder: vscode.Uri): void {
    const known = this.watchers.get(folder.fsPath);
    if (known !== undefined) {
      return;
    }
    const drop = (uri: vscode.Uri): void => {
      if (this.files.delete(uri.fsPath)) {
        this.changed.fire(undefined);
      }
    };
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*'));
    this.watchers.set(
      folder.fsPath,
      vscode.Disposable.from(
        watcher,
        watcher.onDidChange(drop),
        watcher.onDidCreate(drop),
        watcher.onDidDelete(drop),
      ),
    );
  }
}
