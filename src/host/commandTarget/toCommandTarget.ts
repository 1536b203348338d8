import * as vscode from 'vscode';

/**
 * The log that a command is meant for: the Uri it was called with (menus of explorer and editor title pass one), else
 * what the active tab shows, in an editor of any kind. Undefined where there is neither.
 */
export function toCommandTarget(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) {
    return argument;
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) {
    return input.uri;
  }
  return vscode.window.activeTextEditor?.document.uri;
}
