import * as vscode from 'vscode';
import { runInSlices } from '../documents/runInSlices';
import { toRange } from '../documents/toRange';
import { LANGUAGE_ID } from '../ids';
import type { LogDocument } from '../../core/document/logDocument';
import type { Services } from '../services';

/**
 * Records in an outline at most: VS Code puts all of them into one message, after every edit anew. Of 40,000 that holds up
 * the extension host for 200 ms, of 10,000 for 40 to 50.
 */
const MOST = 5_000;

const SYMBOLS = { event: vscode.SymbolKind.Event, failed: vscode.SymbolKind.Null } as const;

/** Outline and breadcrumbs: time, event and identity of each record, in file order. */
export function registerOutline({ logs }: Services): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    LANGUAGE_ID,
    {
      async provideDocumentSymbols(document, token) {
        const [outline, log] = await Promise.all([loadOutline(), logs.read(document)]);
        const { version } = document;
        return log === undefined
          ? []
          : runInSlices(
              listSymbols(document, log, outline),
              () => token.isCancellationRequested || document.version !== version,
            );
      },
    },
    { label: 'CloudTrail Lens' },
  );
}

/** What makes the lines, loaded with the first outline. */
async function loadOutline() {
  const [{ EventLabels }, { toOutlineItem }, { spansSeveralDays }] = await Promise.all([
    import('../../core/document/eventLabels'),
    import('../../core/outline/toOutlineItem'),
    import('../../core/outline/spansSeveralDays'),
  ]);
  return { EventLabels, toOutlineItem, spansSeveralDays };
}

type Outline = Awaited<ReturnType<typeof loadOutline>>;

function* listSymbols(
  document: vscode.TextDocument,
  log: LogDocument,
  { EventLabels, toOutlineItem, spansSeveralDays }: Outline,
): Generator<undefined, vscode.DocumentSymbol[]> {
  const labels = new EventLabels(log.index);
  const withDate = spansSeveralDays(log.index.time);
  const symbols: vscode.DocumentSymbol[] = [];
  const { count } = log.index;
  for (let i = 0; i < Math.min(count, MOST); i++) {
    const { name, detail, symbol } = toOutlineItem(labels.get(i), withDate);
    const range = toRange(document, log.getRecordSpan(i));
    const start = new vscode.Range(range.start, range.start);
    symbols.push(new vscode.DocumentSymbol(name, detail, SYMBOLS[symbol], range, start));
    yield;
  }
  if (count > MOST) {
    const range = toRange(document, log.getRecordSpan(MOST));
    const rest = (count - MOST).toLocaleString('en');
    symbols.push(
      new vscode.DocumentSymbol(
        `${rest} more records`,
        'Open Explorer shows all of them',
        vscode.SymbolKind.Array,
        range,
        range,
      ),
    );
  }
  return symbols;
}
