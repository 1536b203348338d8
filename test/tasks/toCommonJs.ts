import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { repositoryRoot } from '../support/repositoryRoot';

type Outputs = Metafile['outputs'];

/**
 * Turns a split ESM build into CommonJS, which esbuild cannot split: each .mjs becomes a .js of the same name. VS Code
 * resolves each import of an ESM extension on another thread: the first line of the same 49 KB ran after 11 ms as ESM and
 * after 2.5 ms as CommonJS.
 */
export function toCommonJs(): Plugin {
  return {
    name: 'to-common-js',
    setup(job) {
      const { minify = false, sourcemap = false, outdir = '' } = job.initialOptions;
      job.onEnd(async ({ metafile, errors }) => {
        if (metafile === undefined || errors.length > 0) {
          return;
        }
        const files = Object.keys(metafile.outputs).filter((name) => name.endsWith('.mjs'));
        const { metafile: converted } = await build({
          absWorkingDir: repositoryRoot,
          entryPoints: files,
          outdir,
          outbase: outdir,
          bundle: false,
          format: 'cjs',
          platform: 'node',
          target: 'node20',
          minify,
          sourcemap,
          legalComments: 'none',
          metafile: true,
          plugins: [createReader(metafile.outputs)],
        });
        for (const file of files) {
          await rm(path.join(repositoryRoot, file));
          await rm(path.join(repositoryRoot, `${file}.map`), { force: true });
        }
        metafile.outputs = toRenamed(metafile.outputs, converted.outputs);
      });
    },
  };
}

/** A file of ours that another one names: `"./chunks/name.mjs"`. */
const SPECIFIER = /"(\.[^"\n]*)\.mjs"/g;
const VSCODE = /\bimport\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode";?/g;

/** Reads the files of a build with the names of the new ones in them. */
function createReader(outputs: Outputs): Plugin {
  return {
    name: 'new-names',
    setup(job) {
      job.onLoad({ filter: /\.mjs$/ }, async ({ path: file }) => {
        const folder = path.relative(repositoryRoot, path.dirname(file)).replaceAll(path.sep, '/');
        const text = await readFile(file, 'utf8');
        const renamed = text.replaceAll(SPECIFIER, (whole, name: string) =>
          `${path.posix.join(folder, name)}.mjs` in outputs ? `"${name}.js"` : whole,
        );
        return { contents: requireVSCode(requireLater(renamed)), resolveDir: path.dirname(file) };
      });
    },
  };
}

/** What is loaded later is loaded in a turn of its own, as modules are: what asks for it goes on first. */
function requireLater(text: string): string {
  const code = text.replaceAll(DYNAMIC, 'requireLater(() => require("$1"))');
  return code === text ? text : `${LATER}${code}`;
}

const DYNAMIC = /\bimport\("(\.[^"\n]*\.js)"\)/g;
const LATER =
  'var requireLater=(load)=>new Promise((resolve,reject)=>{setImmediate(()=>{try{resolve(load())}catch(error){reject(error)}})});';

/**
 * One `require` for the many imports of `vscode` in a bundle. esbuild would make each a copy of the whole API, getter by
 * getter. The line stays the first one, for the source map's sake.
 */
function requireVSCode(text: string): string {
  const names = [...text.matchAll(VSCODE)].map(([, name]) => name);
  const [first, ...others] = names;
  return first === undefined
    ? text
    : `var ${[`${first}=require("vscode")`, ...others.map((name) => `${name}=${first}`)].join()};${text.replaceAll(VSCODE, '')}`;
}

/** What is in the files is known of the first build, how large they are of the second. */
function toRenamed(before: Outputs, after: Outputs): Outputs {
  const toName = (name: string): string => name.replace(/\.mjs(\.map)?$/, '.js$1');
  const outputs: Outputs = {};
  for (const [name, output] of Object.entries(before)) {
    outputs[toName(name)] = {
      ...output,
      imports: output.imports.map((item) => ({ ...item, path: toName(item.path) })),
      bytes: after[toName(name)]?.bytes ?? output.bytes,
    };
  }
  return outputs;
}
