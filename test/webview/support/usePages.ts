import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser/launchBrowser';
import { repositoryRoot } from '../../support/repositoryRoot';
import type { OpenedPage } from './openPage';

type Opened = Pick<OpenedPage<object, unknown>, 'problems' | 'close'>;

/**
 * Registers what the tests of a suite need that open a page of dist/webview; call it inside `describe`. The page is closed
 * after its test, and must have had no error until then.
 */
export function usePages<Args extends readonly unknown[], T extends Opened>(
  name: string,
  openPage: (browser: Browser, ...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let browser: Browser;
  let opened: T | undefined;
  before(async () => {
    const script = path.join(repositoryRoot, 'dist', 'webview', `${name}.js`);
    assert.ok(existsSync(script), 'The page is not built: run "npm run build" first.');
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    const problems = opened?.problems ?? [];
    await opened?.close();
    opened = undefined;
    assert.deepEqual(problems, []);
  });
  return async (...args) => {
    opened = await openPage(browser, ...args);
    return opened;
  };
}
