import type { ExplorerHostMethods, ExplorerPageMethods, ExplorerState } from '../src/protocol/explorer';
import type { Port } from '../src/protocol/port';
import type { Handlers, Rpc } from '../src/protocol/rpc';
import { createRpc } from '../src/protocol/rpc';

/** What VS Code gives a page; it can be taken once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page's side of the boundary to the extension. */
export interface Host {
  readonly rpc: Rpc<ExplorerHostMethods>;
  /** What was kept last, also before the page was hidden or the window was closed; undefined the first time. */
  readonly savedState: ExplorerState | undefined;
  saveState(state: ExplorerState): void;
}

/** Connects to the extension. */
export function createHost(handlers: Handlers<ExplorerPageMethods>): Host {
  const api = acquireVsCodeApi();
  const port: Port = {
    post(message) {
      api.postMessage(message);
    },
    onMessage(listener) {
      const receive = (event: MessageEvent<unknown>): void => {
        listener(event.data);
      };
      window.addEventListener('message', receive);
      return () => {
        window.removeEventListener('message', receive);
      };
    },
  };
  return {
    rpc: createRpc<ExplorerPageMethods, ExplorerHostMethods>(port, handlers),
    get savedState() {
      return (api.getState() ?? undefined) as ExplorerState | undefined;
    },
    saveState(state) {
      api.setState(state);
    },
  };
}
