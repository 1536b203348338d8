import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { OpenedResults } from './support/openResultsPage';
import { SQL, toResult, useResults } from './support/openResultsPage';
import { createDays, createEvents, createNames, HOSTILE, toColumn } from './support/results';
import { until } from './support/useExplorer';

function getCell({ page }: OpenedResults, row: number, column: number): Locator {
  return page.locator(`#cell-${String(row)}-${String(column)}`);
}

function getActive({ page }: OpenedResults): Promise<string | null> {
  return page.locator('.grid').getAttribute('aria-activedescendant');
}

function getTitle({ page }: OpenedResults, column: number): Locator {
  return page.locator(`#title-${String(column)}`);
}

/** Waits for the rows in the order that a title shows: it shows the order at once, and they come later. */
async function untilSorted({ page }: OpenedResults): Promise<void> {
  await until(() => page.locator('.grid').getAttribute('aria-busy'), null);
}

async function getWidth(results: OpenedResults, column: number): Promise<number> {
  const box = await getTitle(results, column).boundingBox();
  return Math.round(box?.width ?? 0);
}

/** What was put into the clipboard, in order. */
function getCopied({ calls }: OpenedResults): readonly string[] {
  return calls
    .filter(({ method }) => method === 'copy')
    .map(({ params }) => (params as { readonly text: string }).text);
}

describe('results', function () {
  this.timeout(60_000);
  const { open } = useResults();

  it('says how much was found, how long it took, and what was not read', async () => {
    const results = await open({
      ...createEvents(1_000_000),
      statistics: { duplicates: 2310, rowLimit: 1_000_000, notRead: ['notes.txt holds no record.'] },
    });
    const { page } = results;
    await getCell(results, 0, 0).waitFor();
    const words = await page.locator('.summary').innerText();
    for (const part of [
      'Everything that failed',
      '1,000,000 rows',
      'cut at 1,000,000 rows',
      'run in 42 ms, logs read in 1.2 s',
      '1,000,000 events in 12 logs',
      '2,310 duplicates folded',
      '1 part not read',
    ]) {
      assert.ok(words.includes(part), `${part} is missing in ${words}`);
    }
    assert.equal(await page.locator('.not-read').isVisible(), false);
    await page.locator('.chip-not-read').click();
    assert.equal(await page.locator('.not-read').innerText(), 'notes.txt holds no record.');
    assert.equal(await page.locator('.chip-not-read').getAttribute('aria-expanded'), 'true');
  });

  it('scrolls through a million rows, asks for windows of them and keeps few elements', async () => {
    const results = await open(createEvents(1_000_000));
    const { page } = results;
    await getCell(results, 0, 0).waitFor();
    assert.equal(await page.locator('.grid').getAttribute('aria-rowcount'), '1000001');
    // The bar is put to the half, the end, and back; at an end it goes as far as the rows do.
    for (const [share, row] of [
      [0.5, 500_000],
      [1, 999_990],
      [0.005, 1818],
    ] as const) {
      await page.locator('.grid').evaluate((grid, to) => {
        grid.scrollTop = Math.round((grid.scrollHeight - grid.clientHeight) * to);
      }, share);
      await getCell(results, row, 3).waitFor();
      assert.equal(await getCell(results, row, 3).textContent(), (row * 1001).toLocaleString('en-US'));
    }
    await page.keyboard.press('Control+End');
    await getCell(results, 999_999, 0).waitFor();
    assert.equal(await getActive(results), 'cell-999999-6');
    await until(() => getCell(results, 999_999, 6).getAttribute('aria-selected'), 'true');
    assert.ok((await page.locator('.grid-canvas .grid-row').count()) < 80);
    assert.ok(results.rowCalls.length < 30, `${String(results.rowCalls.length)} calls`);
    assert.ok(results.rowCalls.every(({ limit }) => limit <= 200));
  });

  it('sorts by a click on a title, upwards, downwards and not at all', async () => {
    const results = await open(createEvents(1_000_000));
    await getCell(results, 0, 3).waitFor();
    const title = getTitle(results, 3);
    for (const [order, sort, first] of [
      ['ascending', { column: 3, descending: false }, '0'],
      ['descending', { column: 3, descending: true }, '1,000,998,999'],
      ['none', undefined, '0'],
    ] as const) {
      await title.click();
      await until(() => title.getAttribute('aria-sort'), order);
      await untilSorted(results);
      await until(() => getCell(results, 0, 3).textContent(), first);
      assert.deepEqual(results.rowCalls.at(-1)?.sort, sort);
    }
    await results.page.locator('.grid').focus();
    await results.page.keyboard.press('Control+Home');
    await results.page.keyboard.press('ArrowUp');
    assert.equal(await getActive(results), 'title-0');
    await results.page.keyboard.press('Enter');
    await until(() => getTitle(results, 0).getAttribute('aria-sort'), 'ascending');
    await untilSorted(results);
    assert.equal(await getActive(results), 'title-0');
  });

  it('changes widths by mouse and keyboard, fits them, and keeps them', async () => {
    const results = await open(createEvents(100));
    const { page } = results;
    await getCell(results, 0, 0).waitFor();
    const before = await getWidth(results, 1);
    const border = await getTitle(results, 1).locator('.grid-border').boundingBox();
    assert.ok(border !== null);
    await page.mouse.move(border.x + 4, border.y + 10);
    await page.mouse.down();
    await page.mouse.move(border.x + 64, border.y + 10, { steps: 3 });
    await page.mouse.up();
    assert.equal(await getWidth(results, 1), before + 60);
    assert.equal(await getTitle(results, 1).getAttribute('aria-sort'), 'none');
    await page.locator('.grid').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    assert.equal(await getWidth(results, 1), before + 76);
    await until(
      async () => {
        const layout = (await results.getState())?.layout as { readonly widths?: unknown } | undefined;
        return layout?.widths;
      },
      { eventname: before + 76 },
    );
    await getTitle(results, 1).locator('.grid-border').dblclick();
    assert.equal(await getWidth(results, 1), before);
    // A result that comes later has the width as well.
    await page.keyboard.press('Shift+ArrowLeft');
    await results.rpc.call('setState', {
      state: 'done',
      title: 'Again',
      sql: SQL,
      result: { ...toResult(createEvents(50)), result: 8 },
    });
    await until(() => page.locator('.results-title').textContent(), 'Again');
    await getCell(results, 0, 0).waitFor();
    assert.equal(await getWidth(results, 1), before - 16);
  });

  it('comes back to the same rows in the same order after the page was hidden', async () => {
    const place = { result: 7, topRow: 5000, sort: { column: 3, descending: true } };
    const results = await open(createEvents(10_000), {
      state: { title: 'x', sql: SQL, layout: { place } },
    });
    await getCell(results, 5001, 3).waitFor();
    assert.equal(await getTitle(results, 3).getAttribute('aria-sort'), 'descending');
    assert.deepEqual(results.rowCalls[0]?.sort, { column: 3, descending: true });
    assert.equal(await getCell(results, 5001, 3).textContent(), (4998 * 1001).toLocaleString('en-US'));
  });

  it('selects by keyboard and mouse, and copies what is selected', async () => {
    const results = await open({
      columns: [toColumn('name', 'text'), toColumn('n', 'number', 'bigint'), toColumn('json', 'json')],
      rows: 1000,
      getRow: (i) => [i === 1 ? '=1+1' : `name ${String(i)}`, i, `{"i":${String(i)}}`],
    });
    const { page } = results;
    await getCell(results, 0, 0).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    assert.equal(await page.locator('.grid-cell[aria-selected="true"]').count(), 4);
    await page.keyboard.press('Control+C');
    await until(() => getCopied(results).at(-1), "'=1+1\t1\nname 2\t2");
    await until(() => page.locator('.announcer').textContent(), 'Copied 4 cells of 2 rows');

    await page.locator('.head-copy').first().click();
    await page.getByRole('menuitem', { name: 'Copy with Column Names' }).click();
    await until(() => getCopied(results).at(-1), "name\tn\n'=1+1\t1\nname 2\t2");
    await page.locator('.grid').focus();
    await page.keyboard.press('Shift+Space');
    await page.locator('.head-copy').first().click();
    await page.getByRole('menuitem', { name: 'Copy as JSON' }).click();
    await until(
      () => getCopied(results).at(-1),
      '[\n  { "name": "=1+1", "n": 1, "json": {"i":1} },\n  { "name": "name 2", "n": 2, "json": {"i":2} }\n]\n',
    );

    await getCell(results, 4, 1).click();
    assert.equal(await getActive(results), 'cell-4-1');
    await getCell(results, 6, 2).click({ modifiers: ['Shift'] });
    assert.equal(await page.locator('.grid-cell[aria-selected="true"]').count(), 6);
    await page.locator('.grid-number').nth(2).click();
    assert.equal(await page.locator('.grid-cell[aria-selected="true"]').count(), 3);
    await getCell(results, 1, 0).hover();
    await page.mouse.down();
    await getCell(results, 3, 1).hover();
    await page.mouse.up();
    assert.equal(await page.locator('.grid-cell[aria-selected="true"]').count(), 6);

    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await until(() => getCopied(results).at(-1)?.split('\n').length, 1000);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.grid-cell[aria-selected="true"]').count(), 1);
  });

  it('refuses to copy more than a clipboard should hold', async () => {
    const results = await open(createEvents(1_000_000));
    await getCell(results, 0, 0).waitFor();
    await results.page.keyboard.press('Control+A');
    await results.page.keyboard.press('Control+C');
    await until(
      () => results.page.locator('.announcer').textContent(),
      'Too much to copy: 7,000,000 cells, 300,000 at most. Export the result instead',
    );
    assert.deepEqual(getCopied(results), []);
  });

  it('opens the event of a row, in the order that is shown', async () => {
    const results = await open(createEvents(100));
    const { page, calls } = results;
    await getCell(results, 0, 0).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(() => calls.at(-1), { method: 'openEvent', params: { row: 1, where: 'explorer' } });
    await page.keyboard.press('Alt+Enter');
    await until(() => calls.at(-1), { method: 'openEvent', params: { row: 1, where: 'text' } });
    await getTitle(results, 0).click();
    await until(() => getTitle(results, 0).getAttribute('aria-sort'), 'ascending');
    await untilSorted(results);
    await getCell(results, 3, 1).dblclick();
    const sort = { column: 0, descending: false };
    await until(() => calls.at(-1), { method: 'openEvent', params: { row: 3, where: 'explorer', sort } });
    await page.getByRole('button', { name: "Show the row's event as text (Alt+Enter)" }).click();
    await until(() => calls.at(-1), { method: 'openEvent', params: { row: 3, where: 'text', sort } });
  });

  it('opens the event that is seen while another order is on its way', async () => {
    let answer: () => void = () => assert.fail('nobody asked for an order');
    const results = await open(createEvents(100), {
      overrides: {
        rows: async ({ offset, sort }) => {
          if (sort !== undefined) {
            await new Promise<void>((resolve) => (answer = resolve));
          }
          const { getRow } = createEvents(100);
          return Array.from({ length: 100 - offset }, (_, i) => getRow(offset + i));
        },
      },
    });
    await getCell(results, 0, 0).waitFor();
    await getTitle(results, 1).click();
    await until(() => results.page.locator('.grid').getAttribute('aria-busy'), 'true');
    await getCell(results, 3, 0).dblclick();
    await until(() => results.calls.at(-1), {
      method: 'openEvent',
      params: { row: 3, where: 'explorer' },
    });
    answer();
    await untilSorted(results);
    await getCell(results, 3, 0).dblclick();
    const sort = { column: 1, descending: false };
    await until(() => results.calls.at(-1), {
      method: 'openEvent',
      params: { row: 3, where: 'explorer', sort },
    });
  });

  it('has no event to open where rows stand for several', async () => {
    const results = await open(createNames(5));
    await getCell(results, 0, 0).waitFor();
    await results.page.keyboard.press('Enter');
    await until(
      () => results.page.locator('.announcer').textContent(),
      'The rows of this result do not stand for one event each',
    );
    assert.deepEqual(results.calls, []);
    assert.equal(await results.page.locator('.head-textSearch').count(), 0);
  });

  it('tells NULL and empty text from any text, and shows a value whole', async () => {
    const long = `{"text":"${'y'.repeat(1000)}","n":12345678901234567890,"any":"*","masked":"***"}`;
    const results = await open({
      columns: [toColumn('a', 'text'), toColumn('b', 'text'), toColumn('c', 'json')],
      rows: 1,
      getRow: () => [null, 'NULL', long],
    });
    const { page } = results;
    await getCell(results, 0, 0).waitFor();
    assert.equal(await getCell(results, 0, 0).textContent(), '');
    assert.equal(await getCell(results, 0, 0).locator('[role=img]').getAttribute('aria-label'), 'NULL');
    assert.equal(await getCell(results, 0, 1).textContent(), 'NULL');
    assert.equal(await getCell(results, 0, 1).locator('[role=img]').count(), 0);
    assert.equal((await getCell(results, 0, 2).textContent())?.length, 301);
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await page.locator('.json-text').waitFor();
    assert.equal(await page.locator('.value-title').textContent(), 'Row 1 · c · varchar');
    assert.equal(
      await page.locator('.json-text').textContent(),
      `{\n  "text": "${'y'.repeat(1000)}",\n  "n": 12345678901234567890,\n  "any": "*",\n  "masked": "***"\n}`,
    );
    // One asterisk is a policy's wildcard, three are a mask.
    assert.deepEqual(await page.locator('.json-hidden').allTextContents(), ['"***"']);
    await page.keyboard.press('Home');
    assert.equal(await page.locator('.value-body').innerText(), 'NULL: there is no value.');
    await page.keyboard.press('Space');
    assert.equal(await page.locator('.value-pane').isVisible(), false);
  });

  it('draws a course over time as columns or as a line, and remembers when it is not wanted', async () => {
    const results = await open(createDays(40));
    const { page } = results;
    await page.locator('.series .bar').first().waitFor();
    assert.equal(await page.locator('.series .bar').count(), 40);
    assert.match(
      (await page.locator('.chart').getAttribute('aria-label')) ?? '',
      /^events over time, 40 points/,
    );
    assert.equal(await page.locator('.series .bar title').first().textContent(), '2024-11-19 UTC: 5');
    await page.getByRole('button', { name: 'Chart' }).click();
    assert.equal(await page.locator('.chart').isVisible(), false);
    await until(async () => {
      const layout = (await results.getState())?.layout as { readonly isChartOpen?: unknown } | undefined;
      return layout?.isChartOpen;
    }, false);
  });

  it('draws many points as a line', async () => {
    const { page } = await open(createDays(400));
    await page.locator('.series-line').waitFor();
    assert.equal((await page.locator('.series-line').getAttribute('points'))?.split(' ').length, 400);
  });

  it('draws bars of few names, and no chart of events', async () => {
    const results = await open(createNames(30));
    await results.page.locator('.bars-row').first().waitFor();
    assert.equal(await results.page.locator('.bars-row').count(), 10);
    assert.equal(await results.page.locator('.bars-label').first().textContent(), '…Role0/session');
    assert.equal(await results.page.locator('.bars-value').first().textContent(), '5,000');
    await results.rpc.call('setState', {
      state: 'done',
      title: 'Events',
      sql: SQL,
      result: { ...toResult(createEvents(30)), result: 8 },
    });
    await until(() => results.page.locator('.results-title').textContent(), 'Events');
    assert.equal(await results.page.getByRole('button', { name: 'Chart' }).count(), 0);
  });

  it('says what a question was asked with, and keeps it for the next run', async () => {
    const tables = [{ table: 'cloudtrail_logs', sources: ['logs/*.json'] }];
    const parameters = {
      identity: 'arn:aws:iam::111122223333:user/alice',
      event: '%',
      from: '1970-01-01T00:00:00Z',
      limit: 20,
    };
    const results = await open({
      state: 'done',
      title: 'Everything one identity did',
      sql: SQL,
      parameters,
      tables,
      result: toResult(createEvents(30)),
    });
    const values = results.page.locator('.chip-parameter');
    await values.first().waitFor();
    assert.deepEqual(await values.allTextContents(), [`identity: ${parameters.identity}`, 'limit: 20']);
    await until(async () => (await results.getState())?.tables?.[0]?.sources[0], 'logs/*.json');
    assert.deepEqual((await results.getState())?.parameters, parameters);
  });

  it('shows how far a query is, and cancels it', async () => {
    const results = await open({ state: 'running', title: 'Slow', sql: SQL });
    const { page, rpc, calls } = results;
    await until(() => page.locator('.running p').textContent(), 'Starting…');
    const load = { source: 2, sources: 12, bytes: 2048, records: 500, totalBytes: 9999 };
    await rpc.call('setState', {
      state: 'running',
      title: 'Slow',
      sql: SQL,
      progress: { phase: 'load', load },
    });
    assert.equal(
      await page.locator('.running p').textContent(),
      'Reading log 3 of 12: 2.0 KB, 500 records so far',
    );
    await rpc.call('setState', {
      state: 'running',
      title: 'Slow',
      sql: SQL,
      progress: { phase: 'run', done: 0.25 },
    });
    assert.equal(await page.locator('.running p').textContent(), 'Running the query: 25 %');
    assert.equal(await page.locator('.running-bar').getAttribute('value'), '0.25');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await until(() => calls, [{ method: 'cancel', params: null }]);
    await rpc.call('setState', { state: 'cancelled', title: 'Slow', sql: SQL });
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    await page.getByRole('button', { name: 'Run Again' }).click();
    await until(() => calls.at(-1), { method: 'runAgain', params: null });
  });

  it('shows what is wrong with a query and where', async () => {
    const message = 'Line 2, column 8: there is no column "evntname".';
    const { page, calls } = await open({ state: 'failed', title: 'Wrong', sql: SQL, message });
    await until(() => page.locator('[role=alert] p').textContent(), message);
    await page.locator('.message').getByRole('button', { name: 'Open the SQL' }).click();
    await until(() => calls, [{ method: 'openSql', params: null }]);
  });

  it('offers to run again what the window forgot', async () => {
    const { page, calls } = await open({ state: 'gone', title: 'Old', sql: SQL });
    await page.getByRole('button', { name: 'Run Again' }).click();
    await until(() => calls, [{ method: 'runAgain', params: null }]);
  });

  it('says what to try where nothing was found', async () => {
    const { page } = await open({ ...createNames(0), title: 'Nothing' });
    await page.getByRole('heading', { name: 'No rows' }).waitFor();
    assert.equal(await page.locator('.hints li').count(), 4);
    assert.equal(await page.locator('.summary-records').textContent(), 'no rows');
  });

  it('says what it means that a ready question found nothing', async () => {
    const nothing = { ...createNames(0), title: 'Deletions' };
    const results = await open({
      state: 'done',
      title: 'Deletions',
      preset: 'deletions',
      sql: SQL,
      parameters: { service: 'kms.amazonaws.com', from: '1970-01-01T00:00:00Z' },
      empty: {
        none: 'No call deleted anything.',
        values: [{ title: 'Service', value: HOSTILE, hint: 'eventSource of the service.' }],
      },
      result: toResult({ ...nothing, statistics: { events: 1234, logs: 3, notRead: ['a', 'b'] } }),
    });
    const { page, calls, rpc } = results;
    await page.getByRole('heading', { name: 'No call deleted anything' }).waitFor();
    assert.equal(
      await page.locator('.message p').textContent(),
      'This is the answer of all that was read: 1,234 events in 3 logs. 2 parts of the logs could not be read and may hold some. It was asked with:',
    );
    assert.equal(await page.locator('.hints').count(), 0, 'nothing for authors of SQL');
    assert.deepEqual(await page.locator('.asked-values dt').allTextContents(), ['Service']);
    assert.deepEqual(await page.locator('.asked-values dd').allTextContents(), [
      `${HOSTILE}eventSource of the service.`,
    ]);
    await page.getByRole('button', { name: 'Change the Values…' }).click();
    await until(() => calls, [{ method: 'changeValues', params: null }]);
    await rpc.call('setState', {
      state: 'done',
      title: 'Root',
      preset: 'root-use',
      sql: SQL,
      empty: { none: 'No call was made by a root user.', values: [] },
      result: { ...toResult({ ...nothing, statistics: { events: 0, logs: 1 } }), result: 8 },
    });
    await page.getByRole('heading', { name: 'No call was made by a root user' }).waitFor();
    assert.equal(
      await page.locator('.message p').textContent(),
      'There is no event at all: 0 events in 1 log.',
    );
    assert.equal(await page.locator('.asked-values').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Change the Values…' }).count(), 0);
  });

  it('is walked through by keyboard alone', async () => {
    const results = await open({ ...createEvents(100), statistics: { notRead: ['notes.txt'] } });
    const { page, calls, rpc } = results;
    await getCell(results, 0, 0).waitFor();
    const getFocused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement: element } = document;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
    await until(getFocused, 'Result of Everything that failed');
    const before: string[] = [];
    for (let stop = 0; stop < 8; stop++) {
      await page.keyboard.press('Shift+Tab');
      before.unshift(await getFocused());
    }
    assert.deepEqual(before, [
      '1 part not read',
      "Show the row's event in the explorer (Enter)",
      "Show the row's event as text (Alt+Enter)",
      'Whole value (Space)',
      'Copy',
      'Export',
      'Open the SQL',
      'Run Again',
    ]);
    for (let stop = 0; stop < 5; stop++) {
      await page.keyboard.press('Tab');
    }
    assert.equal(await getFocused(), 'Export');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('ArrowDown');
    assert.match(await getFocused(), /^JSON Lines/);
    await page.keyboard.press('Escape');
    assert.equal(await getFocused(), 'Export');
    for (let stop = 0; stop < 3; stop++) {
      await page.keyboard.press('Tab');
    }
    assert.equal(await getFocused(), 'Result of Everything that failed');
    await page.keyboard.press('Space');
    const after: string[] = [];
    for (let stop = 0; stop < 3; stop++) {
      await page.keyboard.press('Tab');
      after.push(await getFocused());
    }
    assert.deepEqual(after, ['Height of the value', 'Copy the whole value', 'Hide the whole value (Space)']);
    await page.keyboard.press('Enter');
    await until(getFocused, 'Result of Everything that failed');

    await rpc.call('setState', { state: 'running', title: 'Slow', sql: SQL });
    await until(getFocused, 'Cancel');
    await page.keyboard.press('Enter');
    await until(() => calls, [{ method: 'cancel', params: null }]);
    await rpc.call('setState', { state: 'cancelled', title: 'Slow', sql: SQL });
    await until(getFocused, 'Run Again');
    await page.keyboard.press('Enter');
    await until(() => calls.at(-1), { method: 'runAgain', params: null });
  });

  it('says so where the rows are gone', async () => {
    const { page, calls } = await open(createEvents(10), {
      overrides: {
        rows: () => {
          throw new Error('The query process ended.');
        },
      },
    });
    await until(() => page.locator('[role=alert] p').textContent(), 'The query process ended.');
    await page.getByRole('button', { name: 'Try Again' }).click();
    await until(() => calls, [{ method: 'runAgain', params: null }]);
  });

  it('exports the whole result in the order that is shown', async () => {
    const results = await open(createEvents(100));
    const { page, calls } = results;
    await getCell(results, 0, 0).waitFor();
    await page.locator('.head-exportFile').click();
    await page.getByRole('menuitem', { name: 'Parquet' }).click();
    await until(() => calls, [{ method: 'save', params: { format: 'parquet' } }]);
    await until(() => page.locator('.announcer').textContent(), '3 rows exported, 2.0 KB');
  });

  it('never reads log text as markup', async () => {
    const results = await open({
      title: HOSTILE,
      columns: [
        toColumn(HOSTILE, 'text', HOSTILE),
        toColumn('__proto__', 'json'),
        toColumn('n', 'number'),
        toColumn('t', 'time'),
      ],
      rows: 3,
      getRow: (i) => [`${HOSTILE}${String(i)}`, JSON.stringify({ [HOSTILE]: HOSTILE }), i + 1, HOSTILE],
      statistics: { notRead: [HOSTILE] },
    });
    const { page } = results;
    await getCell(results, 0, 0).waitFor();
    await page.locator('.bars-row').first().waitFor();
    await page.locator('.chip-not-read').click();
    await page.keyboard.press('Escape');
    await page.locator('.grid').focus();
    await page.keyboard.press('Space');
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('ArrowRight');
    }
    await results.rpc.call('setState', { state: 'failed', title: HOSTILE, sql: SQL, message: HOSTILE });
    await page.locator('[role=alert]').waitFor();
    assert.equal(await page.locator('img, #root script').count(), 0);
    assert.notEqual(await page.title(), 'owned');
    assert.ok((await page.getByText(HOSTILE).count()) >= 2);
  });

  it('keeps up with forty-six columns', async () => {
    const columns = Array.from({ length: 46 }, (_, i) => toColumn(`column_${String(i)}`, 'text'));
    const results = await open({
      columns,
      rows: 100_000,
      getRow: (i) => columns.map((_, column) => `value ${String(i)} ${String(column)}`),
    });
    await getCell(results, 0, 0).waitFor();
    await results.page.keyboard.press('End');
    assert.equal(await getActive(results), 'cell-0-45');
    assert.ok(await getCell(results, 0, 45).isVisible());
    const left = await results.page.locator('.grid-number').first().boundingBox();
    assert.equal(Math.round(left?.x ?? -1), 0);
    await results.page.keyboard.press('Home');
    const first = await getCell(results, 0, 0).boundingBox();
    assert.ok((first?.x ?? -1) >= (left?.width ?? 0) - 1);
  });
});
