import * as vscode from 'vscode';
import { explainAt } from '../../core/explain/explainAt';
import { explainEnvelopeAt } from '../../core/explain/explainEnvelopeAt';
import { toRange } from '../documents/toRange';
import { LANGUAGE_ID } from '../ids';
import { toMarkdown } from '../markdown/toMarkdown';
import type { Services } from '../services';

/** Explains what is under the pointer: a key or value of a record, or the packing around records. */
export function registerHover({ logs }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(LANGUAGE_ID, {
    provideHover(document, position) {
      const log = logs.get(document);
      const offset = document.offsetAt(position);
      const place = log?.findPlace(offset);
      if (place !== undefined) {
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
        const blocks = explainAt({
          record: place.record,
          path: place.path,
          part: place.part,
          now: Date.now(),
          timeZone,
        });
        // The range of the record as a whole would cover the screen: its brace is what was pointed at.
        const range = place.path.length > 0 ? toRange(document, place.span) : undefined;
        return new vscode.Hover(blocks.map(toMarkdown), range);
      }
      const token = log?.findEnvelopeToken(offset);
      if (log === undefined || token === undefined) {
        return undefined;
      }
      const blocks = explainEnvelopeAt(log.index.shape, [token.key]);
      return blocks.length > 0
        ? new vscode.Hover(blocks.map(toMarkdown), toRange(document, token.span))
        : undefined;
    },
  });
}
