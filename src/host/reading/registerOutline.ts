import * as vscode from 'vscode';
import { toRange } from '../documents/toRange';
import { LANGUAGE_ID } from '../ids';
import type { Services } from '../services';

const SYMBOLS = { event: vscode.SymbolKind.Event, failed: vscode.SymbolKind.Null } as const;

/** Outline and breadcrumbs: time, event and identity of each record, in file order. */
export function registerOutline({ logs }: Services): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    LANGUAGE_ID,
    {
      async provideDocumentSymbols(document) {
        const [{ EventLabels }, { toOutlineItem }, { spansSeveralDays }] = await Promise.all([
          import('../../core/document/eventLabels'),
          import('../../core/outline/toOutlineItem'),
          import('../../core/outline/spansSeveralDays'),
        ]);
        const log = logs.get(document);
        if (log === undefined) {
          return [];
        }
        const labels = new EventLabels(log.index);
        const withDate = spansSeveralDays(log.index.time);
        return Array.from({ length: log.index.count }, (_, i) => {
          const { name, detail, symbol } = toOutlineItem(labels.get(i), withDate);
          const range = toRange(document, log.getRecordSpan(i));
          const start = new vscode.Range(range.start, range.start);
          return new vscode.DocumentSymbol(name, detail, SYMBOLS[symbol], range, start);
        });
      },
    },
    { label: 'CloudTrail Lens' },
  );
}
