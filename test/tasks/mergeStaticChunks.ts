import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { repositoryRoot } from '../support/repositoryRoot';

type Outputs = Metafile['outputs'];

/** How names of merged chunks and their exports are told apart. */
type NewNames = ReadonlyMap<string, (name: string) => string>;

/**
 * Puts the chunks that an entry imports from the start into the entry's own file. With splitting esbuild makes a chunk of
 * whatever other chunks need as well, and each file costs an ESM loader with hooks, as VS Code's is, about a millisecond:
 * the same 49 KB took 15 ms in 15 files and 6 ms in one. Chunks that are loaded later then import from the entry.
 */
export function mergeStaticChunks(entryPoint: string): Plugin {
  return {
    name: 'merge-static-chunks',
    setup(job) {
      const { minify = false, sourcemap = false } = job.initialOptions;
      job.onEnd(async ({ metafile, errors }) => {
        if (metafile === undefined || errors.length > 0) {
          return;
        }
        const { outputs } = metafile;
        const entry = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === entryPoint);
        if (entry === undefined) {
          throw new Error(`${entryPoint} was not built`);
        }
        const chunks = getStaticChunks(outputs, entry);
        const newNames: NewNames = new Map(
          chunks.map((chunk, i) => [chunk, (name) => `chunk${String(i)}_${name}`]),
        );
        const later = Object.keys(outputs).filter(
          (name) => name.endsWith('.mjs') && name !== entry && !chunks.includes(name),
        );
        await mergeInto(entry, {
          outputs,
          newNames,
          minify,
          sourcemap: sourcemap !== false,
        });
        await Promise.all(later.map((file) => importFromEntry(file, entry, newNames)));
        for (const chunk of chunks) {
          await rm(path.join(repositoryRoot, chunk));
          await rm(path.join(repositoryRoot, `${chunk}.map`), { force: true });
        }
        metafile.outputs = toMerged(outputs, entry, chunks);
        const written = await readFile(path.join(repositoryRoot, entry));
        metafile.outputs[entry] = { ...getOutput(metafile.outputs, entry), bytes: written.length };
      });
    },
  };
}

function getOutput(outputs: Outputs, name: string): Outputs[string] {
  const output = outputs[name];
  if (output === undefined) {
    throw new Error(`${name} is no output of the build`);
  }
  return output;
}

/** What a file imports from the start, itself left out. */
function getStaticChunks(outputs: Outputs, entry: string): readonly string[] {
  const files = [entry];
  // Grows while it is walked.
  for (const file of files) {
    for (const { path: name, kind } of getOutput(outputs, file).imports) {
      if (kind === 'import-statement' && name in outputs && !files.includes(name)) {
        files.push(name);
      }
    }
  }
  return files.slice(1);
}

async function mergeInto(
  entry: string,
  {
    outputs,
    newNames,
    minify,
    sourcemap,
  }: {
    readonly outputs: Outputs;
    readonly newNames: NewNames;
    readonly minify: boolean;
    readonly sourcemap: boolean;
  },
): Promise<void> {
  const folder = path.join(repositoryRoot, path.dirname(entry));
  const toSpecifier = (name: string): string => `./${path.posix.relative(path.posix.dirname(entry), name)}`;
  const contents = [
    `export * from '${toSpecifier(entry)}';`,
    ...[...newNames].map(([chunk, toName]) => {
      const names = getOutput(outputs, chunk).exports.map((name) => `${name} as ${toName(name)}`);
      return `export { ${names.join(', ')} } from '${toSpecifier(chunk)}';`;
    }),
  ].join('\n');
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    stdin: { contents, resolveDir: folder },
    outfile: entry,
    allowOverwrite: true,
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify,
    sourcemap: sourcemap ? 'linked' : false,
    legalComments: 'none',
    external: ['vscode'],
    plugins: [
      {
        name: 'chunks-that-come-later',
        setup(job) {
          job.onResolve({ filter: /\.mjs$/ }, ({ kind, path: specifier, resolveDir }) => {
            const file = path.resolve(resolveDir, specifier);
            return kind === 'dynamic-import'
              ? { path: `./${path.relative(folder, file).replaceAll(path.sep, '/')}`, external: true }
              : undefined;
          });
          job.onLoad({ filter: /\.mjs$/ }, async ({ path: file }) => ({
            contents: await readFile(file, 'utf8'),
            resolveDir: path.dirname(file),
          }));
        },
      },
    ],
  });
  for (const { path: file, contents: bytes } of outputFiles) {
    await writeFile(file, bytes);
  }
}

/** `import { a as b } from "./chunk.mjs"`, as esbuild writes it, minified or not. */
const IMPORT = /\bimport\s*(?:\{([^{}]*)\}\s*from\s*)?"(\.[^"\n]*\.mjs)"/g;

async function importFromEntry(file: string, entry: string, newNames: NewNames): Promise<void> {
  const folder = path.posix.dirname(file);
  const toEntry = `./${path.posix.relative(folder, entry)}`;
  const place = path.join(repositoryRoot, file);
  const text = await readFile(place, 'utf8');
  const changed = text.replaceAll(IMPORT, (whole, names: string | undefined, specifier: string) => {
    const toName = newNames.get(path.posix.join(folder, specifier));
    if (toName === undefined) {
      return whole;
    }
    const list = names?.replaceAll(
      /([\w$]+)(\s+as\s+[\w$]+)?/g,
      (_, name: string, alias: string | undefined) => toName(name) + (alias ?? ` as ${name}`),
    );
    // What imports no names wants the entry to be there before, and it is.
    return list === undefined ? '' : `import{${list}}from"${toEntry}"`;
  });
  await writeFile(place, changed);
}

function toMerged(outputs: Outputs, entry: string, chunks: readonly string[]): Outputs {
  const toFile = (name: string): string => (chunks.includes(name) ? entry : name);
  const merged: Outputs = {};
  for (const [name, output] of Object.entries(outputs)) {
    if (!chunks.includes(name.replace(/\.map$/, ''))) {
      merged[name] = {
        ...output,
        imports: output.imports.map((item) => ({ ...item, path: toFile(item.path) })),
      };
    }
  }
  const parts = [entry, ...chunks].map((name) => getOutput(outputs, name));
  merged[entry] = {
    ...getOutput(outputs, entry),
    imports: parts.flatMap(({ imports }) => imports.filter(({ path: name }) => toFile(name) !== entry)),
    inputs: Object.assign({}, ...parts.map(({ inputs }) => inputs)) as Outputs[string]['inputs'],
  };
  return merged;
}
