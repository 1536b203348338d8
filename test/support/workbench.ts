import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

/**
 * Opens a file by its absolute path, as a person does with Ctrl+P, and waits for its tab. By path because a search by
 * name needs ripgrep, which the server of the tests does not have.
 */
export async function openFile(page: Page, file: string): Promise<void> {
  const name = path.basename(file);
  await pick(page, 'Control+P', file, name);
  await getTab(page, name).waitFor();
}

/** The tab of an editor, by its label. */
export function getTab(page: Page, label: string): Locator {
  return page.locator('.part.editor .tab', { hasText: label });
}

/** Runs a command by its title as the palette shows it, e.g. `CloudTrail Lens: Open Explorer`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, 'F1', `>${title}`, title);
}

/** Opens a quick pick, types into it and takes the first row that has a text. */
async function pick(page: Page, key: string, typed: string, row: string): Promise<void> {
  const input = page.locator('.quick-input-widget input[type="text"]');
  const target = page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
  // A workbench that is still starting drops keys, and lists only what it knows by then.
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    try {
      await input.fill(typed, { timeout: 5_000 });
      await target.click({ timeout: 5_000 });
      return;
    } catch (error) {
      if (attempt === 12) {
        throw error;
      }
    }
  }
}

/** Moves the cursor to a line, from 1, so that the editor shows it. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').fill(`:${line}`);
  await page.keyboard.press('Enter');
}

/** Runs the statement of a query that has a line with this text, by a click into it and the key. */
export async function runSqlAt(page: Page, text: string): Promise<void> {
  await page.locator('.view-line', { hasText: text }).first().click();
  await page.keyboard.press('Control+Enter');
}

/** Chooses what a menu shows. A menu takes no click in its first moment, which could end the one that has opened it. */
export async function clickMenuItem(item: Locator): Promise<void> {
  await item.waitFor();
  for (let attempt = 0; attempt < 20 && (await item.isVisible()); attempt++) {
    await item.click({ timeout: 3_000 }).catch(() => undefined);
    await item.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => undefined);
  }
}

/**
 * Rests the mouse on a piece of text that the active editor shows, until a hover comes up of which a part has the words
 * that it should show; returns all parts.
 */
export async function hoverOver(page: Page, text: string, shows = ''): Promise<Locator> {
  const hover = page.locator('.monaco-hover:visible .hover-contents');
  const target = page
    .locator('.editor-group-container.active .view-line span span', { hasText: text })
    .last();
  for (let attempt = 1; ; attempt++) {
    // A hover of an earlier place would be taken for this one's.
    await page.mouse.move(0, 0);
    await hover.first().waitFor({ state: 'hidden' });
    await target.hover();
    try {
      await hover.filter({ hasText: shows }).first().waitFor({ timeout: 10_000 });
      return hover;
    } catch (error) {
      // Lines move while a log is being read: the mouse may have come to rest on another word.
      if (attempt === 6) {
        throw error;
      }
    }
  }
}

/** Opens the Problems panel and returns its rows' texts, file rows included. */
export async function getProblems(page: Page): Promise<readonly string[]> {
  const rows = page.locator('.markers-panel .monaco-list-row');
  if (!(await page.locator('.markers-panel').isVisible())) {
    await page.keyboard.press('Control+Shift+M');
  }
  await rows.first().waitFor();
  const labels = (await rows.all()).map((row) => row.getAttribute('aria-label'));
  return (await Promise.all(labels)).map((label) => label ?? '');
}

/** The document inside the webview that is in front; where several are in view, the one that was opened last. */
export function getWebview(page: Page, which: 'only' | 'newest' = 'only'): FrameLocator {
  const webviews = page.locator('iframe.webview.ready');
  return (which === 'only' ? webviews : webviews.last())
    .contentFrame()
    .locator('iframe#active-frame')
    .contentFrame();
}
