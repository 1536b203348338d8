import { spawn } from 'node:child_process';
import path from 'node:path';
import { repositoryRoot } from '../../support/repositoryRoot';
import { WrongAnswer, type CaseResult } from '../caseResult';

/** Megabytes that the process may take: the parsed objects of a million events, the peer's, are about 3 GB. */
const HEAP = 14_000;

/** What the child ends with where an answer is wrong; its error output is the message. */
export const WRONG_ANSWER_CODE = 3;

/**
 * What a person does in an explorer with so many events, against the same over parsed objects in plain JavaScript. Runs
 * in a process of its own, so that the gigabytes are gone when it ends.
 */
export async function measureExplorer(records: number, rounds: number): Promise<readonly CaseResult[]> {
  const program = path.join(repositoryRoot, 'test/bench/cases/explorerCaseChild.ts');
  const parameters = [String(records), String(rounds)];
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, '--import', 'tsx', program, ...parameters],
    { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code === WRONG_ANSWER_CODE) {
    throw new WrongAnswer(errors.join('').trim());
  }
  if (code !== 0) {
    throw new Error(`The explorer could not be measured: ${errors.join('')}`);
  }
  return JSON.parse(output.join('')) as readonly CaseResult[];
}
