import * as vscode from 'vscode';
import { Commands, LANGUAGE_ID, TEXT_VIEW_SCHEME } from '../ids';
import type { Services } from '../services';
import type { TextViewFileSystem } from './textViewFileSystem';
import { escapeIcons } from '../markdown/escapeIcons';
import { getTextViewTarget } from './textViewUri';

/** A record on one line takes 700 characters and more; where it is laid out, it begins with a bracket on a short line. */
const LONG_LINE = 500;

/**
 * Lenses over the first line: of a one-line log the way to its readable view, of a view what it is and what it leaves
 * out.
 */
export function registerTextNotices(
  { logs, navigator }: Pick<Services, 'logs' | 'navigator'>,
  files: TextViewFileSystem,
): vscode.Disposable {
  const top = new vscode.Range(0, 0, 0, 0);
  const changed = new vscode.EventEmitter<void>();
  const toLens = (title: string, command: string, tooltip: string, uri: vscode.Uri): vscode.CodeLens =>
    new vscode.CodeLens(top, { title, command, tooltip, arguments: [uri] });

  const provideCodeLenses = (document: vscode.TextDocument): vscode.CodeLens[] => {
    const log = logs.get(document);
    if (log === undefined || log.index.count === 0) {
      return [];
    }
    const explorer = toLens(
      '$(list-tree) Open Explorer',
      Commands.openExplorer,
      'Who did what, grouped by identity type',
      navigator.getSource(document),
    );
    if (document.uri.scheme !== TEXT_VIEW_SCHEME) {
      const { line } = document.positionAt(log.getRecordSpan(0).start);
      const isLong = document.lineAt(line).text.length > LONG_LINE;
      const text = toLens(
        '$(list-flat) Show Readable Text',
        Commands.openAsText,
        'The same log, one property a line, read-only',
        document.uri,
      );
      return isLong ? [text, explorer] : [explorer];
    }
    const target = getTextViewTarget(document.uri);
    const rendered = target && files.getRendered(target.source, target.part);
    if (target === undefined || rendered === undefined) {
      return [explorer];
    }
    const { parts, messages, hiddenFaults } = rendered;
    const notes = [
      ...(parts.length > 1 ? [`$(files) Part ${String(target.part + 1)} of ${String(parts.length)}`] : []),
      ...(hiddenFaults > 0
        ? [
            `$(warning) ${hiddenFaults === 1 ? '1 unreadable part is' : `${hiddenFaults.toLocaleString('en')} unreadable parts are`} shown in the explorer only`,
          ]
        : []),
      ...messages.map((message) => `$(warning) ${escapeIcons(message)}`),
    ];
    return [
      ...notes.map((note) =>
        toLens(note, Commands.openAsText, 'Choose another part of this log', target.source),
      ),
      explorer,
    ];
  };

  return vscode.Disposable.from(
    changed,
    logs.onDidChange(() => {
      changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(LANGUAGE_ID, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses,
    }),
  );
}
