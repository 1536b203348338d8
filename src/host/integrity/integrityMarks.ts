import * as vscode from 'vscode';
import {
  toDigestMark,
  toLogMark,
  type IntegrityMark,
  type MarkKind,
} from '../../core/integrity/integrityMark';
import type { IntegrityReport } from '../../core/integrity/integrityReport';
import { TrailMarks, type ValidatedPlace } from '../../core/integrity/trailMarks';
import { getTextViewTarget } from '../textView/textViewUri';
import { getS3Folder, getS3Target } from '../trails/s3Uri';

const LOOKS: Readonly<Record<MarkKind, { readonly badge: string; readonly color: string }>> = {
  proved: { badge: '✓', color: 'testing.iconPassed' },
  fits: { badge: '≈', color: 'list.deemphasizedForeground' },
  broken: { badge: '✗', color: 'list.errorForeground' },
  open: { badge: '?', color: 'list.deemphasizedForeground' },
};

/** A validation of a trail's bucket. */
export interface BucketOutcome {
  /** The trail's name. */
  readonly trail: string;
  readonly bucket: string;
  readonly report: IntegrityReport;
  readonly places: readonly ValidatedPlace[];
  /** By key. */
  readonly etags: ReadonlyMap<string, string>;
}

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

  /** Marks the files of a folder of this machine. */
  showFolder(folder: vscode.Uri, { digests, logs }: IntegrityReport): void {
    for (const log of logs) {
      if (log.path !== undefined) {
        this.files.set(vscode.Uri.file(log.path).fsPath, toLogMark(log));
      }
    }
    for (const digest of digests) {
      this.files.set(vscode.Uri.file(digest.path).fsPath, toDigestMark(digest));
    }
    this.watch(folder);
    this.changed.fire(undefined);
  }

  /** Marks the objects of a bucket and the folders above them. */
  showBucket({ trail, bucket, report, places, etags }: BucketOutcome): void {
    const marks = this.trails.get(trail) ?? new TrailMarks();
    marks.add(report, bucket, places, etags);
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
