import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../ids';

/** Offers what can be done about each finding under the cursor. */
export function registerFixes(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    LANGUAGE_ID,
    {
      async provideCodeActions(document, _range, { diagnostics }) {
        if (diagnostics.length === 0) {
          return [];
        }
        const { toCodeActions } = await import('./toCodeActions');
        return toCodeActions(document, diagnostics);
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}
