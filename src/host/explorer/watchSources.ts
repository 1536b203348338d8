import * as vscode from 'vscode';

/** A pause after the last change before it is told, in milliseconds: typing and writing come in many small changes. */
const QUIET = 700;

/** Files beyond this number are not watched one by one: each watcher takes a handle of the system. */
const MAX_WATCHED = 100;

/** Calls `onChange` after the text or the file of one of the logs changed; of many logs only the texts. */
export function watchSources(sources: readonly vscode.Uri[], onChange: () => void): vscode.Disposable {
  const addresses = new Set(sources.map((uri) => uri.toString()));
  let timer: NodeJS.Timeout | undefined;
  const change = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET);
  };
  const changeDocument = (document: vscode.TextDocument): void => {
    if (addresses.has(document.uri.toString())) {
      change();
    }
  };
  return vscode.Disposable.from(
    ...(sources.length > MAX_WATCHED ? [] : sources)
      .filter(({ scheme }) => scheme === 'file')
      .map((uri) => watchFile(uri, change)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        changeDocument(document);
      }
    }),
    // Closing an editor without saving brings back what is on disk.
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isDirty) {
        changeDocument(document);
      }
    }),
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
  );
}

function watchFile(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
  const folder = vscode.Uri.joinPath(uri, '..');
  // The pattern must match this file only; brackets and stars in a name would mean something else.
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/g, '?');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
  const change = (changed: vscode.Uri): void => {
    if (changed.path === uri.path) {
      onChange();
    }
  };
  return vscode.Disposable.from(watcher, watcher.onDidChange(change), watcher.onDidCreate(change));
}
