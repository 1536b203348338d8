import { runTests } from '@vscode/test-electron';
import { createWorkspace } from '../support/createWorkspace';
import { repositoryRoot } from '../support/repositoryRoot';
import { bundleIntegration } from './bundleIntegration';

/** Runs test/integration in the desktop VS Code that @vscode/test-electron downloads, with no other extension. */
async function run(): Promise<void> {
  const suite = await bundleIntegration();
  const workspace = await createWorkspace();
  try {
    process.exitCode = await runTests({
      extensionDevelopmentPath: repositoryRoot,
      extensionTestsPath: suite,
      launchArgs: [workspace.folder, '--disable-extensions', '--disable-workspace-trust'],
    });
  } finally {
    workspace.remove();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
