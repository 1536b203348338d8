import * as vscode from 'vscode';
import { explainAt } from '../../core/explain/explainAt';
import { explainEnvelopeAt } from '../../core/explain/explainEnvelopeAt';
import { toRange } from '../documents/toRange';
import { toMarkdown } from '../markdown/toMarkdown';
import type { LogDocument } from '../../core/document/logDocument';

/** The hover at a position of a log; undefined where nothing stands. Loaded with the first hover: it holds the catalogs. */
export function provideHover(
  document: vscode.TextDocument,
  log: LogDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const offset = document.offsetAt(position);
  const place = log.findPlace(offset);
  if (place !== undefined) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const { record, path, part, lookAlike } = place;
    const blocks =
      lookAlike === undefined
        ? explainAt({ record, path, part, now: Date.now(), timeZone })
        : explainEnvelopeAt(lookAlike, path);
    // The range of the record as a whole would cover the screen: its brace is what was pointed at.
    const range = path.length > 0 ? toRange(document, place.span) : undefined;
    return new vscode.Hover(blocks.map(toMarkdown), range);
  }
  const token = log.findEnvelopeToken(offset);
  if (token === undefined) {
    return undefined;
  }
  const blocks = explainEnvelopeAt(log.index.shape, [token.key]);
  return blocks.length > 0
    ? new vscode.Hover(blocks.map(toMarkdown), toRange(document, token.span))
    : undefined;
}
