import type { ExplorerHostMethods, ExplorerPageMethods, ExplorerState } from '../src/protocol/explorer';
import type { Handlers } from '../src/protocol/rpc';
import type { PageHost } from './connectHost';
import { connectHost } from './connectHost';

/** The explorer's side of the boundary to the extension. */
export type Host = PageHost<ExplorerHostMethods, ExplorerState>;

/** Connects the explorer to the extension. */
export function createHost(handlers: Handlers<ExplorerPageMethods>): Host {
  return connectHost<ExplorerPageMethods, ExplorerHostMethods, ExplorerState>(handlers);
}
