import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { TreeRow, TreeStatus } from '../../src/core/grouping/treeRow';
import { createLog } from './support/logs';
import type { OpenedExplorer } from './support/openExplorerPage';
import { useResults } from './support/openResultsPage';
import { createEvents } from './support/results';
import { until, untilRead, useExplorer } from './support/useExplorer';

/** Twice as many as fit the tallest element that a browser makes. */
const ROWS = 3_000_000;
const ROW_HEIGHT = 22;

/** Events of the log behind the tree; each of them stands for many rows. */
const RECORDS = 20;

/** A list of which only some rows exist. */
interface List {
  readonly page: Page;
  readonly scroller: '.tree' | '.grid';
  readonly row: '.row' | '.grid-canvas .grid-row';
}

/** A row in view, and where its upper edge is below that of the list's window. */
interface Shown {
  readonly row: number;
  readonly top: number;
}

/** The rows in view, the uppermost first; a row that the window cuts is one of them. */
function getShown({ page, scroller, row }: List): Promise<readonly Shown[]> {
  return page.evaluate(
    ([list, rows]) => {
      const window = document.querySelector(list)?.getBoundingClientRect() ?? new DOMRect();
      // The titles of the grid are over its rows.
      const head = document.querySelector(`${list} > .grid-head`)?.getBoundingClientRect().height ?? 0;
      return [...document.querySelectorAll<HTMLElement>(rows)]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.bottom > window.top + head && box.top < window.bottom)
        .map(({ element, box }) => ({
          row: Number(element.dataset['row']),
          top: box.top - window.top - head,
        }));
    },
    [scroller, row] as const,
  );
}

/** The rows in view once no more come; they fill the window, one below the other. */
async function untilShown(list: List): Promise<readonly Shown[]> {
  let before = '';
  let rows = await getShown(list);
  await until(async () => {
    rows = await getShown(list);
    const isStill = rows.length > 1 && JSON.stringify(rows) === before;
    before = JSON.stringify(rows);
    // Longer than the page waits for the end of a turn of the wheel.
    await list.page.waitForTimeout(isStill ? 0 : 250);
    return isStill;
  }, true);
  const [first] = rows;
  assert.ok(first !== undefined);
  assert.deepEqual(
    rows,
    rows.map((_, i) => ({ row: first.row + i, top: first.top + i * ROW_HEIGHT })),
  );
  const { bottom, height } = await getWindow(list);
  assert.ok(first.top <= 0 && bottom >= height, `rows fill ${String(first.top)} to ${String(bottom)}`);
  return rows;
}

/** Height of the room for rows, and where the last row in view ends. */
async function getWindow(list: List): Promise<{ readonly bottom: number; readonly height: number }> {
  const height = await list.page
    .locator(list.scroller)
    .evaluate((element) => element.clientHeight - (element.querySelector('.grid-head')?.clientHeight ?? 0));
  const last = (await getShown(list)).at(-1);
  return { bottom: (last?.top ?? 0) + ROW_HEIGHT, height };
}

/** Drags the scroll bar: 0 is the beginning, 1 the end. */
async function drag({ page, scroller }: List, share: number): Promise<void> {
  await page.locator(scroller).evaluate((element, to) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) * to;
  }, share);
}

/** Where the scroll bar stands: 0 at the beginning, 1 at the end. */
function getShare({ page, scroller }: List): Promise<number> {
  return page
    .locator(scroller)
    .evaluate((element) => element.scrollTop / (element.scrollHeight - element.clientHeight));
}

/** Turns the wheel, one turn a frame. */
async function turnWheel({ page, scroller }: List, pixels: number, turns = 1): Promise<void> {
  await page.locator(scroller).hover();
  for (let turn = 0; turn < turns; turn++) {
    await page.mouse.wheel(0, pixels);
  }
}

/** What holds of each long list, whose keys for its first and its last row are these. */
async function checkScrolling(
  list: List,
  keys: { readonly first: string; readonly last: string },
): Promise<void> {
  const { page } = list;
  await page.keyboard.press(keys.last);
  await until(async () => (await getShown(list)).at(-1)?.row, ROWS - 1);
  await untilShown(list);
  const window = await getWindow(list);
  assert.equal(window.bottom, window.height);
  assert.equal(await getShare(list), 1);

  await page.keyboard.press(keys.first);
  await until(async () => (await getShown(list))[0], { row: 0, top: 0 });
  assert.equal(await getShare(list), 0);
  await untilShown(list);

  // The same row is in the middle of the window for a bar in its middle.
  await drag(list, 0.5);
  await until(async () => (await getShown(list)).some(({ row }) => row === ROWS / 2), true);
  const middle = await untilShown(list);
  assert.ok(
    Math.abs((middle.find(({ row }) => row === ROWS / 2)?.top ?? 0) - window.height / 2) < 2 * ROW_HEIGHT,
  );
  for (const share of [0.25, 0.9, 0.1]) {
    await drag(list, share);
    await until(
      async () => Math.abs(((await getShown(list))[0]?.row ?? 0) - share * ROWS) < 0.01 * ROWS,
      true,
    );
    await untilShown(list);
    assert.ok(Math.abs((await getShare(list)) - share) < 0.001);
  }

  // A turn of the wheel is as far as on a short list, and so is the next one.
  const [before] = await untilShown(list);
  assert.ok(before !== undefined);
  const start = before.row * ROW_HEIGHT - before.top;
  const share = await getShare(list);
  for (const [pixels, turns, expected] of [
    [70, 1, 70],
    [-30, 1, 40],
    [900, 20, 18_040],
    [-11, 1, 18_029],
  ] as const) {
    await turnWheel(list, pixels, turns);
    await until(async () => {
      const [first] = await getShown(list);
      return first === undefined ? undefined : first.row * ROW_HEIGHT - first.top - start;
    }, expected);
    const [first] = await untilShown(list);
    assert.equal((first?.row ?? 0) * ROW_HEIGHT - (first?.top ?? 0) - start, expected);
    // The bar follows by its own measure: all of it would be 0.002.
    assert.ok(Math.abs((await getShare(list)) - share) < 0.001);
  }

  // Both ends are reached by the wheel, from where the bar moves less than the rows.
  for (const [share, pixels, end] of [
    [0.993, 1900, ROWS - 1],
    [0.007, -1900, 0],
  ] as const) {
    await drag(list, share);
    await untilShown(list);
    // Some 100,000 pixels.
    await turnWheel(list, pixels, 60);
    await until(async () => (await getShown(list)).some(({ row }) => row === end), true);
    const shown = await untilShown(list);
    const { bottom, height } = await getWindow(list);
    assert.equal(end === 0 ? shown[0]?.top : height - bottom, 0);
    assert.equal(await getShare(list), end === 0 ? 0 : 1);
  }
}

describe('lists that are longer than an element can be high', function () {
  this.timeout(120_000);
  const { open } = useExplorer();
  const results = useResults();

  function toRow(row: number, expanded: number | undefined): TreeRow {
    const base = { level: 1, position: row + 1, siblings: ROWS, redacted: 0 };
    if (row % 1000 === 0) {
      return {
        ...base,
        kind: 'region',
        holds: { source: 0, record: row },
        label: `Group ${String(row)}`,
        identityType: '',
        isWorkDocsDirectoryUser: false,
        count: 1,
        errors: 0,
        isExpanded: row === expanded,
      };
    }
    return {
      ...base,
      kind: 'event',
      source: 0,
      record: row % RECORDS,
      key: `key-${String(row)}`,
      deliveries: 1,
      identity: 'alice',
      eventName: `Event ${String(row)}`,
      eventSource: 's3.amazonaws.com',
      sourceIPAddress: '203.0.113.1',
      awsRegion: 'eu-west-1',
      errorCode: '',
      isFailed: false,
      access: 'read',
      time: Date.UTC(2024, 10, 19) + row * 1000,
    };
  }

  /** A tree that has its many rows once all is expanded; the log behind it is a small one. */
  async function openTree(most = ROWS): Promise<OpenedExplorer & List> {
    let explorer: OpenedExplorer | undefined = undefined;
    let rows = 0;
    let expanded: number | undefined;
    let revision = 1000;
    const toStatus = (next: number): TreeStatus => {
      assert.ok(explorer !== undefined);
      rows = next;
      revision++;
      return { ...explorer.session.tree.status, revision, rows };
    };
    explorer = await open(createLog(RECORDS), {
      overrides: {
        setAllExpanded: () => toStatus(most),
        setExpanded: ({ place }) => {
          expanded = place.record;
          return toStatus(rows + 5);
        },
        reveal: () => ({ status: toStatus(ROWS), row: 2_345_678 }),
        getRows: ({ from, count }) => {
          assert.ok(explorer !== undefined || rows === 0);
          const { tree } = explorer?.session ?? {};
          return rows === 0
            ? { revision: tree?.status.revision ?? 0, rows: tree?.getRows(from, count) ?? [] }
            : {
                revision,
                rows: Array.from({ length: Math.min(count, rows - from) }, (_, i) =>
                  toRow(from + i, expanded),
                ),
              };
        },
      },
    });
    await untilRead(explorer);
    await explorer.page.locator('vscode-button[aria-label="Expand All"]').click();
    const list = { ...explorer, scroller: '.tree', row: '.row' } as const;
    await until(async () => (await getShown(list)).length > 10, true);
    await explorer.page.locator('.tree').focus();
    return list;
  }

  async function getActive({ page }: { readonly page: Page }): Promise<number> {
    const id = (await page.locator('.tree').getAttribute('aria-activedescendant')) ?? '';
    return Number(id.replace('row-', ''));
  }

  it('scroll by bar, wheel and keys to every row of a tree', async () => {
    const tree = await openTree();
    await checkScrolling(tree, { first: 'Home', last: 'End' });
    assert.ok((await tree.page.locator('.row').count()) < 80);
  });

  it('move by rows and pages anywhere in a tree', async () => {
    const tree = await openTree();
    const { page } = tree;
    for (const share of [0.5, 0.003, 0.9999]) {
      await drag(tree, share);
      const at = (await untilShown(tree))[2]?.row ?? 0;
      await page.locator(`#row-${String(at)}`).click();
      await until(() => getActive(tree), at);
      // With the first event the details come, and the tree has less room.
      await page.locator('.details').waitFor();
      const shown = await untilShown(tree);
      await page.keyboard.press('ArrowDown');
      await until(() => getActive(tree), at + 1);
      assert.equal(await page.locator(`#row-${String(at + 1)} .label`).textContent(), toLabel(at + 1));
      assert.equal(
        await page.locator(`#row-${String(at + 1)}`).getAttribute('aria-posinset'),
        String(at + 2),
      );
      // Nothing moved: the row was in view.
      assert.deepEqual(await untilShown(tree), shown);
      const { height } = await getWindow(tree);
      const rowsOfPage = Math.floor(height / ROW_HEIGHT) - 1;
      await page.keyboard.press('PageDown');
      await until(() => getActive(tree), at + 1 + rowsOfPage);
      const below = await untilShown(tree);
      // The row that the keyboard went to is the last whole one.
      assert.deepEqual(below.at(-1), { row: at + 1 + rowsOfPage, top: height - ROW_HEIGHT });
      for (let i = 1; i <= 3; i++) {
        await page.keyboard.press('ArrowDown');
        await until(async () => (await getShown(tree)).at(-1), {
          row: at + 1 + rowsOfPage + i,
          top: height - ROW_HEIGHT,
        });
      }
      await page.keyboard.press('PageUp');
      await until(() => getActive(tree), at + 4);
      for (let i = 0; i < 4; i++) {
        await page.keyboard.press('ArrowUp');
      }
      await until(() => getActive(tree), at);
      await untilShown(tree);
    }
  });

  it('follow the keyboard where the bar does not move by a pixel for a page', async () => {
    const tree = await openTree(500_000_000);
    const { page } = tree;
    await page.keyboard.press('End');
    await until(async () => (await getShown(tree)).at(-1)?.row, 499_999_999);
    await drag(tree, 0.5);
    // A pixel of the bar is 1,375 of the rows.
    await until(async () => Math.abs(((await getShown(tree))[0]?.row ?? 0) - 250_000_000) < 100, true);
    const at = (await untilShown(tree))[2]?.row ?? 0;
    await page.locator(`#row-${String(at)}`).click();
    await until(() => getActive(tree), at);
    const last = (await untilShown(tree)).at(-1)?.row ?? 0;
    for (let row = at + 1; row <= last + 40; row++) {
      await page.keyboard.press('ArrowDown');
    }
    await until(async () => (await untilShown(tree)).at(-1)?.row, last + 40);
    assert.equal(await getActive(tree), last + 40);
  });

  it('keep their place while a group of a tree is expanded, and show a row that is looked for', async () => {
    const tree = await openTree();
    const { page } = tree;
    await drag(tree, 0.5);
    await until(async () => (await getShown(tree)).some(({ row }) => row === ROWS / 2), true);
    const shown = await untilShown(tree);
    await page.locator(`#row-${String(ROWS / 2)}`).click();
    await until(() => page.locator(`#row-${String(ROWS / 2)}`).getAttribute('aria-expanded'), 'true');
    assert.deepEqual(await untilShown(tree), shown);
    await tree.rpc.call('select', { source: 0, record: 2_345_678 % RECORDS });
    await until(async () => (await getShown(tree)).some(({ row }) => row === 2_345_678), true);
    const found = (await untilShown(tree)).find(({ row }) => row === 2_345_678);
    const { height } = await getWindow(tree);
    assert.ok(Math.abs((found?.top ?? 0) - height / 2) < ROW_HEIGHT);
    assert.equal(await getActive(tree), 2_345_678);
    await until(
      async () => (await tree.getState())?.topRow,
      Math.floor((2_345_678 * ROW_HEIGHT - Math.floor(height / 2)) / ROW_HEIGHT),
    );
  });

  it('are in the document in the order of their rows', async () => {
    const tree = await openTree();
    for (const pixels of [5000, -60, -120, 90]) {
      await turnWheel(tree, pixels);
      await untilShown(tree);
      const order = await tree.page
        .locator('.row')
        .evaluateAll((rows) => rows.map(({ dataset }) => Number(dataset['row'])));
      assert.deepEqual(
        order,
        order.map((_, i) => (order[0] ?? 0) + i),
      );
    }
  });

  it('scroll by bar, wheel and keys to every row of a result', async () => {
    const opened = await results.open(createEvents(ROWS));
    const { page } = opened;
    await page.locator('#cell-0-0').waitFor();
    const grid = { page, scroller: '.grid', row: '.grid-canvas .grid-row' } as const;
    await page.locator('.grid').focus();
    await checkScrolling(grid, { first: 'Control+Home', last: 'Control+End' });
    assert.ok((await page.locator(grid.row).count()) < 80);
    await page.keyboard.press('Control+End');
    await until(() => page.locator('.grid').getAttribute('aria-activedescendant'), 'cell-2999999-6');
    assert.equal(await page.locator('#cell-2999999-3').textContent(), '3,002,998,999');
    assert.equal(await page.locator('.grid-row').last().getAttribute('aria-rowindex'), '3000001');
  });

  it('come back to the same rows of a result', async () => {
    const { page } = await results.open(createEvents(ROWS), {
      state: { title: 'x', sql: 'x', layout: { place: { result: 7, topRow: 2_500_000 } } },
    });
    const grid = { page, scroller: '.grid', row: '.grid-canvas .grid-row' } as const;
    await until(async () => (await getShown(grid))[0], { row: 2_500_000, top: 0 });
    await untilShown(grid);
    await page.keyboard.press('ArrowUp');
    await until(async () => (await getShown(grid))[0], { row: 2_499_999, top: 0 });
  });

  function toLabel(row: number): string {
    return row % 1000 === 0 ? `Group ${String(row)}` : `Event ${String(row)}`;
  }
});
