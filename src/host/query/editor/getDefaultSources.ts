import * as vscode from 'vscode';
import { toCommandTarget } from '../../commandTarget/toCommandTarget';
import type { LogSessions } from '../../explorer/logSessions';
import { Views } from '../../ids';
import type { Services } from '../../services';

/**
 * The logs that a question is about when nobody said which: the explorer used last, unless the active editor shows a log
 * that is not in it; then that log; without either all logs that are open as text. Empty without any.
 */
export function getDefaultSources(services: Services, sessions: LogSessions): readonly vscode.Uri[] {
  const explorer = sessions.latestSources;
  const active = getActiveLog(services);
  if (active !== undefined && !explorer.some((uri) => isAtOrBelow(active, uri))) {
    return [active];
  }
  return explorer.length > 0 ? explorer : getOpenLogs(services);
}

/** The logs that are open as text. */
export function getOpenLogs({ logs, navigator }: Services): readonly vscode.Uri[] {
  const sources = vscode.workspace.textDocuments
    .filter((document) => logs.get(document) !== undefined)
    .map((document) => navigator.getSource(document));
  return [...new Map(sources.map((uri) => [uri.toString(), uri])).values()];
}

function getActiveLog({ logs, navigator }: Services): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom) {
    return input.viewType === Views.explorer || input.viewType === Views.explorerOption
      ? input.uri
      : undefined;
  }
  const address = toCommandTarget(undefined)?.toString();
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  return document === undefined || logs.get(document) === undefined
    ? undefined
    : navigator.getSource(document);
}

function isAtOrBelow(uri: vscode.Uri, root: vscode.Uri): boolean {
  const address = root.toString().replace(/\/$/, '');
  return uri.toString() === root.toString() || uri.toString().startsWith(`${address}/`);
}
