import * as vscode from 'vscode';
import { SESSION_FILE_SUFFIX } from '../../core/sessionFile/sessionFile';
import { CancelledError } from '../../protocol/rpcError';
import { Commands, Views } from '../ids';
import type { ResolveEditor } from './createExplorer';
import type { ExplorerPanels } from './explorerPanels';
import { openSession } from './openSession';
import { saveSession } from './saveSession';

/** Session files: the explorer that one is opened as, and the commands that open and save them. */
export function createSessionFiles(
  panels: ExplorerPanels,
): vscode.Disposable & { readonly resolveSession: ResolveEditor } {
  const lifetime = vscode.Disposable.from(
    vscode.commands.registerCommand(Commands.openSession, async (uri?: unknown) => {
      const file = uri instanceof vscode.Uri ? uri : await pickSession();
      if (file !== undefined) {
        await vscode.commands.executeCommand('vscode.openWith', file, Views.session);
      }
    }),
    vscode.commands.registerCommand(Commands.saveSession, () => save(panels)),
  );
  return {
    resolveSession: async (uri, panel) => {
      panels.add(panel, await openSession(uri));
    },
    dispose: () => {
      lifetime.dispose();
    },
  };
}

async function pickSession(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Open Session',
    openLabel: 'Open Session',
    filters: { 'CloudTrail session': [SESSION_FILE_SUFFIX.slice(1), 'json'] },
  });
  return picked?.[0];
}

async function save({ latest }: ExplorerPanels): Promise<void> {
  if (latest === undefined) {
    void vscode.window.showInformationMessage('Open the explorer first: it is what a session file keeps.');
    return;
  }
  latest.reveal();
  const location = vscode.ProgressLocation.Notification;
  const title = 'Saving the session';
  await vscode.window.withProgress({ location, title, cancellable: true }, async (report, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => {
      controller.abort(new CancelledError());
    });
    let percent = 0;
    try {
      await saveSession(latest, await latest.page.call('getMarks', null), {
        signal: controller.signal,
        progress: ({ done, total }) => {
          const now = total === 0 ? 100 : (done / total) * 100;
          report.report({ increment: now - percent });
          percent = now;
        },
      });
    } catch (error) {
      if (!(error instanceof CancelledError)) {
        throw error;
      }
    }
  });
}
