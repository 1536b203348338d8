import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { LogInput } from '../../../src/protocol/engine';
import type { ExplorerState } from '../../../src/protocol/explorer';
import { launchBrowser } from '../../support/browser/launchBrowser';
import { openExplorerPage, type OpenedExplorer } from '../../webview/support/openExplorerPage';
import { WrongAnswer } from '../caseResult';
import { generateLogs } from '../input/generateLogs';
import { STATIC_ROWS, toEmptyPage, toStaticPage } from './plainPages';
import { recordFrames, type Frames, type ScrollPlan } from './scrollFrames';

/** Height of a row on the page, in pixels. */
const ROW_HEIGHT = 22;

/** Speeds of a wheel, of a fling, and of a scroll bar that is dragged: 1,000 rows a frame. */
const PLANS: readonly ScrollPlan[] = [
  { name: 'wheel, 4,000 pixels a second', step: 66, seconds: 5 },
  { name: 'fling, 12,000 pixels a second', step: 198, seconds: 5 },
  { name: 'scroll bar dragged, 1,000 rows a frame', step: 1000 * ROW_HEIGHT, seconds: 3 },
];

/** One list scrolled in one way. */
export interface ScrollResult {
  readonly plan: string;
  readonly page: string;
  readonly frames: Frames;
}

/**
 * Scrolls the explorer's tree with one expanded group of some 300,000 of a million events, the real page with the real
 * session behind it, beside pages without code. Needs the built page.
 */
export async function measureScroll(records: number): Promise<readonly ScrollResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lens-bench-'));
  const browser = await launchBrowser();
  let explorer: OpenedExplorer | undefined;
  try {
    explorer = await openExplorer(browser, createInputs(folder, records));
    await expandLargest(explorer);
    const texts = getTexts(explorer);
    const empty = await openPlain(browser, toEmptyPage(explorer.session.tree.status.rows));
    const fixed = await openPlain(browser, toStaticPage(texts));
    const results: ScrollResult[] = [];
    for (const plan of PLANS) {
      const measure = async (
        name: string,
        page: Page,
        list: string,
        rowClass: string | undefined,
      ): Promise<void> => {
        await page.bringToFront();
        await page.evaluate((selector) => document.querySelector(selector)?.scrollTo(0, 0), `.${list}`);
        await page.waitForTimeout(500);
        results.push({
          plan: plan.name,
          page: name,
          frames: await recordFrames(page, list, rowClass, ROW_HEIGHT, plan),
        });
      };
      await measure('explorer', explorer.page, 'tree', 'row');
      await checkRows(explorer);
      // A drag leaves 20,000 rows behind within twenty frames.
      if (plan.step * 60 * plan.seconds < STATIC_ROWS * ROW_HEIGHT) {
        await measure(`${STATIC_ROWS.toLocaleString('en')} rows in the document`, fixed, 'list', 'row');
      }
      await measure('nothing to show', empty, 'list', undefined);
    }
    if (explorer.problems.length > 0) {
      throw new WrongAnswer(`The page reported ${explorer.problems.join('; ')}`);
    }
    return results;
  } finally {
    await explorer?.close();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function createInputs(folder: string, records: number): readonly LogInput[] {
  const inputs: LogInput[] = [];
  for (const { bytes } of generateLogs(records)) {
    const file = path.join(folder, `${String(inputs.length)}.json`);
    writeFileSync(file, bytes);
    inputs.push({ kind: 'path', uri: file, path: file });
  }
  return inputs;
}

async function openExplorer(browser: Browser, inputs: readonly LogInput[]): Promise<OpenedExplorer> {
  const state: ExplorerState = {
    sources: inputs.map(({ uri }) => uri),
    view: { order: 'count', filter: '', grouping: ['account'], expanded: [] },
  };
  const explorer = await openExplorerPage(browser, { inputs, state, width: 1200, height: 800 });
  await explorer.page.locator('.summary-records').waitFor({ timeout: 600_000 });
  return explorer;
}

async function expandLargest({ page, session }: OpenedExplorer): Promise<void> {
  const groups = session.tree.status.rows;
  await page.locator('.row').first().click();
  await page.waitForFunction(
    (before) => (document.querySelector('.canvas')?.clientHeight ?? 0) > before,
    groups * ROW_HEIGHT,
  );
}

/** The texts of the first events, for a page that has them all. */
function getTexts({ session }: OpenedExplorer): readonly (readonly [string, string])[] {
  const texts: (readonly [string, string])[] = [];
  for (let from = 0; texts.length < STATIC_ROWS && from < session.tree.status.rows; from += 1000) {
    for (const row of session.tree.getRows(from, 1000)) {
      if (row.kind === 'event') {
        const time = row.time === undefined ? '' : new Date(row.time).toISOString();
        texts.push([`${row.eventName} ${row.eventSource} ${row.sourceIPAddress} ${row.awsRegion}`, time]);
      }
    }
  }
  return texts;
}

async function openPlain(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.setContent(html);
  return page;
}

/** Every row in view is there once scrolling has ended, and is that of the session. */
async function checkRows({ page, session }: OpenedExplorer): Promise<void> {
  await page.waitForTimeout(500);
  const shown = await page.evaluate(() => {
    const window = document.querySelector('.tree')?.getBoundingClientRect();
    const rows = [...document.querySelectorAll<HTMLElement>('.tree .row')].filter((row) => {
      const box = row.getBoundingClientRect();
      return window !== undefined && box.top >= window.top && box.bottom <= window.bottom;
    });
    return {
      first: Number(rows[0]?.dataset['row'] ?? NaN),
      labels: rows.map((row) => row.querySelector('.label')?.textContent ?? null),
      room: window?.height ?? 0,
    };
  });
  const expected = session.tree
    .getRows(shown.first, shown.labels.length)
    .map((row) => (row.kind === 'event' ? row.eventName : row.label));
  const isFull = shown.labels.length >= Math.max(10, Math.floor(shown.room / ROW_HEIGHT) - 1);
  if (!isFull || shown.labels.join() !== expected.join()) {
    throw new WrongAnswer(
      `From row ${String(shown.first)} the page shows ${shown.labels.join()}, not ${expected.join()}`,
    );
  }
}
