import type { MessagePort } from 'node:worker_threads';
import { parentPort } from 'node:worker_threads';
import type { EngineClientMethods, EngineMethods } from '../protocol/engine';
import { createRpc } from '../protocol/rpc';
import { Session } from './session';
import { createSessionHandlers } from './sessionHandlers';
import { toPort } from './threadPort';

/** Entry of the worker thread: one session, which lives as long as the thread. */
function run(port: MessagePort): void {
  createRpc<EngineMethods, EngineClientMethods>(toPort(port), createSessionHandlers(new Session()));
}

if (parentPort !== null) {
  run(parentPort);
}
