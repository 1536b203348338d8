import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { LogInput } from '../../../src/protocol/engine';
import type { OpenedExplorer, OpenExplorerOptions } from './openExplorerPage';
import { openExplorerPage } from './openExplorerPage';
import { usePages } from './usePages';

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
  const open = usePages('explorer', openExplorerPage);
  return {
    open: (inputs, options = {}) =>
      open({
        inputs: Array.isArray(inputs) ? (inputs as readonly LogInput[]) : [inputs as LogInput],
        ...options,
      }),
  };
}

/** Waits until a question about the page has this answer. */
export async function until<T>(ask: () => Promise<T> | T, expected: T): Promise<void> {
  const deadline = Date.now() + 30_000;
  let answer = await ask();
  while (JSON.stringify(answer) !== JSON.stringify(expected) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer = await ask();
  }
  assert.deepEqual(answer, expected);
}

/**
 * Waits until all logs were read. Rows of the first of several logs, or of the beginning of a large one, may stand before
 * that, and what is done then is done to a tree that is about to be replaced.
 */
export async function untilRead({ page }: OpenedExplorer): Promise<void> {
  await page.locator('.summary-records').waitFor();
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
