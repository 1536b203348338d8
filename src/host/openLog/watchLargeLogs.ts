import * as vscode from 'vscode';
import { Views } from '../ids';

/** Names that CloudTrail gives its files, as in the language's file name pattern. */
const LOG_NAME = /_CloudTrail[^/]*_[^/]*\.json$/u;

/** The tab of a file that is open as text. VS Code makes new tab objects at every change and refuses to close old ones. */
function findTextTab(uri: vscode.Uri): vscode.Tab | undefined {
  const address = uri.toString();
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address);
}

/**
 * A log over the document limit opens as plain text that no extension can read: the explorer takes its place. The
 * document is not among the open ones then, so the tab is what tells.
 */
export function watchLargeLogs(limit: number): vscode.Disposable {
  const check = async ({ input }: vscode.Tab): Promise<void> => {
    if (!(input instanceof vscode.TabInputText) || !LOG_NAME.test(input.uri.path)) {
      return;
    }
    const { size } = await vscode.workspace.fs.stat(input.uri);
    const tab = size > limit ? findTextTab(input.uri) : undefined;
    if (tab !== undefined) {
      const { viewColumn } = tab.group;
      await vscode.window.tabGroups.close(tab);
      await vscode.commands.executeCommand('vscode.openWith', input.uri, Views.explorer, { viewColumn });
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
