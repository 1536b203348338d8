import * as vscode from 'vscode';
import type { ExplorerState } from '../../protocol/explorer';
import { EXPLORER_PANEL } from '../ids';
import type { Services } from '../services';
import type { ExplorerSetup } from './explorerSetup';
import { ExplorerSources } from './explorerSources';
import { ExplorerView } from './explorerView';
import type { LogSessions } from './logSessions';

const TITLE = 'CloudTrail Explorer';

/** All explorers of the window: panels beside the text, one for each set of logs, and editors. */
export class ExplorerPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  /** The one that was used last stands last. */
  private readonly views = new Set<ExplorerView>();

  constructor(
    private readonly services: Services,
    private readonly sessions: LogSessions,
  ) {}

  /** The explorer that is or was last in use; undefined without one. */
  get latest(): ExplorerView | undefined {
    return [...this.views].at(-1);
  }

  /** Shows the explorer of these files and folders; the one that is open already where there is one. */
  show(roots: readonly vscode.Uri[]): void {
    const { key } = new ExplorerSources(roots);
    const open = [...this.views].find((view) => view.roots.key === key);
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(EXPLORER_PANEL, TITLE, vscode.ViewColumn.Beside);
    this.addPanel(panel, { roots });
  }

  /** Selects a record in the explorer that shows its log, the one used last; opens one for the log where none does. */
  revealRecord(uri: vscode.Uri, record: number): void {
    if (![...this.views].some((view) => view.has(uri))) {
      this.show([uri]);
    }
    const { key } = new ExplorerSources([uri]);
    [...this.views].findLast((view) => view.has(uri) || view.roots.key === key)?.revealRecord(uri, record);
  }

  /** Puts an explorer into a panel that an editor brought. */
  add(panel: vscode.WebviewPanel, setup: ExplorerSetup): void {
    const view = new ExplorerView(this.services, this.sessions, panel, setup);
    this.views.add(view);
    panel.onDidChangeViewState(() => {
      if (panel.active) {
        this.views.delete(view);
        this.views.add(view);
      }
    });
    panel.onDidDispose(() => {
      this.views.delete(view);
    });
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const roots = getAddresses(state, 'sources').map((address) => vscode.Uri.parse(address));
    if (roots.length === 0) {
      // Closed before anything was read: there is nothing to come back to.
      panel.dispose();
    } else {
      this.addPanel(panel, { roots, removed: getAddresses(state, 'removed') });
    }
    return Promise.resolve();
  }

  dispose(): void {
    for (const view of this.views) {
      view.dispose();
    }
  }

  private addPanel(panel: vscode.WebviewPanel, setup: ExplorerSetup): void {
    const [only] = setup.roots;
    panel.title = setup.roots.length === 1 && only !== undefined ? `Explorer: ${toName(only)}` : TITLE;
    panel.iconPath = vscode.Uri.joinPath(this.services.context.extensionUri, 'media', 'icon.svg');
    this.add(panel, setup);
  }
}

/** Saved addresses, read with care: a newer or older version of the extension may have written the state. */
function getAddresses(state: unknown, key: 'sources' | 'removed'): readonly string[] {
  const addresses = (state as Partial<ExplorerState> | null | undefined)?.[key];
  return Array.isArray(addresses) ? addresses.filter((address) => typeof address === 'string') : [];
}

function toName({ path }: vscode.Uri): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}
