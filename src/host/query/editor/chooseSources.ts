import * as vscode from 'vscode';
import { EXPLORER_SOURCE } from '../../../core/query/header/queryHeader';
import { replaceSources } from '../../../core/query/header/replaceSources';
import { pickSources } from '../../explorer/pickSources';
import { getOpenLogs } from './getDefaultSources';
import type { QueryParts } from './queryParts';
import { toSourceText } from './sourceText';

interface SourceItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<readonly string[] | undefined>;
}

/** Binds a query to other logs: those given, else a person is asked. False where nothing was chosen. */
export async function chooseSources(
  parts: QueryParts,
  document: vscode.TextDocument,
  given?: readonly string[],
): Promise<boolean> {
  const sources = given ?? (await askForSourceTexts(parts));
  if (sources === undefined) {
    return false;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { span, text } of replaceSources(document.getText(), sources)) {
    const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
    edit.replace(document.uri, range, text);
  }
  return vscode.workspace.applyEdit(edit);
}

/** What is said where a query was asked of more logs than could be kept with it. */
export const LOGS_NOT_KEPT = 'The list of its logs was too long to be kept: which logs now?';

/** Asks for logs as a header names them; undefined where a person gives up. */
export async function askForSourceTexts(
  { services, sessions }: QueryParts,
  placeHolder = '',
): Promise<readonly string[] | undefined> {
  const explorer = sessions.latestSources;
  const open = getOpenLogs(services);
  const items: SourceItem[] = [];
  if (explorer.length > 0) {
    items.push({
      label: '$(list-tree) The explorer',
      description: toCount(explorer.length),
      detail: 'Whatever the explorer that was used last shows when the query runs',
      choose: () => Promise.resolve([EXPLORER_SOURCE]),
    });
  }
  if (open.length > 0) {
    items.push({
      label: '$(json) The logs that are open as text',
      description: toCount(open.length),
      choose: () => Promise.resolve(open.map(toSourceText)),
    });
  }
  items.push(
    { label: '$(file) Files…', choose: async () => toTexts(await pickSources('files')) },
    { label: '$(folder) Folders…', choose: async () => toTexts(await pickSources('folders')) },
    { label: '$(regex) Pattern…', detail: 'Such as logs/**/*.json.gz', choose: askForPattern },
  );
  const picked = await vscode.window.showQuickPick(items, { title: 'Logs of the Query', placeHolder });
  return picked?.choose();
}

function toTexts(uris: readonly vscode.Uri[]): readonly string[] | undefined {
  return uris.length === 0 ? undefined : uris.map(toSourceText);
}

async function askForPattern(): Promise<readonly string[] | undefined> {
  const pattern = await vscode.window.showInputBox({
    title: 'Logs of the Query',
    prompt: 'A pattern, relative to the workspace or absolute: * is part of a name, ** any folders.',
    placeHolder: 'logs/**/*.json.gz',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'A pattern is needed.' : undefined),
  });
  return pattern === undefined ? undefined : [pattern.trim()];
}

function toCount(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'log' : 'logs'}`;
}
