import type * as vscode from 'vscode';
import type { Engine } from '../../engine/startWorker';

/** An idle thread is kept for this long, in milliseconds: starting one takes about 40 ms, keeping one 15 MB. */
const IDLE = 30_000;

/** An engine for calls that need no session: started by the first call, ended when none came for a while. */
export class IdleEngine implements vscode.Disposable {
  private engine: Engine | undefined;
  private calls = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly createEngine: () => Engine) {}

  async use<T>(call: (engine: Engine) => Promise<T>): Promise<T> {
    clearTimeout(this.timer);
    this.calls++;
    this.engine ??= this.createEngine();
    try {
      return await call(this.engine);
    } finally {
      this.calls--;
      if (this.calls === 0) {
        this.timer = setTimeout(() => {
          this.dispose();
        }, IDLE);
      }
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.engine?.dispose();
    this.engine = undefined;
  }
}
