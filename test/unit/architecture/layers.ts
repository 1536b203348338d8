import { builtinModules } from 'node:module';
import path from 'node:path';

/** A layer of the extension, and what it may import besides itself. */
interface Layer {
  readonly folder: string;
  /** Other layers. */
  readonly layers: readonly string[];
  /** Node's own modules. */
  readonly node?: boolean;
  readonly vscode?: boolean;
  /** Packages by name; a name that ends in `/` allows a whole scope. */
  readonly packages?: readonly string[];
}

/** Which folder may know what: the first row that holds a file counts. */
export const LAYERS: readonly Layer[] = [
  { folder: 'src/core', layers: [], packages: ['jsonc-parser', 'ipaddr.js'] },
  { folder: 'src/protocol', layers: ['src/core'] },
  {
    folder: 'src/engine',
    layers: ['src/core', 'src/protocol'],
    node: true,
    packages: ['@duckdb/', 'antlr4ng', 'dt-sql-parser'],
  },
  {
    folder: 'src/aws',
    layers: ['src/core', 'src/protocol'],
    node: true,
    packages: ['@aws-sdk/', '@smithy/', 'hpagent'],
  },
  {
    folder: 'src/host',
    layers: ['src/core', 'src/protocol', 'src/aws', 'src/engine/startWorker', 'src/engine/startQueryProcess'],
    node: true,
    vscode: true,
  },
  { folder: 'src/extension', layers: ['src/host'], vscode: true },
  {
    folder: 'webview',
    layers: ['src/protocol', 'src/core'],
    packages: ['@vscode/webview-ui-toolkit'],
  },
];

const NODE_MODULES = new Set(builtinModules);

/** What is wrong with an import of a file: a sentence, or undefined where the file's layer allows it. */
export function getImportFault(file: string, specifier: string): string | undefined {
  const layer = LAYERS.find(({ folder }) => isIn(file, folder));
  if (layer === undefined) {
    return `${file} is in no layer`;
  }
  return isAllowed(layer, file, specifier) ? undefined : `${file} imports ${specifier}`;
}

function isAllowed(layer: Layer, file: string, specifier: string): boolean {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    return isIn(target, layer.folder) || layer.layers.some((folder) => isIn(target, folder));
  }
  if (specifier === 'vscode') {
    return layer.vscode === true;
  }
  if (specifier.startsWith('node:') || NODE_MODULES.has(specifier)) {
    // Without `node:` a package of the same name could stand in.
    return layer.node === true && specifier.startsWith('node:');
  }
  return (layer.packages ?? []).some((name) =>
    name.endsWith('/') ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  );
}

function isIn(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`) || file === `${folder}.ts`;
}
