/**
 * Compiles the folders named `assembly`, AssemblyScript, each to one WebAssembly module, and writes that as text into a file
 * beside the folder, so that what uses it stays a plain module that every host can load.
 * Run: npx tsx test/tasks/wasmModules.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../support/repositoryRoot';

/** A folder of sources, and what is written; paths are the repository's. */
export interface WasmSource {
  readonly folder: string;
  /** The face of the module, in the folder. */
  readonly entry: string;
  readonly output: string;
  readonly constant: string;
}

export const WASM_SOURCES: readonly WasmSource[] = [
  {
    folder: 'src/core/scan/assembly',
    entry: 'readRecords.ts',
    output: 'src/core/scan/recordModule.generated.ts',
    constant: 'RECORD_MODULE',
  },
  {
    folder: 'src/engine/gzip/assembly',
    entry: 'inflate.ts',
    output: 'src/engine/gzip/inflateModule.generated.ts',
    constant: 'INFLATE_MODULE',
  },
];

const HEADER = `// Compiled from assembly/ by test/tasks/wasmModules.ts. Edit what is there, then run the task.

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

/** The text of a generated module. Throws with the compiler's messages where the source is not in order. */
export async function createWasmModule({ folder, entry, output, constant }: WasmSource): Promise<string> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'wasm-module-'));
  try {
    const file = path.join(scratch, 'module.wasm');
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        path.join(repositoryRoot, 'node_modules/assemblyscript/bin/asc.js'),
        entry,
        ...OPTIONS,
        '--baseDir',
        path.join(repositoryRoot, folder),
        '--outFile',
        file,
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) {
      throw new Error(stderr);
    }
    const text = `${HEADER}export const ${constant} = '${readFileSync(file).toString('base64')}';\n`;
    const filepath = path.join(repositoryRoot, output);
    return await format(text, { ...(await resolveConfig(filepath)), filepath });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function writeAll(): Promise<void> {
  for (const source of WASM_SOURCES) {
    writeFileSync(path.join(repositoryRoot, source.output), await createWasmModule(source));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeAll().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
