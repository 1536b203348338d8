import type * as vscode from 'vscode';

/**
 * Registers in a turn of its own, after activation: for what VS Code asks for when somebody looks at a log, and not at the
 * end of the activation that a command or an editor waits for. Disposing undoes it, or keeps it from being done.
 */
export function registerLater(register: () => vscode.Disposable): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  const turn = setImmediate(() => {
    registered = register();
  });
  return {
    dispose: () => {
      clearImmediate(turn);
      registered?.dispose();
    },
  };
}
