import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './repositoryRoot';

/** A package whose code is in dist/. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says it: an SPDX expression; undefined where it says nothing. */
  readonly license: string | undefined;
  /** Texts of its licence and notice files; empty where it ships none and its licence has no text that we know. */
  readonly notices: readonly string[];
}

/** The packages that gave code to the last build, by esbuild's own account of it (out/meta), in order of name. */
export function getBundledPackages(): readonly BundledPackage[] {
  const meta = path.join(repositoryRoot, 'out', 'meta');
  const folders = new Set<string>();
  for (const file of readdirSync(meta)) {
    const { outputs } = JSON.parse(readFileSync(path.join(meta, file), 'utf8')) as {
      readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>>;
    };
    for (const input of Object.values(outputs).flatMap((output) => Object.keys(output.inputs))) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder !== undefined) {
        folders.add(folder);
      }
    }
  }
  // The query engine is not bundled but copied.
  const engine = path.join(repositoryRoot, 'dist', 'duckdb');
  if (existsSync(engine)) {
    for (const platform of readdirSync(engine)) {
      folders.add(`node_modules/@duckdb/node-bindings-${platform}`);
    }
  }
  return [...folders]
    .map((folder) => readPackage(path.join(repositoryRoot, folder)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license, author } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as {
    readonly name: string;
    readonly version: string;
    readonly license?: unknown;
    readonly author?: string | { readonly name?: string };
  };
  const notices = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying|thirdparty)/i.test(file));
  const texts = notices.sort().map((file) => readFileSync(path.join(folder, file), 'utf8'));
  if (texts.length === 0 && license === 'MIT') {
    texts.push(
      buildMitText((typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`),
    );
  }
  if (texts.length === 0 && license === 'Apache-2.0') {
    texts.push(...readApacheText(folder));
  }
  return { name, version, license: typeof license === 'string' ? license : undefined, notices: texts };
}

/** The MIT licence, whose only variable part is the holder: our own LICENSE with another one. */
function buildMitText(holder: string): string {
  const own = readFileSync(path.join(repositoryRoot, 'LICENSE'), 'utf8');
  return own.replace(/^Copyright .*$/m, () => `Copyright (c) ${holder}`);
}

/** The Apache licence is the same text everywhere: that of a neighbour in the package's scope, made by the same people. */
function readApacheText(folder: string): readonly string[] {
  const scope = path.dirname(folder);
  if (!path.basename(scope).startsWith('@')) {
    return [];
  }
  for (const name of readdirSync(scope)) {
    const file = path.join(scope, name, 'LICENSE');
    if (existsSync(file) && /^\s*Apache License/.test(readFileSync(file, 'utf8'))) {
      return [readFileSync(file, 'utf8')];
    }
  }
  return [];
}
