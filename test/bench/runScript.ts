import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '../support/repositoryRoot';

/**
 * Runs a benchmark that is a script of its own, since it needs a VS Code, a browser or a server. Returns the lines that
 * it prints. Rejects where it fails.
 */
export async function runScript(name: string): Promise<readonly string[]> {
  const child = spawn('npm', ['run', '-s', name], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  const lines: string[] = [];
  const reading = createInterface({ input: child.stdout });
  reading.on('line', (line) => {
    if (line.trim() !== '') {
      lines.push(line);
    }
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) {
    throw new Error([`npm run ${name} failed:`, ...lines].join('\n'));
  }
  return lines;
}
