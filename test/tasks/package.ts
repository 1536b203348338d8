import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { getDuckDbPlatforms, getOwnPlatform, PLATFORM_VARIABLE } from '../support/duckDbBinding';
import { repositoryRoot } from '../support/repositoryRoot';

/**
 * Makes cloudtrail-lens.vsix, for this machine's platform or that of `--target` (in VS Code's words, such as
 * `darwin-arm64`): it holds the query engine, which is native code. vsce runs `vscode:prepublish`, the production build,
 * first. Needs no network.
 */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { target: { type: 'string' } } });
  const platform = values.target === undefined ? getOwnPlatform() : toPlatform(values.target);
  const isInstalled = (await getDuckDbPlatforms()).includes(platform);
  if (values.target !== undefined && !isInstalled) {
    throw new Error(
      `The query engine for ${values.target} is not installed: npm i --no-save --force @duckdb/node-bindings-${platform}`,
    );
  }
  process.env[PLATFORM_VARIABLE] = platform;
  await createVSIX({
    cwd: repositoryRoot,
    packagePath: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
    // Everything that runs is bundled or copied: there is no node_modules in the package.
    dependencies: false,
    // Without the engine the package is for every platform, and has no queries.
    ...(isInstalled ? { target: toTarget(platform) } : {}),
  });
}

/** VS Code calls Linux with musl Alpine. */
function toTarget(platform: string): string {
  return platform.replace(/^linux-(.*)-musl$/, 'alpine-$1');
}

function toPlatform(target: string): string {
  return target.replace(/^alpine-(.*)$/, 'linux-$1-musl');
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
