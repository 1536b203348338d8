/**
 * Compiles src/core/scan/assembly to one WebAssembly module and writes it as text into
 * src/core/scan/recordModule.generated.ts, so that the core stays plain modules that every host can load.
 * Run: npx tsx test/tasks/recordModule.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../support/repositoryRoot';

const folder = path.join(repositoryRoot, 'src/core/scan');

/** The module that is written. */
export const recordModulePath = path.join(folder, 'recordModule.generated.ts');

const HEADER = `// Compiled from assembly/ by test/tasks/recordModule.ts. Edit what is there, then run the task.

/** The module's bytes in base 64. */
`;

/**
 * The compiler runs as a program: the types of its package declare globals of their own, which take the place of Node's.
 * No name section and no relative path goes into the binary, so that it is the same on every machine.
 */
const OPTIONS = [
  '-O3',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--enable',
  'bulk-memory',
];

/** The text of the generated module. Throws with the compiler's messages where the source is not in order. */
export async function createRecordModule(): Promise<string> {
  const output = mkdtempSync(path.join(tmpdir(), 'record-module-'));
  try {
    const file = path.join(output, 'module.wasm');
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        path.join(repositoryRoot, 'node_modules/assemblyscript/bin/asc.js'),
        'readRecords.ts',
        ...OPTIONS,
        '--baseDir',
        path.join(folder, 'assembly'),
        '--outFile',
        file,
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) {
      throw new Error(stderr);
    }
    const text = `${HEADER}export const RECORD_MODULE = '${readFileSync(file).toString('base64')}';\n`;
    return await format(text, { ...(await resolveConfig(recordModulePath)), filepath: recordModulePath });
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  createRecordModule()
    .then((text) => writeFileSync(recordModulePath, text))
    .catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
}
