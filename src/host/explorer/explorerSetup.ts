import type * as vscode from 'vscode';
import type { SessionFile } from '../../core/sessionFile/sessionFile';
import type { ExplorerState } from '../../protocol/explorer';

/** What an explorer is opened with. */
export interface ExplorerSetup {
  /** Files and folders. */
  readonly roots: readonly vscode.Uri[];
  /** Addresses of logs below them that were taken out. */
  readonly removed?: readonly string[];
  readonly session?: OpenedSession;
}

/** A session file that was opened. */
export interface OpenedSession {
  readonly uri: vscode.Uri;
  readonly file: SessionFile;
  /** What the page begins with. */
  readonly state: ExplorerState;
}
