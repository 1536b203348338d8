import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWorkspace } from '../../support/createWorkspace';
import { repositoryRoot } from '../../support/repositoryRoot';
import { runInVSCode } from '../../support/runInVSCode';
import { buildSuite } from '../buildSuite';
import { getMedian } from '../measure';
import { ORDER_FILE, TIMES_FILE, type ActivationTime } from './activationTimes';

const OWN = 'cloudtrail-lens.cloudtrail-lens';

/** An activation comes once in the life of a window: each run is a VS Code of its own, of some 15 seconds. */
const RUNS = 9;

/** Extensions that do nothing, in both formats. Ours is CommonJS, and the ratio is to the one that is as well. */
const EMPTY = [
  { name: 'empty-cjs', main: 'extension.js', code: 'exports.activate = () => {};\n' },
  { name: 'empty-esm', main: 'extension.mjs', code: 'export function activate() {}\n' },
] as const;

/**
 * Measures what activation takes inside a real VS Code, beside extensions that do nothing: `npm run bench:activation`.
 * It prints and judges nothing; only an activation that fails ends it with a failure. `--no-build`: dist/ as it is.
 */
async function run(parameters: readonly string[]): Promise<void> {
  if (!parameters.includes('--no-build')) {
    execFileSync(process.execPath, ['--import', 'tsx', 'test/tasks/build.ts', '--production'], {
      cwd: repositoryRoot,
      stdio: 'inherit',
    });
  }
  const suite = await buildSuite('activation');
  const folder = mkdtempSync(path.join(tmpdir(), 'activation-'));
  const workspace = await createWorkspace();
  try {
    const others = EMPTY.map((extension) => writeExtension(folder, extension));
    const ids = [OWN, ...EMPTY.map(({ name }) => `bench.${name}`)];
    const times = new Map(ids.map((id) => [id, [] as number[]]));
    for (let i = 0; i < RUNS; i++) {
      // Each is the first in some runs: what comes first finds VS Code's loader cold.
      const order = [...ids.slice(i % ids.length), ...ids.slice(0, i % ids.length)];
      writeFileSync(path.join(path.dirname(suite), ORDER_FILE), JSON.stringify(order));
      const result = await runInVSCode({
        suite,
        extension: repositoryRoot,
        others,
        workspace: workspace.folder,
      });
      if (result.failed > 0) {
        throw new Error(result.failures.map(({ message }) => message).join('\n'));
      }
      const text = readFileSync(path.join(path.dirname(suite), TIMES_FILE), 'utf8');
      const measured = JSON.parse(text) as readonly ActivationTime[];
      console.log(measured.map(({ extension, ms }) => `${extension} ${ms.toFixed(1)} ms`).join(', '));
      for (const { extension, ms } of measured) {
        times.get(extension)?.push(ms);
      }
    }
    print(times);
  } finally {
    workspace.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeExtension(root: string, { name, main, code }: (typeof EMPTY)[number]): string {
  const folder = path.join(root, name);
  mkdirSync(folder);
  const manifest = {
    name,
    publisher: 'bench',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
    extensionKind: ['workspace'],
    main: `./${main}`,
    activationEvents: [],
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, main), code);
  return folder;
}

function print(times: ReadonlyMap<string, readonly number[]>): void {
  const own = times.get(OWN) ?? [];
  for (const [id, all] of times) {
    const median = getMedian(all);
    const least = Math.min(...all);
    const ratios = [getMedian(own) / median, Math.min(...own) / least].map((ratio) => ratio.toFixed(2));
    console.log(
      `${id}: median ${median.toFixed(1)} ms, quickest ${least.toFixed(1)} ms of ${String(all.length)} windows` +
        (id === OWN ? '' : `; ours takes ${ratios.join(' and ')} times that`),
    );
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
