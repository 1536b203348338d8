import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from '../support/repositoryRoot';

/**
 * Bundles the integration suite and each test/integration/**\/*.test.ts into a file of its own in out/integration, and
 * returns the path of the suite's entry. Tests are found by name: there is no list to forget one in. With `only` those
 * whose names have it.
 */
export async function bundleIntegration(only = ''): Promise<string> {
  const source = path.join(repositoryRoot, 'test', 'integration');
  const target = path.join(repositoryRoot, 'out', 'integration');
  const tests = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.test.ts') && name.includes(only),
  );
  await rm(target, { recursive: true, force: true });
  await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [path.join(source, 'suite', 'index.ts'), ...tests.map((name) => path.join(source, name))],
    outdir: target,
    outbase: source,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // As in dist/: jsonc-parser's other form loads its parts in a way that no bundler sees.
    mainFields: ['module', 'main'],
    // Both are found at run time: vscode by the extension host, mocha in node_modules above out/.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(target, 'suite', 'index.js');
}
