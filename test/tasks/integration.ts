import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createWorkspace } from '../support/createWorkspace';
import { repositoryRoot } from '../support/repositoryRoot';
import { runInVSCode } from '../support/runInVSCode';
import { NEWEST_HOST, OLDEST_HOST } from '../support/vscodeHost/vscodeHost';
import { bundleIntegration } from './bundleIntegration';

const ONLY = '--only=';

/**
 * Runs test/integration inside a real VS Code in a headless Chromium.
 * --newest: the newest VS Code on npm, not the oldest that is supported. --no-build: test dist/ as it is. --only=name:
 * the test files with this in their names.
 */
async function run(parameters: readonly string[]): Promise<void> {
  if (!parameters.includes('--no-build')) {
    execFileSync(process.execPath, ['--import', 'tsx', 'test/tasks/build.ts'], {
      cwd: repositoryRoot,
      stdio: 'inherit',
    });
  }
  const only = parameters.find((parameter) => parameter.startsWith(ONLY))?.slice(ONLY.length);
  const suite = await bundleIntegration(only);
  const workspace = await createWorkspace();
  try {
    const result = await runInVSCode({
      suite,
      extension: repositoryRoot,
      workspace: workspace.folder,
      host: parameters.includes('--newest') ? NEWEST_HOST : OLDEST_HOST,
    });
    const reports = path.join(repositoryRoot, 'out', 'results');
    await mkdir(reports, { recursive: true });
    await writeFile(path.join(reports, 'integration.json'), JSON.stringify(result));
    process.exitCode = result.failed === 0 ? 0 : 1;
  } finally {
    workspace.remove();
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
