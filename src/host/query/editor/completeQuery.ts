import * as vscode from 'vscode';
import type { SqlCompletion } from '../../../protocol/query';
import { toRange } from '../../documents/toRange';
import type { QueryEngine } from '../queryEngine';
import { getTables } from './queryBinding';
import type { QueryDocuments } from './queryDocuments';
import { toSignal } from './toSignal';

/** What opens the list by itself. A blank does so only behind a word that something must follow. */
export const TRIGGERS = ['.', "'", ':', ' '] as const;
const BEFORE_BLANK =
  /(?:^|[\s(,;])(?:select|distinct|from|join|where|and|or|not|on|by|having|in|like|case|when|then|else|using)\s$|[=<>,(]\s$/i;
/** Letters before the cursor that are looked at for that. */
const LOOK_BACK = 40;

const KINDS: Readonly<Record<SqlCompletion['kind'], vscode.CompletionItemKind>> = {
  column: vscode.CompletionItemKind.Field,
  field: vscode.CompletionItemKind.Property,
  function: vscode.CompletionItemKind.Function,
  keyword: vscode.CompletionItemKind.Keyword,
  table: vscode.CompletionItemKind.Class,
  value: vscode.CompletionItemKind.Value,
  parameter: vscode.CompletionItemKind.Variable,
};

/** Proposes columns, fields, functions, tables and values that were seen, in queries of ours alone. */
export function createCompletion(
  documents: QueryDocuments,
  engine: QueryEngine,
): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position, token, { triggerCharacter }) {
      const query = documents.get(document);
      const offset = document.offsetAt(position);
      if (query === undefined || (triggerCharacter === ' ' && !isAwaited(query.text, offset))) {
        return undefined;
      }
      const tables = getTables(query, []).map(({ table }) => table);
      const found = await engine.call(
        'complete',
        { sql: query.text, offset, tables },
        { signal: toSignal(token) },
      );
      // A quote that closes a text is followed by nothing that Enter might take.
      const offered = triggerCharacter === "'" ? found.filter(({ kind }) => kind === 'value') : found;
      return offered.map((completion, at) => toItem(document, completion, at));
    },
  };
}

function isAwaited(text: string, offset: number): boolean {
  return BEFORE_BLANK.test(text.slice(Math.max(0, offset - LOOK_BACK), offset));
}

function toItem(
  document: vscode.TextDocument,
  { label, kind, detail, documentation, insertText, span }: SqlCompletion,
  at: number,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label, ...(detail === undefined ? {} : { description: detail }) },
    KINDS[kind],
  );
  const range = toRange(document, span);
  item.range = range;
  item.insertText = insertText ?? label;
  // What stands there decides what of the list is kept, quotes and dots included.
  item.filterText = insertText ?? label;
  item.sortText = String(at).padStart(5, '0');
  if (documentation !== undefined) {
    item.documentation = documentation;
  }
  return item;
}
