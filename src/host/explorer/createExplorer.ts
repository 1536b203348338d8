import * as vscode from 'vscode';
import { Commands, REVEAL_RECORD } from '../ids';
import type { Services } from '../services';
import { createSessionFiles } from './createSessionFiles';
import { ExplorerPanels } from './explorerPanels';
import type { LogSessions } from './logSessions';
import { pickAnySources, pickSources } from './pickSources';

/** What resolves a panel that VS Code opened for a file. */
export type ResolveEditor = (uri: vscode.Uri, panel: vscode.WebviewPanel) => Promise<void> | void;

/** The explorers of a window, and the editors of files that show one. */
export interface Explorer extends vscode.Disposable {
  readonly panels: ExplorerPanels;
  readonly resolveLog: ResolveEditor;
  readonly resolveSession: ResolveEditor;
}

/** Makes the explorer and registers the commands that open it. */
export function createExplorer(services: Services, sessions: LogSessions): Explorer {
  const panels = new ExplorerPanels(services, sessions);
  const sessionFiles = createSessionFiles(panels);
  const lifetime = vscode.Disposable.from(
    panels,
    sessionFiles,
    vscode.commands.registerCommand(Commands.openExplorer, (uri?: unknown, selected?: unknown) => {
      const sources = getSources(services, uri, selected, getActiveUri());
      if (sources.length === 0) {
        void vscode.window.showInformationMessage(
          'Open a CloudTrail log first, or choose "Add Files or Folders to Explorer…" on one in the file list.',
        );
        return;
      }
      panels.show(sources);
    }),
    vscode.commands.registerCommand(Commands.addToExplorer, async (uri?: unknown, selected?: unknown) => {
      const given = getSources(services, uri, selected);
      const sources = given.length > 0 ? given : await pickAnySources();
      if (sources.length > 0) {
        addTo(panels, sources);
      }
    }),
    vscode.commands.registerCommand(Commands.openFolder, async (uri?: unknown) => {
      const folders = uri instanceof vscode.Uri ? [uri] : await pickSources('folders');
      if (folders.length > 0) {
        panels.show(folders);
      }
    }),
    vscode.commands.registerCommand(REVEAL_RECORD, (uri: vscode.Uri, record: number) => {
      panels.revealRecord(uri, record);
    }),
  );
  return {
    panels,
    resolveLog: (uri, panel) => {
      panels.add(panel, { roots: [toSource(services, uri)] });
    },
    resolveSession: sessionFiles.resolveSession,
    dispose: () => {
      lifetime.dispose();
    },
  };
}

function addTo(panels: ExplorerPanels, sources: readonly vscode.Uri[]): void {
  const { latest } = panels;
  if (latest === undefined) {
    panels.show(sources);
  } else {
    latest.extend(sources);
  }
}

/** What a command was asked about: the entries selected in a list, else the given one, else the other. */
function getSources(
  services: Services,
  uri: unknown,
  selected: unknown,
  other?: vscode.Uri,
): readonly vscode.Uri[] {
  const uris = Array.isArray(selected) ? selected.filter((entry) => entry instanceof vscode.Uri) : [];
  const given = uris.length > 0 ? uris : uri instanceof vscode.Uri ? [uri] : [other];
  return given.filter((entry) => entry !== undefined).map((entry) => toSource(services, entry));
}

function getActiveUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : vscode.window.activeTextEditor?.document.uri;
}

/** A text view's log; any other address stands for itself. */
function toSource({ navigator }: Services, uri: vscode.Uri): vscode.Uri {
  const address = uri.toString();
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === address);
  return document === undefined ? uri : navigator.getSource(document);
}
