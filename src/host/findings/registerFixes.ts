import * as vscode from 'vscode';
import { getFixes, type FindingFix } from '../../core/findings/fixes';
import { Commands, LANGUAGE_ID, Settings } from '../ids';
import { FindingDiagnostic } from './toDiagnostic';

/** One fix as a code action; undefined for a fix that this document does not allow. */
function toCodeAction(
  document: vscode.TextDocument,
  diagnostic: FindingDiagnostic,
  fix: FindingFix,
): vscode.CodeAction | undefined {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  switch (fix.kind) {
    case 'go-to-record': {
      const position = diagnostic.relatedInformation?.[0]?.location.range.start;
      if (position === undefined) {
        return undefined;
      }
      action.command = {
        title: fix.title,
        command: 'editor.action.goToLocations',
        arguments: [
          document.uri,
          diagnostic.range.start,
          [new vscode.Location(document.uri, position)],
          'goto',
        ],
      };
      return action;
    }
    case 'find-event':
      action.command = {
        title: fix.title,
        command: 'workbench.action.findInFiles',
        arguments: [{ query: fix.eventID }],
      };
      return action;
    case 'show-workdocs-event':
      action.command = {
        title: fix.title,
        command: Commands.goToEvent,
        arguments: [document.uri, fix.eventName],
      };
      return action;
    case 'add-quotes': {
      if (document.uri.scheme !== 'file' && document.uri.scheme !== 'untitled') {
        return undefined;
      }
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, diagnostic.range, `"${document.getText(diagnostic.range)}"`);
      action.isPreferred = true;
      return action;
    }
    case 'change-severity':
      action.command = {
        title: fix.title,
        command: 'workbench.action.openSettings',
        arguments: [Settings.findingSeverity],
      };
      return action;
    case 'open-documentation':
      action.command = {
        title: fix.title,
        command: 'vscode.open',
        arguments: [vscode.Uri.parse(fix.url, true)],
      };
      return action;
  }
}

/** Offers what can be done about each finding under the cursor. */
export function registerFixes(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    LANGUAGE_ID,
    {
      provideCodeActions: (document, _range, { diagnostics }) =>
        diagnostics
          .filter((diagnostic) => diagnostic instanceof FindingDiagnostic)
          .flatMap((diagnostic) =>
            getFixes(diagnostic.finding).flatMap((fix) => toCodeAction(document, diagnostic, fix) ?? []),
          ),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
