import path from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from '../support/repositoryRoot';

/** Bundles the suite of a benchmark that runs inside VS Code, test/bench/<name>/suite.ts, and gives the script's path. */
export async function buildSuite(name: string): Promise<string> {
  const suite = path.join(repositoryRoot, 'out', 'bench', name, 'suite.js');
  await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [`test/bench/${name}/suite.ts`],
    outfile: suite,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return suite;
}
