import { existsSync } from 'node:fs';
import { constants, copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { repositoryRoot } from './repositoryRoot';

const PACKAGES = path.join(repositoryRoot, 'node_modules', '@duckdb');
const PREFIX = 'node-bindings-';

/** The variable of the environment that names the platform to build for, in the engine's words, such as `linux-x64-musl`. */
export const PLATFORM_VARIABLE = 'QUERY_ENGINE_PLATFORM';

/** The platform of this machine, in the engine's words. */
export function getOwnPlatform(): string {
  return `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`;
}

function isMusl(): boolean {
  const { header } = process.report.getReport() as {
    readonly header: { readonly glibcVersionRuntime?: string };
  };
  return process.platform === 'linux' && header.glibcVersionRuntime === undefined;
}

/** The platforms whose query engine is installed; npm installs that of this machine unless told otherwise. */
export async function getDuckDbPlatforms(): Promise<readonly string[]> {
  const names = existsSync(PACKAGES) ? await readdir(PACKAGES) : [];
  return names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
}

/** Puts the engine's binaries beside the bundle that loads them: dist/duckdb/<platform>. */
export async function copyDuckDb(folder: string = path.join(repositoryRoot, 'dist')): Promise<void> {
  const wanted = process.env[PLATFORM_VARIABLE] ?? getOwnPlatform();
  const installed = await getDuckDbPlatforms();
  if (!installed.includes(wanted)) {
    console.warn(`The query engine for ${wanted} is not installed: this build has no queries.`);
  }
  for (const platform of installed.filter((name) => name === wanted)) {
    const source = path.join(PACKAGES, PREFIX + platform);
    const target = path.join(folder, 'duckdb', platform);
    await mkdir(target, { recursive: true });
    for (const name of await readdir(source)) {
      if (/\.(?:node|so|dylib|dll)$/.test(name)) {
        await copyFile(path.join(source, name), path.join(target, name), constants.COPYFILE_FICLONE);
      }
    }
  }
}

/**
 * In place of the module that looks for the engine's binary in node_modules: one that takes it from beside the bundle.
 * Linux with musl has another one than Linux with glibc.
 */
const LOADER = `
const isMusl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
const platform = process.platform + '-' + process.arch + (isMusl ? '-musl' : '');
module.exports = require(require('node:path').join(__dirname, 'duckdb', platform, 'duckdb.node'));
`;

function createDuckDbBinding(): Plugin {
  return {
    name: 'duckdb-binding',
    setup(job) {
      job.onResolve({ filter: /^@duckdb\/node-bindings$/ }, () => ({
        path: 'duckdb-binding',
        namespace: 'duckdb-binding',
      }));
      job.onLoad({ filter: /.*/, namespace: 'duckdb-binding' }, () => ({ contents: LOADER, loader: 'js' }));
    },
  };
}

/** How the query process and its threads are bundled; the one that scans is that of sessions too. */
export function getQueryBuildOptions(outdir: string): BuildOptions {
  return {
    entryPoints: {
      query: 'src/engine/queryProcess.ts',
      sql: 'src/engine/sqlThread.ts',
      scan: 'src/engine/scanThread.ts',
    },
    outdir,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    plugins: [createDuckDbBinding()],
  };
}

/** Builds the query process into a folder, with the engine beside it, and gives the script's path. */
export async function buildQueryProcess(folder: string): Promise<string> {
  await build({
    ...getQueryBuildOptions(folder),
    absWorkingDir: repositoryRoot,
    mainFields: ['module', 'main'],
    bundle: true,
    minify: true,
    logLevel: 'silent',
  });
  await copyDuckDb(folder);
  return path.join(folder, 'query.js');
}
