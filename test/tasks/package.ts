import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { repositoryRoot } from '../support/repositoryRoot';

/** Makes cloudtrail-lens.vsix. vsce runs `vscode:prepublish`, the production build, first. Needs no network. */
async function run(): Promise<void> {
  await createVSIX({
    cwd: repositoryRoot,
    packagePath: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
    // Everything that runs is bundled: there is no node_modules in the package.
    dependencies: false,
  });
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
