import * as vscode from 'vscode';
import { EventLabels } from '../../core/document/eventLabels';
import { toRange } from '../documents/toRange';
import { LANGUAGE_ID } from '../ids';
import type { Services } from '../services';

/** Outline and breadcrumbs: time, event and identity of each record, in file order. */
export function registerOutline({ logs }: Services): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    LANGUAGE_ID,
    {
      provideDocumentSymbols(document) {
        const log = logs.get(document);
        if (log === undefined) {
          return [];
        }
        const labels = new EventLabels(log.index);
        return Array.from({ length: log.index.count }, (_, i) => {
          const { time, name, identity, isFailed } = labels.get(i);
          const range = toRange(document, log.getRecordSpan(i));
          const kind = isFailed ? vscode.SymbolKind.Null : vscode.SymbolKind.Event;
          const clock = time.slice(11);
          const label = clock === '' ? name : `${clock} ${name}`;
          const detail = isFailed ? `${identity} · failed` : identity;
          return new vscode.DocumentSymbol(
            label,
            detail,
            kind,
            range,
            new vscode.Range(range.start, range.start),
          );
        });
      },
    },
    { label: 'CloudTrail Lens' },
  );
}
