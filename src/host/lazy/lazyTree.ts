import * as vscode from 'vscode';
import { createLazy } from './createLazy';

/** A tree whose provider is loaded when the view is shown first. */
export class LazyTree<N> implements vscode.TreeDataProvider<N>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<N | N[] | undefined>();
  private readonly get: () => Promise<vscode.TreeDataProvider<N>>;
  private subscription: vscode.Disposable | undefined;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(load: () => Promise<vscode.TreeDataProvider<N>>) {
    this.get = createLazy(async () => {
      const tree = await load();
      this.subscription = tree.onDidChangeTreeData?.((nodes) => {
        this.changed.fire(nodes ?? undefined);
      });
      return tree;
    });
  }

  async getTreeItem(node: N): Promise<vscode.TreeItem> {
    return (await this.get()).getTreeItem(node);
  }

  async getChildren(node?: N): Promise<N[] | null | undefined> {
    return (await this.get()).getChildren(node);
  }

  async getParent(node: N): Promise<N | null | undefined> {
    return (await this.get()).getParent?.(node);
  }

  dispose(): void {
    this.subscription?.dispose();
    this.changed.dispose();
  }
}
