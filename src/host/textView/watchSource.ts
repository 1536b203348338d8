import * as vscode from 'vscode';

/** Wait after an edit of the source before its view is made again, in milliseconds. */
const EDIT_PAUSE = 400;

/** Calls back when the log behind a view changed: its file, or the text of an editor that is not saved. */
export function watchSource(
  source: vscode.Uri,
  onChange: (type: vscode.FileChangeType) => void,
): vscode.Disposable {
  const address = source.toString();
  let timer: NodeJS.Timeout | undefined;
  const edits = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document.uri.toString() === address) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        onChange(vscode.FileChangeType.Changed);
      }, EDIT_PAUSE);
    }
  });
  return vscode.Disposable.from(
    edits,
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
    ...(source.scheme === 'untitled' ? [] : [watchFile(source, onChange)]),
  );
}

function watchFile(source: vscode.Uri, onChange: (type: vscode.FileChangeType) => void): vscode.Disposable {
  const folder = vscode.Uri.joinPath(source, '..');
  const name = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/gu, '?');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
  watcher.onDidChange(() => {
    onChange(vscode.FileChangeType.Changed);
  });
  watcher.onDidDelete(() => {
    onChange(vscode.FileChangeType.Deleted);
  });
  return watcher;
}
