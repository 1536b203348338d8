import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import type { LogInput } from '../../../src/protocol/engine';
import { launchBrowser } from '../../support/browser/launchBrowser';
import { repositoryRoot } from '../../support/repositoryRoot';
import type { OpenedExplorer, OpenExplorerOptions } from './openExplorerPage';
import { openExplorerPage } from './openExplorerPage';

/** Opens explorers for the tests of a suite. */
export interface ExplorerOpener {
  /** Opens one log, or several. The page is closed after the test, and must have had no error until then. */
  readonly open: (
    inputs: LogInput | readonly LogInput[],
    options?: Partial<OpenExplorerOptions>,
  ) => Promise<OpenedExplorer>;
}

/** Registers what the tests of a suite need; call it inside `describe`. */
export function useExplorer(): ExplorerOpener {
  let browser: Browser;
  let opened: OpenedExplorer | undefined;
  before(async () => {
    const script = path.join(repositoryRoot, 'dist', 'webview', 'explorer.js');
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
  return {
    open: async (inputs, options = {}) => {
      opened = await openExplorerPage(browser, {
        inputs: Array.isArray(inputs) ? (inputs as readonly LogInput[]) : [inputs as LogInput],
        ...options,
      });
      return opened;
    },
  };
}

/** Waits until a question about the page has this answer. */
export async function until<T>(ask: () => Promise<T> | T, expected: T): Promise<void> {
  const deadline = Date.now() + 8000;
  let answer = await ask();
  while (JSON.stringify(answer) !== JSON.stringify(expected) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer = await ask();
  }
  assert.deepEqual(answer, expected);
}

/** The row that a name stands on, exactly. */
export function getRow({ page }: OpenedExplorer, label: string): Locator {
  return page.locator('.row', { has: page.locator('.label', { hasText: new RegExp(`^${label}$`) }) });
}

/** The text of the filter box. */
export function getFilter({ page }: OpenedExplorer): Promise<string> {
  return page.locator('.filter-input').inputValue();
}

/** What the page says of the number of matching events. */
export function getMatches({ page }: OpenedExplorer): Promise<string | null> {
  return page.locator('.matches').textContent();
}
