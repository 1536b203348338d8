import * as vscode from 'vscode';
import { LogDocument, type LogText } from '../../core/document/logDocument';
import { unpackStrings } from '../../core/scan/packedStrings';
import { toBytes } from '../../core/text/utf8';
import type { PackedTextIndex } from '../../protocol/engine';
import { createDocumentText } from './documentText';
import { waitForTurn } from './waitForTurn';

/** UTF-16 units that are encoded at once: 4 million take 3 to 8 ms. */
const PIECE = 4_000_000;

/**
 * Scans pieces of UTF-8 on another thread, where each is moved as soon as it is there; undefined where `isStale` said
 * after the last one that nobody waits for it any more.
 */
export type ReadPieces = (
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  isStale: () => boolean,
) => Promise<PackedTextIndex | undefined>;

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
  const read = await readPieces(encodePieces(document, text, isStale), isStale);
  return read === undefined || isStale()
    ? undefined
    : new LogDocument(text, { ...read.columns, strings: unpackStrings(read.strings) });
}

/** Ends early where the text has changed. */
async function* encodePieces(
  document: vscode.TextDocument,
  text: LogText,
  isStale: () => boolean,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { length } = text;
  for (let start = 0; start < length && !isStale();) {
    const end = findPieceEnd(document, Math.min(length, start + PIECE));
    yield toBytes(text.slice(start, end));
    start = end;
    await waitForTurn();
  }
}

/** Not between the halves of a surrogate pair, nor inside of a line break, where VS Code has no position. */
function findPieceEnd(document: vscode.TextDocument, at: number): number {
  const end = document.offsetAt(document.positionAt(at));
  const before = document.positionAt(end - 1);
  const unit = document.getText(new vscode.Range(before, document.positionAt(end))).charCodeAt(0);
  return unit >= 0xd800 && unit < 0xdc00 ? end + 1 : end;
}
