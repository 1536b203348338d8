import * as vscode from 'vscode';
import { toRange } from '../../documents/toRange';
import { toMarkdown } from '../../markdown/toMarkdown';
import type { QueryEngine } from '../queryEngine';
import type { QueryDocuments } from './queryDocuments';
import { toSignal } from './toSignal';

/** Explains the column or function under the pointer, in queries of ours alone. */
export function createQueryHover(documents: QueryDocuments, engine: QueryEngine): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const query = documents.get(document);
      if (query === undefined) {
        return undefined;
      }
      const found = await engine.call(
        'describe',
        { sql: query.text, offset: document.offsetAt(position) },
        { signal: toSignal(token) },
      );
      if (found === null) {
        return undefined;
      }
      const { span, title, text, isOurs } = found;
      const body = [[text], ...(isOurs ? [['Only CloudTrail Lens has it; Athena does not know it.']] : [])];
      return new vscode.Hover(toMarkdown({ title: [{ code: title }], body }), toRange(document, span));
    },
  };
}
