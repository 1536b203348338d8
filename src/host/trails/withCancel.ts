import * as vscode from 'vscode';

/** More often nobody can read it, and each report crosses to the window. In milliseconds. */
const REPORT_INTERVAL = 100;

/** Does something under a notification that says how far it is and can cancel it. */
export function withCancel<T>(
  title: string,
  act: (signal: AbortSignal, report: (message: string, increment?: number) => void) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      let reported = 0;
      let waiting = 0;
      return act(controller.signal, (message, increment = 0) => {
        waiting += increment;
        if (Date.now() - reported >= REPORT_INTERVAL) {
          reported = Date.now();
          progress.report({ message, increment: waiting });
          waiting = 0;
        }
      });
    },
  );
}
