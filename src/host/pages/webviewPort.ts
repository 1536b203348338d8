import type * as vscode from 'vscode';
import type { Port } from '../../protocol/port';

/** The host's end of the channel to a page. Messages to a page that is hidden are lost. */
export function toWebviewPort(webview: vscode.Webview): Port {
  return {
    post(message) {
      void webview.postMessage(message);
    },
    onMessage(listener) {
      const subscription = webview.onDidReceiveMessage(listener);
      return () => {
        subscription.dispose();
      };
    },
  };
}
