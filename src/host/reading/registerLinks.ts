import * as vscode from 'vscode';
import type { findLinks as FindLinks } from '../../core/document/links';
import type { LogDocument } from '../../core/document/logDocument';
import { createDocumentText } from '../documents/documentText';
import { DRAWN_OF_LINE } from '../documents/drawnOfLine';
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
      return runInSlices(
        listLinks(document, log, findLinks),
        () => token.isCancellationRequested || document.version !== version,
      );
    },
  });
}

function* listLinks(
  document: vscode.TextDocument,
  log: LogDocument,
  findLinks: typeof FindLinks,
): Generator<undefined, vscode.DocumentLink[]> {
  const skipHidden = (offset: number): number => {
    const { line, character } = document.positionAt(offset);
    return character < DRAWN_OF_LINE ? offset : document.offsetAt(document.lineAt(line).range.end);
  };
  const found = yield* findLinks(
    createDocumentText(document),
    (eventID) => log.findByEventID(eventID),
    skipHidden,
  );
  const pages = new Map<string, vscode.Uri>();
  const toUri = (target: string | number): vscode.Uri => {
    if (typeof target === 'number') {
      const { line } = document.positionAt(log.getRecordSpan(target).start);
      return document.uri.with({ fragment: `L${String(line + 1)}` });
    }
    const page = pages.get(target) ?? vscode.Uri.parse(target, true);
    pages.set(target, page);
    return page;
  };
  const links: vscode.DocumentLink[] = [];
  for (const { span, target, tooltip } of found) {
    const link = new vscode.DocumentLink(toRange(document, span), toUri(target));
    link.tooltip = tooltip;
    links.push(link);
    yield;
  }
  return links;
}
