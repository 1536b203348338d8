import * as vscode from 'vscode';
import { findFolds } from '../../core/document/folding';
import { createDocumentText } from '../documents/documentText';
import { runInSlices } from '../documents/runInSlices';
import { LANGUAGE_ID } from '../ids';

/** Folds each record and each object in it. */
export function registerFolding(): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(LANGUAGE_ID, {
    async provideFoldingRanges(document, _context, token) {
      // A fold hides the lines between two: a log on one line has none.
      if (document.lineCount < 3) {
        return [];
      }
      const { version } = document;
      const folds = await runInSlices(
        findFolds(createDocumentText(document)),
        () => token.isCancellationRequested || document.version !== version,
      );
      return folds?.map(({ start, end }) => new vscode.FoldingRange(start, end));
    },
  });
}
