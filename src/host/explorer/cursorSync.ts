import * as vscode from 'vscode';
import type { EventRef } from '../../core/grouping/sourceLog';
import type { Services } from '../services';

/** A pause after the last move of the cursor before it is told, in milliseconds. */
const QUIET = 100;

/** Calls `onRecord` with the record at the cursor, after it moved in a text of one of these logs. */
export function watchCursor(
  services: Services,
  getSources: () => readonly vscode.Uri[],
  onRecord: (ref: EventRef) => void,
): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const ref = getRecordAtCursor(services, getSources(), textEditor);
      if (ref !== undefined) {
        onRecord(ref);
      }
    }, QUIET);
  });
  return vscode.Disposable.from(subscription, {
    dispose: () => {
      clearTimeout(timer);
    },
  });
}

/** The record at the cursor of an editor that shows one of these logs; undefined between records and elsewhere. */
export function getRecordAtCursor(
  { logs, navigator }: Services,
  sources: readonly vscode.Uri[],
  { document, selection }: vscode.TextEditor,
): EventRef | undefined {
  const address = navigator.getSource(document).toString();
  const source = sources.findIndex((uri) => uri.toString() === address);
  const log = source < 0 ? undefined : logs.get(document);
  const record = log?.findRecordAt(document.offsetAt(selection.active));
  return record === undefined ? undefined : { source, record: record + navigator.getFirstRecord(document) };
}
