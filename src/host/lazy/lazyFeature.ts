import * as vscode from 'vscode';
import { createLazy } from './createLazy';

/** Loads the code of a feature; what it resolves to makes the feature, which registers its commands itself. */
export type LoadFeature<T extends vscode.Disposable> = () => Promise<() => T>;

/**
 * A feature whose code is loaded with its first use, so that activation costs no more than the names of its commands.
 * Until then they are registered in its stead: the first call of one makes the feature, which takes the commands over,
 * and is handed on to it. What else VS Code must find from the start is registered beside it and calls {@link get}.
 */
export class LazyFeature<T extends vscode.Disposable> implements vscode.Disposable {
  /** The feature; made with the first call. Rejects where its code cannot be loaded, and the next call tries again. */
  readonly get: () => Promise<T>;
  private readonly standIns: vscode.Disposable;
  private feature: T | undefined;
  private isDisposed = false;

  constructor(
    private readonly output: vscode.LogOutputChannel,
    commands: readonly string[],
    load: LoadFeature<T>,
  ) {
    this.get = createLazy(() => this.make(load));
    this.standIns = vscode.Disposable.from(
      ...commands.map((command) =>
        vscode.commands.registerCommand(command, async (...args: readonly unknown[]) => {
          await this.get();
          return vscode.commands.executeCommand(command, ...args);
        }),
      ),
    );
  }

  /** Makes the feature where nobody waits for it. */
  start(): void {
    this.get().catch((error: unknown) => {
      this.output.error('A part of CloudTrail Lens could not be loaded', error);
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.standIns.dispose();
    this.feature?.dispose();
  }

  private async make(load: LoadFeature<T>): Promise<T> {
    const create = await load();
    if (this.isDisposed) {
      throw new Error('CloudTrail Lens was shut down.');
    }
    // Both in one go, so that no call comes between them.
    this.standIns.dispose();
    this.feature = create();
    return this.feature;
  }
}
