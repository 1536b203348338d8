import { spawn } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../repositoryRoot';

export interface S3Emulator {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Starts an emulator that lists and pages as S3 does and takes any key. In a process of its own: it is an ES module with a
 * web server inside, which the bundles of tests could not hold. It ends with this process.
 */
export async function startS3Emulator(): Promise<S3Emulator> {
  const program = path.join(repositoryRoot, 'test', 'support', 's3Emulator', 'serve.mjs');
  const child = spawn(process.execPath, [program], { cwd: repositoryRoot, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(Number(text)));
    void gone.then(() => reject(new Error(`The S3 emulator did not start: ${output}`)));
  });
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    stop: () => {
      child.stdin.end();
      return gone;
    },
  };
}
