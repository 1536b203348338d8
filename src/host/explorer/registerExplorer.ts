import * as vscode from 'vscode';
import { Commands, EXPLORER_PANEL, REVEAL_RECORD, Views } from '../ids';
import { LazyFeature } from '../lazy/lazyFeature';
import type { Services } from '../services';
import type { Explorer, ResolveEditor } from './createExplorer';
import type { LogSessions } from './logSessions';

const COMMANDS = [
  Commands.openExplorer,
  Commands.addToExplorer,
  Commands.openFolder,
  Commands.openSession,
  Commands.saveSession,
  REVEAL_RECORD,
];

/**
 * The explorer in its two forms, a panel beside the text and the editor of compressed logs and of session files, and
 * what opens it.
 */
export function registerExplorer(services: Services, sessions: LogSessions): vscode.Disposable {
  const explorer = new LazyFeature(services.output, COMMANDS, async () => {
    const { createExplorer } = await import('./createExplorer');
    return () => createExplorer(services, sessions);
  });
  const createEditor = (
    getResolve: (explorer: Explorer) => ResolveEditor,
  ): vscode.CustomReadonlyEditorProvider => ({
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    // An editor that fails to open shows the words of the fault, and offers to open the file as text.
    resolveCustomEditor: async ({ uri }, panel) => getResolve(await explorer.get())(uri, panel),
  });
  const logEditor = createEditor(({ resolveLog }) => resolveLog);
  return vscode.Disposable.from(
    explorer,
    vscode.window.registerWebviewPanelSerializer(EXPLORER_PANEL, {
      deserializeWebviewPanel: async (panel, state) =>
        (await explorer.get()).panels.deserializeWebviewPanel(panel, state),
    }),
    vscode.window.registerCustomEditorProvider(Views.explorer, logEditor),
    vscode.window.registerCustomEditorProvider(Views.explorerOption, logEditor),
    vscode.window.registerCustomEditorProvider(
      Views.session,
      createEditor(({ resolveSession }) => resolveSession),
    ),
  );
}
