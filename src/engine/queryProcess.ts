import { rmSync } from 'node:fs';
import path from 'node:path';
import type { QueryClientMethods, QueryMethods } from '../protocol/query';
import { createRpc } from '../protocol/rpc';
import { toProcessPort } from './processPort';
import { createPrivateFolder } from './query/privateFolder';
import type * as Engine from './query/engine';
import type { OpeningService } from './query/queryHandlers';
import { createQueryHandlers } from './query/queryHandlers';
import { startScanThread } from './query/startScanThread';
import type { Translate } from './query/startSqlThread';
import { startSqlThread } from './query/startSqlThread';

/** Entry of the query process. It ends with the one that started it. */
function run(): void {
  const handlers = createQueryHandlers(openService, (getValues) =>
    startSqlThread(path.join(__dirname, 'sql.js'), getValues),
  );
  createRpc<QueryMethods, QueryClientMethods>(toProcessPort(process), handlers);
  process.on('disconnect', () => {
    process.exit();
  });
}

async function openService(translate: Translate): Promise<OpeningService> {
  // Late, so that a machine without the engine's binary gets a sentence and not a process that cannot start.
  const engine = await loadEngine();
  const folder = await createPrivateFolder();
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const ready = engine.openDatabase(folder, engine.getLimits(), engine.duckDbMacros);
  return {
    service: new engine.QueryService(ready, translate, startScanThread(path.join(__dirname, 'scan.js'))),
    ready,
  };
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
