import type * as vscode from 'vscode';
import type { HistoryEntry } from '../../../core/query/history';
import { addToHistory, parseHistory } from '../../../core/query/history';

const KEY = 'queryHistory';

/** The queries that were run in this workspace. */
export class QueryHistory {
  constructor(private readonly state: vscode.Memento) {}

  /** Newest first. */
  get entries(): readonly HistoryEntry[] {
    return parseHistory(this.state.get(KEY));
  }

  async add(entry: HistoryEntry): Promise<void> {
    await this.state.update(KEY, addToHistory(this.entries, entry));
  }

  async clear(): Promise<void> {
    await this.state.update(KEY, undefined);
  }
}
