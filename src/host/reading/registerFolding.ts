import * as vscode from 'vscode';
import { buildFolds } from '../../core/document/folding';
import { LANGUAGE_ID } from '../ids';
import type { Services } from '../services';

/** Folds each record and each object in it. */
export function registerFolding({ logs }: Services): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(LANGUAGE_ID, {
    provideFoldingRanges: (document) =>
      logs.get(document) === undefined
        ? []
        : buildFolds(document.getText()).map(({ start, end }) => new vscode.FoldingRange(start, end)),
  });
}
