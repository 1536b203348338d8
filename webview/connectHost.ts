import type { Port } from '../src/protocol/port';
import type { Handlers, MethodMap, Rpc } from '../src/protocol/rpc';
import { createRpc } from '../src/protocol/rpc';

/** What VS Code gives a page; it can be taken once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** A page's side of the boundary to the extension. */
export interface PageHost<Remote extends MethodMap<Remote>, State> {
  readonly rpc: Rpc<Remote>;
  /** What was kept last, also before the page was hidden or the window was closed; undefined the first time. */
  readonly savedState: State | undefined;
  saveState(state: State): void;
}

/** Connects a page to the extension. */
export function connectHost<Local extends MethodMap<Local>, Remote extends MethodMap<Remote>, State>(
  handlers: Handlers<Local>,
): PageHost<Remote, State> {
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
    rpc: createRpc<Local, Remote>(port, handlers),
    get savedState() {
      return (api.getState() ?? undefined) as State | undefined;
    },
    saveState(state) {
      api.setState(state);
    },
  };
}
