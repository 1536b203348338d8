import type * as vscode from 'vscode';
import type { WalkedSources } from './walkSources';
import { walkSources } from './walkSources';

/** What an explorer was asked to show: files and folders, without the logs that were taken out again. */
export class ExplorerSources {
  private roots: readonly vscode.Uri[];
  private readonly removed: Set<string>;

  constructor(roots: readonly vscode.Uri[], removed: readonly string[] = []) {
    this.roots = toDistinct(roots);
    this.removed = new Set(removed);
  }

  get all(): readonly vscode.Uri[] {
    return this.roots;
  }

  /** Equal for explorers of the same files and folders. */
  get key(): string {
    return JSON.stringify(this.roots.map((uri) => uri.toString()).sort());
  }

  add(uris: readonly vscode.Uri[]): void {
    this.roots = toDistinct([...this.roots, ...uris]);
    for (const uri of uris) {
      // Whoever adds a log means it, and whoever adds a folder means all of it.
      const address = uri.toString();
      for (const gone of this.removed) {
        if (gone === address || gone.startsWith(`${address.replace(/\/$/, '')}/`)) {
          this.removed.delete(gone);
        }
      }
    }
  }

  remove(uri: vscode.Uri): void {
    this.removed.add(uri.toString());
  }

  /** Finds the logs; see walkSources. */
  async walk(signal: AbortSignal, onFound: (files: number) => void): Promise<WalkedSources> {
    const { files, skipped } = await walkSources(this.roots, { signal, onFound });
    return { files: files.filter((uri) => !this.removed.has(uri.toString())), skipped };
  }
}

function toDistinct(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}
