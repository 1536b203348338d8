import * as vscode from 'vscode';
import { Commands, LANGUAGE_ID, TEXT_VIEW_SCHEME } from '../ids';
import type { Services } from '../services';
import { toCommandTarget } from '../commandTarget/toCommandTarget';
import type { TextViewFileSystem } from './textViewFileSystem';
import { getTextViewTarget, toTextViewUri } from './textViewUri';

async function pickPart(files: TextViewFileSystem, source: vscode.Uri): Promise<vscode.Uri | undefined> {
  const parts = await files.getParts(source);
  if (parts.length === 1) {
    return toTextViewUri(source);
  }
  const items = parts.map(({ firstRecord, records }, part) => ({
    label: `Part ${String(part + 1)} of ${String(parts.length)}`,
    description: `records ${(firstRecord + 1).toLocaleString('en')} to ${(firstRecord + records).toLocaleString('en')}`,
    part,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Open as Text',
    placeHolder: 'This log is too long for one document. Which part of it?',
  });
  return picked && toTextViewUri(source, picked.part, parts.length);
}

/** The `cloudtrail-log:` view and the commands that open it. Commands take a Uri when called by code. */
export function registerTextView({ output }: Services, files: TextViewFileSystem): vscode.Disposable {
  const openAsText = async (target?: unknown): Promise<void> => {
    const uri = toCommandTarget(target);
    if (uri === undefined) {
      void vscode.window.showInformationMessage('Open or select a CloudTrail log first.');
      return;
    }
    const source = getTextViewTarget(uri)?.source ?? uri;
    try {
      const view = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: 'Reading log…' },
        () => pickPart(files, source),
      );
      if (view !== undefined) {
        const document = await vscode.workspace.openTextDocument(view);
        const log =
          document.languageId === LANGUAGE_ID
            ? document
            : await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
        await vscode.window.showTextDocument(log, { preview: false });
      }
    } catch (error) {
      output.error(`Opening ${source.toString(true)} as text failed`, error);
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(
        `${source.path.slice(source.path.lastIndexOf('/') + 1)} cannot be shown as text. ${reason}`,
      );
    }
  };
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(TEXT_VIEW_SCHEME, files, {
      isReadonly: true,
      isCaseSensitive: true,
    }),
    vscode.commands.registerCommand(Commands.openAsText, openAsText),
  );
}
