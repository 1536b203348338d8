import * as vscode from 'vscode';
import type { Span } from '../../core/text/span';

/** A span of UTF-16 units as a range of the document. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
