import { spawn } from 'node:child_process';

/**
 * Runs npm in a folder and resolves when it is done.
 * @throws with everything npm printed when it fails.
 */
export async function runNpm(parameters: readonly string[], folder: string): Promise<void> {
  const isWindows = process.platform === 'win32';
  const child = spawn(isWindows ? 'npm.cmd' : 'npm', parameters, {
    cwd: folder,
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: getOwnEnvironment(),
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`npm ${parameters.join(' ')} failed in ${folder}:\n${output}`);
  }
}

/**
 * The environment without what an outer `npm run` put there: its `npm_config_*` and `npm_package_*` would be read by
 * the inner npm as settings for another folder.
 */
function getOwnEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_(local_)?prefix)/.test(name),
    ),
  );
}
