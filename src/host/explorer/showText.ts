import * as vscode from 'vscode';
import type { Services } from '../services';

/**
 * Selects the first occurrence of a text in a record that an editor shows already; nothing happens where the record's
 * text does not have it, e.g. because it is escaped there.
 */
export function showText(
  { logs, navigator }: Services,
  source: vscode.Uri | undefined,
  record: number,
  text: string,
  recordLength: number,
): void {
  const address = source?.toString();
  for (const editor of vscode.window.visibleTextEditors) {
    const { document } = editor;
    if (navigator.getSource(document).toString() !== address) {
      continue;
    }
    const log = logs.get(document);
    const shown = record - navigator.getFirstRecord(document);
    const from = document.offsetAt(editor.selection.active);
    if (log?.findRecordAt(from) !== shown) {
      continue;
    }
    // Laid out for reading a record takes more room than in the log; beyond its end another record would be found.
    const found = document.getText().indexOf(text, from);
    if (found >= 0 && found - from <= recordLength * 4 && log.findRecordAt(found) === shown) {
      editor.selection = new vscode.Selection(
        document.positionAt(found),
        document.positionAt(found + text.length),
      );
      editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      return;
    }
  }
}
