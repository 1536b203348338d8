import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../support/repositoryRoot';
import { getViolations } from './support/getViolations';
import type { OpenedResults } from './support/openResultsPage';
import { SQL, toResult, useResults } from './support/openResultsPage';
import { createDays, createEvents, createNames } from './support/results';
import type { ThemeName } from './support/themes';

const PICTURES = path.join(repositoryRoot, 'out', 'webview');

describe('looks of the results', function () {
  this.timeout(90_000);
  const { open } = useResults();
  const check = async ({ page }: OpenedResults, name: string): Promise<void> => {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: path.join(PICTURES, `results-${name}.png`) });
    assert.deepEqual(await getViolations({ page }), []);
  };

  const looks: readonly (readonly [ThemeName, number, number])[] = [
    ['light', 1300, 760],
    ['dark', 1000, 700],
    ['high-contrast', 1000, 700],
    ['dark', 460, 700],
  ];
  for (const [theme, width, height] of looks) {
    const name = `${theme}-${String(width)}`;
    it(`axe finds nothing in a table with an open value, ${name}`, async () => {
      const results = await open(
        {
          ...createEvents(1_000_000),
          statistics: {
            duplicates: 2310,
            rowLimit: 1_000_000,
            notRead: [
              'b.json.gz ends in the middle of its data; 1,200 records before that were read.',
              'notes.txt holds no record.',
            ],
          },
        },
        { theme, width, height },
      );
      const { page } = results;
      await page.locator('.grid-cell').first().waitFor();
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Space']) {
        await page.keyboard.press(key);
      }
      await page.locator('.json-name').first().waitFor();
      await check(results, `value-${name}`);
      await page.keyboard.press('Shift+ArrowUp');
      await page.keyboard.press('Shift+ArrowLeft');
      await page.locator('.chip-not-read').click();
      await check(results, `not-read-${name}`);
      await page.locator('.head-exportFile').click();
      await check(results, `menu-${name}`);
    });

    it(`axe finds nothing in charts and messages, ${name}`, async () => {
      const results = await open(createDays(40), { theme, width, height });
      const { page, rpc } = results;
      await page.locator('.series .bar').first().waitFor();
      await check(results, `series-${name}`);
      const states = {
        running: { progress: { phase: 'run', done: 0.4 } },
        failed: { message: 'Line 1, column 8: there is no column "evntname". Did you mean "eventname"?' },
        cancelled: {},
        gone: {},
      } as const;
      for (const [state, more] of Object.entries(states)) {
        await rpc.call('setState', { state, title: 'Test query', sql: SQL, ...more } as never);
        await page.locator('.message').waitFor();
        await check(results, `${state}-${name}`);
      }
    });
  }

  for (const theme of ['light', 'dark', 'high-contrast'] as const) {
    it(`axe finds nothing in a ready question without an answer, ${theme}`, async () => {
      const results = await open(
        {
          state: 'done',
          title: 'Deletions',
          preset: 'deletions',
          sql: SQL,
          parameters: { service: 'kms.amazonaws.com', from: '2024-11-19T08:00:00Z' },
          empty: {
            none: 'No call deleted, terminated or purged anything, or tried to.',
            values: [
              {
                title: 'Service',
                value: 'kms.amazonaws.com',
                hint: 'eventSource of the service, where % stands for any text.',
              },
              {
                title: 'From',
                value: '2024-11-19T08:00:00Z',
                hint: 'First moment, ISO 8601 in UTC such as 2024-11-19T09:00:00Z.',
              },
            ],
          },
          result: toResult({
            ...createNames(0),
            statistics: { events: 1234, logs: 3, notRead: ['notes.txt holds no record.'] },
          }),
        },
        { theme, width: 1000, height: 600 },
      );
      await results.page.locator('.asked-values').waitFor();
      await check(results, `none-${theme}`);
    });
  }

  it('axe finds nothing in bars and in an empty result', async () => {
    const bars = await open(createNames(30), { theme: 'light' });
    await bars.page.locator('.bars-row').first().waitFor();
    await check(bars, 'bars');
    await bars.rpc.call('setState', {
      state: 'done',
      title: 'Nothing',
      sql: SQL,
      result: {
        result: 8,
        columns: [],
        hasEvents: false,
        statistics: {
          rows: 0,
          milliseconds: 3,
          loadMilliseconds: 0,
          events: 12,
          duplicates: 0,
          logs: 1,
          notRead: [],
        },
      },
    });
    await bars.page.locator('.hints').waitFor();
    await check(bars, 'empty');
  });
});
