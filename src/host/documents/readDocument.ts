import * as vscode from 'vscode';
import { LogDocument } from '../../core/document/logDocument';
import { unpackStrings } from '../../core/scan/packedStrings';
import { toBytes } from '../../core/text/utf8';
import type { PackedTextIndex } from '../../protocol/engine';
import { createDocumentText, getTextLength } from './documentText';
import { waitForTurn } from './waitForTurn';

/** UTF-16 units that are encoded at once: 4 million take 3 to 8 ms. */
const PIECE = 4_000_000;

/** Scans pieces of UTF-8 on another thread; the pieces are moved there. */
export type ReadPieces = (pieces: readonly Uint8Array<ArrayBuffer>[]) => Promise<PackedTextIndex>;

/**
 * Reads a long text as a log without holding up the extension host: it is handed over in pieces, with pauses. Undefined
 * where the text changed meanwhile.
 */
export async function readDocument(
  document: vscode.TextDocument,
  readPieces: ReadPieces,
): Promise<LogDocument | undefined> {
  const { version } = document;
  const isStale = (): boolean => document.isClosed || document.version !== version;
  const text = createDocumentText(document);
  const length = getTextLength(document);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < length;) {
    const end = findPieceEnd(document, Math.min(length, start + PIECE));
    pieces.push(toBytes(text.slice(start, end)));
    start = end;
    await waitForTurn();
    if (isStale()) {
      return undefined;
    }
  }
  const { columns, strings } = await readPieces(pieces);
  return isStale() ? undefined : new LogDocument(text, { ...columns, strings: unpackStrings(strings) });
}

/** Not between the halves of a surrogate pair, nor inside of a line break, where VS Code has no position. */
function findPieceEnd(document: vscode.TextDocument, at: number): number {
  const end = document.offsetAt(document.positionAt(at));
  const before = document.positionAt(end - 1);
  const unit = document.getText(new vscode.Range(before, document.positionAt(end))).charCodeAt(0);
  return unit >= 0xd800 && unit < 0xdc00 ? end + 1 : end;
}
