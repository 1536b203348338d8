import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../support/repositoryRoot';

/** What of esbuild's description of a build is read here. */
interface Build {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly bytes: number;
        readonly entryPoint?: string;
        readonly imports: readonly { readonly path: string; readonly kind: string }[];
        readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
      }
    >
  >;
}

/** Bytes of code that VS Code reads before anybody has used anything: 60 KB. */
const LIMIT = 61_440;

/** What VS Code loads, and what this loads in any case. */
const ENTRIES: ReadonlySet<string | undefined> = new Set([
  'src/extension.ts',
  'src/host/registerFeatures.ts',
]);

describe('what is loaded at activation', () => {
  const { outputs } = JSON.parse(
    readFileSync(path.join(repositoryRoot, 'out', 'meta', 'extension.json'), 'utf8'),
  ) as Build;
  const files = getStaticFiles(outputs);

  it('is less than 60 KB', () => {
    const size = files.reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
    assert.ok(
      size < LIMIT,
      `${String(size)} bytes; the limit is ${String(LIMIT)}. Every window that shows a log waits for them. A feature loads its code with its first use, by a LazyFeature or import(). The largest modules are ${getLargest(outputs, files)}`,
    );
  });

  it('has no part of what reads logs, nor any package', () => {
    const modules = files.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
    assert.notEqual(modules.length, 0);
    const heavy = /^(?:node_modules|src\/core\/scan|src\/core\/document\/(?:logDocument|editLog))/;
    assert.deepEqual(
      modules.filter((name) => heavy.test(name)),
      [],
    );
  });

  it('takes nothing from Node: threads alone would be 0.4 ms', () => {
    const imported = files.flatMap((file) => (outputs[file]?.imports ?? []).map(({ path: name }) => name));
    assert.ok(imported.includes('vscode'));
    assert.deepEqual(
      imported.filter((name) => name.startsWith('node:')),
      [],
    );
  });
});

/** The files of the entries and the chunks that they import other than by `import()`. */
function getStaticFiles(outputs: Build['outputs']): readonly string[] {
  const files = Object.keys(outputs).filter((name) => ENTRIES.has(outputs[name]?.entryPoint));
  assert.equal(files.length, ENTRIES.size);
  // Grows while it is walked.
  for (const file of files) {
    for (const { path: name, kind } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && name in outputs && !files.includes(name)) {
        files.push(name);
      }
    }
  }
  return files;
}

function getLargest(outputs: Build['outputs'], files: readonly string[]): string {
  return files
    .flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}))
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 8)
    .map(([name, { bytesInOutput }]) => `${name} (${String(bytesInOutput)})`)
    .join(', ');
}
