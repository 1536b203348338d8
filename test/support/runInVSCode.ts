import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser/launchBrowser';
import { SUITE_LINE_MARK, SUITE_RESULT_FILE, type SuiteResult } from './suiteResult';
import { startVSCodeServer } from './vscodeHost/startVSCodeServer';
import type { VSCodeHost } from './vscodeHost/vscodeHost';

export interface RunOptions {
  /** The bundle with `run(): Promise<void>`; its folder receives the result file. */
  readonly suite: string;
  /** The folder of the extension under test. */
  readonly extension: string;
  /** Folders of further extensions, which are installed. */
  readonly others?: readonly string[];
  readonly workspace: string;
  readonly host?: VSCodeHost;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For the whole run, from the page's opening on. */
  readonly timeoutMs?: number;
}

/**
 * Runs a test suite inside the extension host of a real VS Code that a headless Chromium shows. The suite's console
 * output is passed through.
 * @throws when the suite did not report: it crashed, ran into the time limit, or had no test.
 */
export async function runInVSCode(options: RunOptions): Promise<SuiteResult> {
  const resultFile = path.join(path.dirname(options.suite), SUITE_RESULT_FILE);
  await rm(resultFile, { force: true });
  const workbenchLog: string[] = [];
  const server = await startVSCodeServer({
    smokeTestDriver: true,
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.settings === undefined ? {} : { settings: options.settings }),
    ...(options.others === undefined ? {} : { extensions: options.others }),
  });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      const exit = listenForExit(page, options.timeoutMs ?? 900_000);
      await exposeLog(page, workbenchLog);
      const url = server.getUrl(options.workspace, [
        ['extensionDevelopmentPath', server.getRemoteUri(options.extension)],
        ['extensionTestsPath', server.getRemoteUri(options.suite)],
        ['skipWelcome', 'true'],
      ]);
      const code = await Promise.race([exit, page.goto(url).then(() => exit)]);
      return addThrown(await readResult(resultFile, code), options.extension, workbenchLog);
    } catch (error) {
      console.error(`The workbench's own log:\n${workbenchLog.join('\n')}`);
      throw error;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** The workbench calls these two by name when a page runs extension tests. */
async function listenForExit(page: Page, timeoutMs: number): Promise<number> {
  const exit = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The tests inside VS Code did not end within ${String(timeoutMs / 1000)} seconds.`));
    }, timeoutMs);
    page.once('crash', () => {
      clearTimeout(timer);
      reject(new Error("The browser's page crashed."));
    });
    void page.exposeFunction('codeAutomationExit', (code: number) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
  return exit;
}

/** Prints what the suite prints, and keeps what the workbench prints for the case that the suite never reports. */
async function exposeLog(page: Page, workbenchLog: string[]): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (_type: string, parameters: readonly unknown[]) => {
    const text = format(...parameters);
    if (text.startsWith(SUITE_LINE_MARK)) {
      console.log(text.slice(SUITE_LINE_MARK.length));
    } else {
      workbenchLog.push(text.slice(0, 2_000));
    }
  });
}

async function readResult(file: string, code: number): Promise<SuiteResult> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new Error(`The suite ended with code ${String(code)} and without a result.`);
  }
  const result = JSON.parse(text) as SuiteResult;
  if (result.passed + result.failed === 0) {
    throw new Error('The suite had no test to run.');
  }
  if (code !== 0 && result.failed === 0) {
    throw new Error(`The suite reported no failure and ended with code ${String(code)}.`);
  }
  return result;
}

/** VS Code catches what a provider throws, and logs it: for the tests it is a failure, whatever they saw. */
function addThrown(result: SuiteResult, extension: string, workbenchLog: readonly string[]): SuiteResult {
  const files = pathToFileURL(path.join(extension, 'dist')).href;
  const thrown = [...new Set(workbenchLog.filter((text) => text.includes(files)))];
  if (thrown.length === 0) {
    return result;
  }
  console.error(`The extension threw:\n${thrown.join('\n')}`);
  const failures = thrown.map((message) => ({ title: 'nothing is thrown by the extension', message }));
  return { ...result, failed: result.failed + thrown.length, failures: [...result.failures, ...failures] };
}
