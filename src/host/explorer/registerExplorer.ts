import * as vscode from 'vscode';
import { Commands, EXPLORER_PANEL, REVEAL_RECORD, Views } from '../ids';
import type { Services } from '../services';
import { ExplorerPanels } from './explorerPanels';
import type { LogSessions } from './logSessions';
import { createLogSessions } from './logSessions';
import { pickAnySources, pickSources } from './pickSources';
import { registerSessionFiles } from './registerSessionFiles';

/** The explorer in its two forms, a panel beside the text and the editor of compressed logs, and what opens it. */
export function registerExplorer(
  services: Services,
  sessions: LogSessions = createLogSessions(services),
): vscode.Disposable {
  const panels = new ExplorerPanels(services, sessions);
  const editor: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: (document, panel) => {
      panels.add(panel, { roots: [toSource(services, document.uri)] });
    },
  };
  return vscode.Disposable.from(
    sessions,
    panels,
    vscode.window.registerWebviewPanelSerializer(EXPLORER_PANEL, panels),
    vscode.window.registerCustomEditorProvider(Views.explorer, editor),
    vscode.window.registerCustomEditorProvider(Views.explorerOption, editor),
    vscode.commands.registerCommand(Commands.openExplorer, (uri?: unknown, selected?: unknown) => {
      const sources = getSources(services, uri, selected, getActiveUri());
      if (sources.length === 0) {
        void vscode.window.showInformationMessage(
          'Open a CloudTrail log first, or choose "Open Explorer" on one in the file list.',
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
    registerSessionFiles(panels),
  );
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
