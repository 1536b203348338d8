import { createWorkspace } from '../../support/createWorkspace';
import { repositoryRoot } from '../../support/repositoryRoot';
import { runInVSCode } from '../../support/runInVSCode';
import { buildSuite } from '../buildSuite';

/**
 * Measures the editor on a log of 45 MB in one line inside a real VS Code: `npm run bench:editor`. It prints and writes
 * nothing; a wrong answer ends it with a failure, a slow one does not.
 */
async function run(): Promise<void> {
  const suite = await buildSuite('editor');
  const workspace = await createWorkspace();
  try {
    const result = await runInVSCode({
      suite,
      extension: repositoryRoot,
      workspace: workspace.folder,
      // As VS Code is installed. Once any extension has a file system of its own, as Git's does and ours too, VS Code
      // looks for links in every text that is opened.
      settings: { 'git.enabled': true },
    });
    process.exitCode = result.failed === 0 ? 0 : 1;
  } finally {
    workspace.remove();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
