import * as vscode from 'vscode';
import type { ExplorerState } from '../../protocol/explorer';
import { EXPLORER_PANEL } from '../ids';
import type { Services } from '../services';
import { ExplorerView } from './explorerView';
import type { LogSessions } from './logSessions';

const TITLE = 'CloudTrail Explorer';

/** The explorers that stand beside the text; one for each set of logs. */
export class ExplorerPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly views = new Set<ExplorerView>();

  constructor(
    private readonly services: Services,
    private readonly sessions: LogSessions,
  ) {}

  /** Shows the explorer of these logs; the one that is open already where there is one. */
  show(sources: readonly vscode.Uri[]): void {
    const key = toKey(sources);
    const open = [...this.views].find((view) => toKey(view.sources) === key);
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(EXPLORER_PANEL, TITLE, vscode.ViewColumn.Beside);
    this.add(panel, sources);
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const sources = getSources(state);
    if (sources.length === 0) {
      // Closed before anything was read: there is nothing to come back to.
      panel.dispose();
    } else {
      this.add(panel, sources);
    }
    return Promise.resolve();
  }

  dispose(): void {
    for (const view of this.views) {
      view.dispose();
    }
  }

  private add(panel: vscode.WebviewPanel, sources: readonly vscode.Uri[]): void {
    const [only] = sources;
    panel.title =
      sources.length === 1 && only !== undefined
        ? `Explorer: ${only.path.slice(only.path.lastIndexOf('/') + 1)}`
        : TITLE;
    panel.iconPath = vscode.Uri.joinPath(this.services.context.extensionUri, 'media', 'icon.svg');
    const view = new ExplorerView(this.services, this.sessions, panel, sources);
    this.views.add(view);
    panel.onDidDispose(() => {
      this.views.delete(view);
    });
  }
}

/** The saved addresses, read with care: a newer or older version of the extension may have written the state. */
function getSources(state: unknown): vscode.Uri[] {
  const sources = (state as Partial<ExplorerState> | null | undefined)?.sources;
  return Array.isArray(sources)
    ? sources.filter((address) => typeof address === 'string').map((address) => vscode.Uri.parse(address))
    : [];
}

function toKey(sources: readonly vscode.Uri[]): string {
  return JSON.stringify(sources.map((uri) => uri.toString()).sort());
}
