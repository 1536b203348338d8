import * as vscode from 'vscode';
import type { LogText } from '../../core/document/logDocument';

/**
 * The text of a document as it is at the time of asking, without putting its lines together: of a million lines that would
 * take the extension host 80 ms after every edit.
 *
 * An edit leaves a line in three parts, which the first one to read it has put together: 40 ms for 45 MB. Without us that
 * is another extension, or the next edit.
 */
export function createDocumentText(document: vscode.TextDocument): LogText {
  return {
    get length() {
      return getTextLength(document);
    },
    slice: (start, end) =>
      document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))),
  };
}

/** UTF-16 units of a document. */
export function getTextLength(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
