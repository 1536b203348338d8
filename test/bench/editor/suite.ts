import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { SUITE_LINE_MARK, SUITE_RESULT_FILE, type SuiteResult } from '../../support/suiteResult';
import { measureEditor } from './measureEditor';

/** VS Code's entry to the measurements of the editor. */
export async function run(): Promise<void> {
  const failures: { title: string; message: string }[] = [];
  const print = (...parameters: readonly unknown[]): void => {
    for (const line of format(...parameters).split('\n')) {
      console.log('%s', SUITE_LINE_MARK + line);
    }
  };
  await measureEditor(print).catch((error: unknown) => {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    print(message);
    failures.push({ title: 'measureEditor', message });
  });
  const result: SuiteResult = { passed: 1 - failures.length, failed: failures.length, skipped: 0, failures };
  writeFileSync(path.join(__dirname, SUITE_RESULT_FILE), JSON.stringify(result));
  if (failures.length > 0) {
    throw new Error('The editor could not be measured.');
  }
}
