import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { SUITE_LINE_MARK, SUITE_RESULT_FILE, type SuiteResult } from '../../support/suiteResult';

const testsFolder = path.dirname(__dirname);

/**
 * VS Code's entry to the integration tests. Every test file is bundled to a file of its own in the folder above this
 * one, and all that stand there are run.
 * @throws when a test failed, or when there was none.
 */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  markConsole();
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 120_000, forbidOnly: true });
  for (const name of readdirSync(testsFolder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.test.js')) {
      mocha.addFile(path.join(testsFolder, name));
    }
  }
  const result = await runMocha(mocha);
  writeFileSync(path.join(__dirname, SUITE_RESULT_FILE), JSON.stringify(result));
  if (result.failed > 0 || result.passed === 0) {
    throw new Error(`${String(result.failed)} of ${String(result.passed + result.failed)} tests failed`);
  }
}

/** Lets the runner outside tell this process's console from the workbench's. */
function markConsole(): void {
  const print = console.log.bind(console);
  const printMarked = (...parameters: readonly unknown[]): void => {
    for (const line of format(...parameters).split('\n')) {
      print('%s', SUITE_LINE_MARK + line);
    }
  };
  console.log = console.info = console.warn = console.error = printMarked;
  Mocha.reporters.Base.consoleLog = printMarked;
}

function runMocha(mocha: Mocha): Promise<SuiteResult> {
  return new Promise((resolve) => {
    const failures: { title: string; message: string }[] = [];
    let passed = 0;
    let skipped = 0;
    mocha
      .run(() => resolve({ passed, failed: failures.length, skipped, failures }))
      .on('pass', () => (passed += 1))
      .on('pending', () => (skipped += 1))
      .on('fail', (test, error: Error) => {
        failures.push({ title: test.fullTitle(), message: error.stack ?? String(error) });
      });
  });
}
