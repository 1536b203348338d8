import * as vscode from 'vscode';
import { createDocumentText } from '../documents/documentText';
import { runInSlices } from '../documents/runInSlices';
import { toRange } from '../documents/toRange';
import { LANGUAGE_ID } from '../ids';
import type { Services } from '../services';

/** Links a service to its documentation and an addendum to the record that it changes. */
export function registerLinks({ logs }: Services): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(LANGUAGE_ID, {
    async provideDocumentLinks(document, token) {
      const { findLinks } = await import('../../core/document/links');
      const log = await logs.read(document);
      if (log === undefined) {
        return [];
      }
      const { version } = document;
      const links = await runInSlices(
        findLinks(createDocumentText(document), (eventID) => log.findByEventID(eventID)),
        () => token.isCancellationRequested || document.version !== version,
      );
      return links?.map(({ span, target, tooltip }) => {
        const uri =
          typeof target === 'string'
            ? vscode.Uri.parse(target, true)
            : document.uri.with({
                fragment: `L${String(document.positionAt(log.getRecordSpan(target).start).line + 1)}`,
              });
        const link = new vscode.DocumentLink(toRange(document, span), uri);
        link.tooltip = tooltip;
        return link;
      });
    },
  });
}
