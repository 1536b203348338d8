import { mkdir } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { toLiteral } from './columnType';

/** What a database may take of the machine. */
export interface DatabaseLimits {
  /** Bytes of memory; what does not fit is spilled to disk. */
  readonly memory: number;
  /** Bytes of spilled data. */
  readonly spill: number;
  readonly threads: number;
}

const GB = 1e9;

/** A quarter of the memory, at most 4 GB: the editor, its other processes and the files' cache want the rest. */
export function getLimits(): DatabaseLimits {
  return {
    memory: Math.min(4 * GB, Math.max(0.5 * GB, totalmem() / 4)),
    spill: 50 * GB,
    threads: Math.max(1, Math.min(16, availableParallelism())),
  };
}

/** A database without a file, shut off from everything outside. */
export interface Database {
  /** Its tables of events and results are the schema `main` of the catalogs `lens` and `results`. */
  readonly connections: readonly DuckDBConnection[];
  /** The only folder that a COPY can write to. */
  readonly exportFolder: string;
  close(): void;
}

/** Connections for queries that run at the same time, and one more for what the process itself asks. */
const CONNECTIONS = 5;

/**
 * Rows of a unit of work of a thread. The engine's usual 122,880 would leave all but one thread idle on the 100,000
 * events of a day: all columns of those took 1.0 s with it and 0.54 s on two threads with this.
 */
const ROW_GROUP = 16_384;

/**
 * Opens the engine in a private folder. `prepare` are statements that run before the settings are locked: each SET on
 * every connection, since it is one's own, everything else once.
 */
export async function openDatabase(
  folder: string,
  limits: DatabaseLimits,
  prepare: readonly string[],
): Promise<Database> {
  const spillFolder = path.join(folder, 'spill');
  const exportFolder = path.join(folder, 'export');
  for (const made of [spillFolder, exportFolder]) {
    await mkdir(made, { recursive: true, mode: 0o700 });
  }
  const instance = await DuckDBInstance.create(':memory:', { threads: String(limits.threads) });
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => instance.connect()));
  const [first] = connections;
  const settings = [
    `SET memory_limit = '${String(Math.round(limits.memory / 1e6))}MB'`,
    `SET temp_directory = ${toLiteral(spillFolder)}`,
    `SET max_temp_directory_size = '${String(Math.round(limits.spill / 1e6))}MB'`,
    // Where the engine would look for extensions and secrets: nowhere near the person's own.
    `SET home_directory = ${toLiteral(spillFolder)}`,
    `SET extension_directory = ${toLiteral(spillFolder)}`,
    `SET secret_directory = ${toLiteral(spillFolder)}`,
    'SET allow_persistent_secrets = false',
    'SET autoinstall_known_extensions = false',
    'SET autoload_known_extensions = false',
    'SET allow_community_extensions = false',
    `ATTACH ':memory:' AS lens (ROW_GROUP_SIZE ${String(ROW_GROUP)})`,
    `ATTACH ':memory:' AS results`,
    ...prepare.filter((statement) => !isSet(statement)),
  ];
  // In as few calls as can be: each waits for a turn of the thread, which reads logs meanwhile.
  await first?.run(settings.join(';\n'));
  const own = [
    'SET enable_progress_bar = true',
    'SET enable_progress_bar_print = false',
    ...prepare.filter(isSet),
  ];
  await Promise.all(connections.map((connection) => connection.run(own.join(';\n'))));
  // Last: with them nothing of the above can be changed, and no file outside of the export folder be touched.
  const locks = [
    `SET allowed_directories = [${toLiteral(exportFolder)}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
  await first?.run(locks.join(';\n'));
  return {
    connections,
    exportFolder,
    close: () => {
      for (const connection of connections) {
        connection.closeSync();
      }
      instance.closeSync();
    },
  };
}

function isSet(statement: string): boolean {
  return /^\s{0,99}SET\b/i.test(statement);
}
