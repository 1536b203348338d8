import * as vscode from 'vscode';
import { Views } from '../ids';

/** Names that CloudTrail gives its files, as in the language's file name pattern. */
const LOG_NAME = /_CloudTrail[^/]*_[^/]*\.json$/u;

/**
 * A log over the document limit opens as plain text that no extension can read: the explorer takes its place. The
 * document is not among the open ones then, so the tab is what tells.
 */
export function watchLargeLogs(limit: number): vscode.Disposable {
  const check = async (tab: vscode.Tab): Promise<void> => {
    const { input } = tab;
    if (!(input instanceof vscode.TabInputText) || !LOG_NAME.test(input.uri.path)) {
      return;
    }
    const { size } = await vscode.workspace.fs.stat(input.uri);
    if (size > limit) {
      await vscode.window.tabGroups.close(tab);
      await vscode.commands.executeCommand('vscode.openWith', input.uri, Views.explorer);
    }
  };
  const checkAll = (tabs: readonly vscode.Tab[]): void => {
    for (const tab of tabs) {
      // A file that is gone, or a tab that was closed meanwhile, needs nothing of us.
      check(tab).catch(() => undefined);
    }
  };
  checkAll(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
  return vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
    checkAll(opened);
  });
}
