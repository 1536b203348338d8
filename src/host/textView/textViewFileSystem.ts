import { ReadOnlyFiles } from '../readOnlyFiles';
import * as vscode from 'vscode';
import type { TextPart } from '../../core/textView/textPart';
import type { RenderedText } from '../../protocol/engine';
import { findEditedDocument } from '../documents/findEditedDocument';
import { getTextViewTarget } from './textViewUri';
import { watchSource } from './watchSource';

/** Makes the text of a part of a log. */
export type RenderLog = (source: vscode.Uri, part: number) => Promise<RenderedText>;

interface Rendered extends RenderedText {
  /** Tells this text of the source from any other. */
  readonly state: string;
  /** Milliseconds since 1970; VS Code reads the view again when it or the size changes. */
  readonly mtime: number;
}

/** A text without its bytes, which can be many. */
export type RenderedNotes = Omit<RenderedText, 'bytes'>;

/** Texts that are kept: VS Code asks for size and content one after another. */
const KEPT = 4;

/**
 * The read-only `cloudtrail-log:` file system: any log, decompressed and laid out for reading, with the unsaved edits of
 * an open editor. Nothing can be written through it.
 */
export class TextViewFileSystem
  extends ReadOnlyFiles
  implements vscode.FileSystemProvider, vscode.Disposable
{
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly kept = new Map<string, Rendered>();
  private readonly pending = new Map<string, Promise<Rendered>>();
  /** By source and part; kept for good, because views that are open say what they leave out. */
  private readonly notes = new Map<string, RenderedNotes>();
  /** By source; kept for good, because views that are open number their records by it. */
  private readonly parts = new Map<string, { readonly state: string; readonly parts: readonly TextPart[] }>();
  readonly onDidChangeFile = this.changed.event;

  constructor(private readonly render: RenderLog) {
    super();
  }

  /** The parts of a log, read where they are not known yet or the log changed. */
  async getParts(source: vscode.Uri): Promise<readonly TextPart[]> {
    const known = this.parts.get(source.toString());
    const { state } = await getState(source);
    return known?.state === state ? known.parts : (await this.read(source, 0)).parts;
  }

  /** Number of the first record of a part; 0 where the log was not read yet. */
  getFirstRecord(source: vscode.Uri, part: number): number {
    return this.parts.get(source.toString())?.parts[part]?.firstRecord ?? 0;
  }

  /** What the view of a source cannot show, after it was rendered. */
  getRendered(source: vscode.Uri, part: number): RenderedNotes | undefined {
    return this.notes.get(toKey(source, part));
  }

  watch(uri: vscode.Uri): vscode.Disposable {
    const source = getTextViewTarget(uri)?.source;
    return source === undefined
      ? new vscode.Disposable(() => undefined)
      : watchSource(source, (type) => {
          this.changed.fire([{ type, uri }]);
        });
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

  dispose(): void {
    this.changed.dispose();
    this.kept.clear();
  }

  private async read(source: vscode.Uri, part: number): Promise<Rendered> {
    const state = await getState(source);
    const key = toKey(source, part);
    const known = this.kept.get(key);
    if (known?.state === state.state) {
      return known;
    }
    const call = `${state.state} ${key}`;
    const running = this.pending.get(call) ?? this.start(source, part, state);
    this.pending.set(call, running);
    try {
      return await running;
    } finally {
      this.pending.delete(call);
    }
  }

  private async start(source: vscode.Uri, part: number, state: SourceState): Promise<Rendered> {
    const rendered = { ...(await this.render(source, part)), ...state };
    const key = toKey(source, part);
    this.kept.delete(key);
    this.kept.set(key, rendered);
    const { parts, messages, hiddenFaults } = rendered;
    this.notes.set(key, { parts, messages, hiddenFaults });
    this.parts.set(source.toString(), { state: state.state, parts });
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return rendered;
  }
}

type SourceState = Pick<Rendered, 'state' | 'mtime'>;

/** When the text of an editor was first seen: a version's number alone comes again after the editor was closed. */
const edits = new WeakMap<vscode.TextDocument, { readonly version: number; readonly mtime: number }>();

/** Throws where the source does not exist. */
async function getState(source: vscode.Uri): Promise<SourceState> {
  const edited = findEditedDocument(source);
  if (edited === undefined) {
    const { mtime, size } = await vscode.workspace.fs.stat(source);
    return { state: `saved ${String(mtime)} ${String(size)}`, mtime };
  }
  const { version } = edited;
  const known = edits.get(edited);
  const mtime = known?.version === version ? known.mtime : Date.now();
  edits.set(edited, { version, mtime });
  return { state: `edited ${String(mtime)} ${String(version)}`, mtime };
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
