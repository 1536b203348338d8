import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { parentPort } from 'node:worker_threads';
import type { EngineClientMethods, EngineMethods } from '../protocol/engine';
import { createRpc } from '../protocol/rpc';
import { startScanPool } from './load/startScanPool';
import { Session } from './session';
import { createSessionHandlers } from './sessionHandlers';
import { toPort } from './threadPort';

const MOST_THREADS = 4;

/** Entry of the worker thread: one session, which lives as long as the thread. */
function run(port: MessagePort): void {
  const loader = startScanPool(path.join(__dirname, 'scan.js'), getThreads());
  createRpc<EngineMethods, EngineClientMethods>(toPort(port), createSessionHandlers(new Session(loader)));
}

/** While the threads of the pool read, this one waits. More than a few wait for the disk. */
function getThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

if (parentPort !== null) {
  run(parentPort);
}
