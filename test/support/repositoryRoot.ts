import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that holds package.json and src. Searched upwards from this file, so that it is the same folder for
 * test/support and for the bundles in out/.
 */
export const repositoryRoot: string = findRoot(__dirname);

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json')) && existsSync(path.join(folder, 'src'))) {
    return folder;
  }
  const parent = path.dirname(folder);
  if (parent === folder) {
    throw new Error(`No package.json beside a src folder above ${__dirname}`);
  }
  return findRoot(parent);
}
