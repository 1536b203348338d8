import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { context, type BuildOptions, type Plugin } from 'esbuild';
import { getBundledPackages } from '../support/bundledPackages';
import { copyDuckDb, getQueryBuildOptions } from '../support/duckDbBinding';
import { repositoryRoot } from '../support/repositoryRoot';
import { mergeStaticChunks } from './mergeStaticChunks';
import { toCommonJs } from './toCommonJs';

/**
 * The programs of the extension, into dist/; what went into each is kept as out/meta/<name>.json.
 *
 * The extension has a chunk for each dynamic import, so that activation reads only what it needs and modules keep one
 * instance. esbuild splits ESM alone: it is built as ESM and then made CommonJS.
 */
const NAMES = ['extension', 'worker', 'query', 'webview'] as const;
type Name = (typeof NAMES)[number];

function getOptions(name: Name): BuildOptions {
  switch (name) {
    case 'extension':
      return {
        entryPoints: { extension: 'src/extension.ts' },
        outdir: 'dist',
        format: 'esm',
        splitting: true,
        chunkNames: 'chunks/[name]-[hash]',
        outExtension: { '.js': '.mjs' },
        platform: 'node',
        target: 'node20',
        external: ['vscode'],
        plugins: [mergeStaticChunks('src/host/registerFeatures.ts'), toCommonJs()],
      };
    case 'worker':
      // `vscode` is no external here: a worker has none, and an import of it must fail the build.
      return {
        entryPoints: { worker: 'src/engine/worker.ts' },
        outdir: 'dist',
        format: 'cjs',
        platform: 'node',
        target: 'node20',
      };
    case 'query':
      return getQueryBuildOptions('dist');
    case 'webview':
      return {
        entryPoints: { explorer: 'webview/explorer.ts', results: 'webview/results.ts' },
        outdir: 'dist/webview',
        format: 'iife',
        platform: 'browser',
        target: 'chrome130',
        loader: { '.svg': 'dataurl' },
      };
  }
}

async function build(parameters: readonly string[]): Promise<void> {
  const isProduction = parameters.includes('--production');
  const isWatch = parameters.includes('--watch');
  // What an earlier build left would go into the package.
  for (const folder of ['dist', 'out/meta']) {
    await rm(path.join(repositoryRoot, folder), { recursive: true, force: true });
  }
  for (const name of NAMES) {
    const options = getOptions(name);
    const entries = Object.values(options.entryPoints as Record<string, string>);
    const missing = entries.filter((entry) => !existsSync(path.join(repositoryRoot, entry)));
    if (missing.length > 0) {
      console.error(`Cannot build ${name}: ${missing.join(', ')} is missing.`);
      process.exitCode = 1;
      continue;
    }
    const job = await context({
      ...options,
      absWorkingDir: repositoryRoot,
      // Packages' ES modules first: jsonc-parser's main is UMD, whose require calls esbuild cannot follow.
      mainFields: ['module', 'main'],
      bundle: true,
      metafile: true,
      minify: isProduction,
      sourcemap: isProduction ? false : 'linked',
      legalComments: 'none',
      logLevel: isWatch ? 'info' : 'warning',
      plugins: [...(options.plugins ?? []), createMetafileWriter(name)],
    });
    if (isWatch) {
      await job.watch();
      continue;
    }
    // esbuild has printed what is wrong; the other programs are built all the same.
    await job.rebuild().catch(() => (process.exitCode = 1));
    await job.dispose();
  }
  await copyDuckDb();
  if (!isWatch && process.exitCode !== 1) {
    await writeNotices();
  }
}

/** The licences of what is bundled ask for their text in every copy. */
async function writeNotices(): Promise<void> {
  const texts = getBundledPackages().map(({ name, version, license, notices }) =>
    [`${name} ${version} (${license ?? 'licence not stated'})`, ...notices.map((text) => text.trim())].join(
      '\n\n',
    ),
  );
  const ruler = `\n\n${'-'.repeat(80)}\n\n`;
  const text = ['CloudTrail Lens contains code of these packages.', ...texts].join(ruler);
  await writeFile(path.join(repositoryRoot, 'dist', 'THIRD-PARTY-NOTICES.txt'), `${text}\n`);
}

function createMetafileWriter(name: Name): Plugin {
  return {
    name: 'metafile',
    setup(job) {
      job.onEnd(async ({ metafile }) => {
        if (metafile === undefined) {
          return;
        }
        const folder = path.join(repositoryRoot, 'out', 'meta');
        await mkdir(folder, { recursive: true });
        await writeFile(path.join(folder, `${name}.json`), JSON.stringify(metafile));
      });
    },
  };
}

build(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
