import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where and with what a run was made. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  /** Processes that wanted to run, on average over the last minute, as the run began; above `cores` times are doubtful. */
  readonly load: number;
  readonly peers: Readonly<Record<string, string>>;
}

function getPackageVersion(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

/** What a program says of itself, without its own name. */
function getProgramVersion(name: string): string {
  const { stdout, error } = spawnSync(name, ['--version'], { encoding: 'utf8' });
  return error === undefined ? stdout.trim().replace(`${name}-`, '') : 'is not installed';
}

export function getMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memory: totalmem(),
    // Major and minor version: what follows names a build, not a difference in speed.
    system: `${type()} ${release().split('.', 2).join('.')}`,
    node: process.versions.node,
    v8: process.versions.v8,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    peers: {
      'JSON.parse': `V8 ${process.versions.v8}`,
      'jsonc-parser': getPackageVersion('jsonc-parser'),
      DuckDB: getPackageVersion('@duckdb/node-api'),
      jq: getProgramVersion('jq'),
    },
  };
}
