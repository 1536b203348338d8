import * as vscode from 'vscode';
import { findRedactions } from '../../core/redaction/redaction';
import { DRAWN_OF_LINE } from '../documents/drawnOfLine';
import { toRange } from '../documents/toRange';
import { Settings } from '../ids';
import type { LogDocument } from '../../core/document/logDocument';
import type { Services } from '../services';

/** Redacted records whose values are looked up for one view at most, in 30 ms: a screen shows some 60 lines. */
const MOST = 200;

/** Ranges of the redacted values in the records that a part of the document shows. */
export function findMarkedRanges(
  document: vscode.TextDocument,
  log: LogDocument,
  visible: vscode.Range,
): vscode.Range[] {
  const start = document.offsetAt(visible.start);
  const first = log.findNearestRecord(start) ?? 0;
  const end = Math.min(
    document.offsetAt(visible.end),
    visible.isSingleLine ? start + DRAWN_OF_LINE : Infinity,
  );
  const ranges: vscode.Range[] = [];
  let opened = 0;
  for (let i = first; i < log.index.count && opened < MOST && log.getRecordSpan(i).start <= end; i++) {
    if ((log.index.redacted[i] ?? 0) > 0) {
      opened++;
      for (const { path, part } of findRedactions(log.openRecord(i).record)) {
        ranges.push(toRange(document, log.locate(i, path, part)));
      }
    }
  }
  return ranges;
}

/** A lock beside every redacted value on the screen. */
export function registerRedactionMarks({ logs, context }: Services): vscode.Disposable {
  const media = vscode.Uri.joinPath(context.extensionUri, 'media');
  const lock = (name: string): vscode.ThemableDecorationAttachmentRenderOptions => ({
    contentIconPath: vscode.Uri.joinPath(media, name),
    // The picture's own size counts: CSS has no say in that of an image in `content`. Above 12 pixels it moves the line.
    margin: '0 0 0 0.35em',
  });
  const decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightBackground'),
    borderRadius: '2px',
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    light: { after: lock('lock-light.svg') },
    dark: { after: lock('lock-dark.svg') },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

  const update = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    const log = logs.get(document);
    const isShown = vscode.workspace
      .getConfiguration(undefined, document.uri)
      .get<boolean>(Settings.redactionMarks, true);
    const ranges =
      log !== undefined && isShown
        ? editor.visibleRanges.flatMap((range) => findMarkedRanges(document, log, range))
        : [];
    editor.setDecorations(decoration, ranges);
  };
  const updateAll = (): void => {
    vscode.window.visibleTextEditors.forEach(update);
  };

  updateAll();
  return vscode.Disposable.from(
    decoration,
    logs.onDidChange((document) => {
      vscode.window.visibleTextEditors.filter((editor) => editor.document === document).forEach(update);
    }),
    vscode.window.onDidChangeVisibleTextEditors(updateAll),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      update(textEditor);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(Settings.redactionMarks)) {
        updateAll();
      }
    }),
  );
}
