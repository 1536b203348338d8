import { rmSync } from 'node:fs';
import type { QueryClientMethods, QueryMethods } from '../protocol/query';
import { createRpc } from '../protocol/rpc';
import { toProcessPort } from './processPort';
import { createPrivateFolder } from './query/privateFolder';
import { createQueryHandlers } from './query/queryHandlers';
import type * as Engine from './query/engine';
import type { QueryService } from './query/queryService';

/** Entry of the query process. It ends with the one that started it. */
function run(): void {
  createRpc<QueryMethods, QueryClientMethods>(toProcessPort(process), createQueryHandlers(openService));
  process.on('disconnect', () => {
    process.exit();
  });
}

async function openService(): Promise<QueryService> {
  // Late, so that a machine without the engine's binary gets a sentence and not a process that cannot start.
  const engine = await loadEngine();
  const folder = await createPrivateFolder();
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const database = await engine.openDatabase(folder, engine.getLimits(), engine.duckDbMacros);
  return new engine.QueryService(database);
}

async function loadEngine(): Promise<typeof Engine> {
  try {
    return await import('./query/engine');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Queries cannot run here: this package has no query engine for ${process.platform}-${process.arch}. ` +
        `Everything else works. (${reason.split('\n')[0] ?? ''})`,
      { cause: error },
    );
  }
}

run();
