import * as vscode from 'vscode';
import { getFixes, type FindingFix } from '../../core/findings/fixes';
import { Settings } from '../ids';
import { FindingDiagnostic } from './toDiagnostic';

function toCommand(
  document: vscode.TextDocument,
  diagnostic: FindingDiagnostic,
  fix: Exclude<FindingFix, { readonly kind: 'add-quotes' }>,
): Omit<vscode.Command, 'title'> {
  switch (fix.kind) {
    case 'go-to-record': {
      const locations = (diagnostic.relatedInformation ?? []).map(({ location }) => location);
      return {
        command: 'editor.action.goToLocations',
        arguments: [document.uri, diagnostic.range.start, locations, 'goto', ''],
      };
    }
    case 'find-event':
      return { command: 'workbench.action.findInFiles', arguments: [{ query: fix.eventID }] };
    case 'show-workdocs-event':
      // The hover of a name that the catalog lacks tells of the nearest one.
      return { command: 'editor.action.showHover', arguments: [{ focus: 'autoFocusImmediately' }] };
    case 'change-severity':
      return { command: 'workbench.action.openSettings', arguments: [Settings.findingSeverity] };
    case 'open-documentation':
      return { command: 'vscode.open', arguments: [vscode.Uri.parse(fix.url, true)] };
  }
}

/** Evidence is never written to: a fix that edits is offered for files that a person keeps as text, nothing else. */
function isEditable({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'file' || uri.scheme === 'untitled' || uri.scheme === 'vscode-remote';
}

function toCodeAction(
  document: vscode.TextDocument,
  diagnostic: FindingDiagnostic,
  fix: FindingFix,
): vscode.CodeAction | undefined {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  if (fix.kind === 'add-quotes') {
    if (!isEditable(document)) {
      return undefined;
    }
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, diagnostic.range, `"${document.getText(diagnostic.range)}"`);
    action.isPreferred = true;
    return action;
  }
  action.command = { title: fix.title, ...toCommand(document, diagnostic, fix) };
  return action;
}

/** What can be done about these diagnostics, as far as they are ours. */
export function toCodeActions(
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return diagnostics
    .filter((diagnostic) => diagnostic instanceof FindingDiagnostic)
    .flatMap((diagnostic) =>
      getFixes(diagnostic.finding).flatMap((fix) => toCodeAction(document, diagnostic, fix) ?? []),
    );
}
