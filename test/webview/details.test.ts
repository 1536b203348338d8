import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createLog, createRecord, toLog } from './support/logs';
import type { OpenedExplorer } from './support/openExplorerPage';
import { getFilter, getMatches, getRow, until, untilRead, useExplorer } from './support/useExplorer';

describe('details', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  /** The line of a value in a part, by its label. */
  function getValue({ page }: OpenedExplorer, part: string, label: string): Locator {
    return page.locator(`.part-${part} .value`, {
      has: page.locator('.value-label', { hasText: new RegExp(`^${label}$`) }),
    });
  }

  async function openFirst(explorer: OpenedExplorer): Promise<void> {
    await explorer.page.locator('vscode-button[aria-label="Expand All"]').click();
    await explorer.page.locator('.row-event').first().click();
    await explorer.page.locator('.value').first().waitFor();
  }

  it('show who did what, to what, from where, with what result', async () => {
    const explorer = await open(toLog([createRecord(0)]), { width: 1400 });
    await openFirst(explorer);
    await until(
      () =>
        explorer.page
          .locator('.details .part-title')
          .allTextContents()
          .then((titles) => titles.slice(0, 2)),
      ['Who', 'Did what'],
    );
    assert.equal(await getValue(explorer, 'who', 'userName').locator('.value-text').textContent(), 'alice');
    assert.equal(
      await getValue(explorer, 'deed', 'eventName').locator('.value-text').textContent(),
      'DescribeInstances',
    );
    assert.equal(
      await getValue(explorer, 'origin', 'sourceIPAddress').locator('.value-text').textContent(),
      '203.0.113.0',
    );
    assert.equal(
      await getValue(explorer, 'result', 'errorCode').locator('.value-text').textContent(),
      'AccessDenied',
    );
    const password = getValue(explorer, 'request', 'password');
    assert.equal(await password.locator('.value-text').textContent(), 'HIDDEN_DUE_TO_SECURITY_REASONS');
    assert.equal(await password.locator('.icon-lock').count(), 1);
    assert.match(
      (await explorer.page.locator('.details-time').textContent()) ?? '',
      /2024-11-19 00:00:00 UTC/,
    );
  });

  it('filter by a value, without it, copy it, and find it in the text', async () => {
    const explorer = await open(createLog(60), { width: 1400 });
    const { page } = explorer;
    await getRow(explorer, 'IAM user').click();
    await page.locator('.tree').focus();
    await explorer.rpc.call('select', { source: 0, record: 0 });
    const name = getValue(explorer, 'deed', 'eventName');
    await name.hover();
    await name.getByRole('button', { name: 'Only these, eventName: DescribeInstances' }).click();
    await until(() => getFilter(explorer), 'event:DescribeInstances');
    await until(() => getMatches(explorer), '12 of 60');
    await name.hover();
    await name.getByRole('button', { name: 'Without these' }).click();
    await until(() => getFilter(explorer), '-event:DescribeInstances');
    await until(() => getMatches(explorer), '48 of 60');
    await name.hover();
    await name.getByRole('button', { name: 'Copy' }).click();
    await name.getByRole('button', { name: 'Find in text' }).click();
    await until(
      () => explorer.calls,
      [
        { method: 'copy', params: { text: 'DescribeInstances' } },
        {
          method: 'showRecord',
          params: { source: 0, record: 0, preserveFocus: false, text: 'DescribeInstances' },
        },
      ],
    );
  });

  it('work by keyboard alone: one stop, arrows between values and actions', async () => {
    const explorer = await open(createLog(60), { width: 1400 });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.rpc.call('select', { source: 0, record: 0 });
    await page.locator('.value').first().waitFor();
    await page.keyboard.press('d');
    const getName = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await until(async () => /^(Only these|Copy), identity: alice/.test((await getName()) ?? ''), true);
    assert.equal(await page.locator('.value-action[tabindex="0"]').count(), 1);
    for (let i = 0; i < 40 && !((await getName()) ?? '').includes('eventName'); i++) {
      await page.keyboard.press('ArrowDown');
    }
    assert.equal(await getName(), 'Only these, eventName: DescribeInstances');
    await page.keyboard.press('ArrowRight');
    assert.equal(await getName(), 'Without these, eventName: DescribeInstances');
    await page.keyboard.press('Enter');
    await until(() => getMatches(explorer), '48 of 60');
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.activeElement?.className), 'tree');
  });

  it('follow the keyboard through the tree', async () => {
    const second = {
      ...createRecord(0),
      eventID: 'second',
      eventName: 'StopInstances',
      eventTime: '2024-11-20T00:00:00Z',
    };
    const explorer = await open(toLog([createRecord(0), second]), { width: 1400 });
    const { page } = explorer;
    const name = getValue(explorer, 'deed', 'eventName').locator('.value-text');
    await page.locator('vscode-button[aria-label="Expand All"]').click();
    await until(() => page.locator('.row').count(), 4);
    await page.keyboard.press('e');
    await page.keyboard.press('Home');
    await page.locator('.group-view').waitFor();
    await until(() => page.locator('.details h2').textContent(), 'IAM user');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await until(() => name.textContent(), 'DescribeInstances');
    await page.keyboard.press('ArrowDown');
    await until(() => name.textContent(), 'StopInstances');
    assert.deepEqual(explorer.calls, []);
  });

  it('show the record as JSON, with redacted values marked', async () => {
    const explorer = await open(toLog([createRecord(0)]), { width: 1400 });
    await openFirst(explorer);
    await explorer.page.getByRole('tab', { name: 'JSON' }).click();
    const text = await explorer.page.locator('.json-text').textContent();
    assert.deepEqual(JSON.parse(text ?? ''), createRecord(0));
    assert.deepEqual(await explorer.page.locator('.json-hidden').allTextContents(), [
      '"HIDDEN_DUE_TO_SECURITY_REASONS"',
    ]);
    await explorer.page.getByRole('button', { name: 'Copy the record' }).click();
    await until(() => explorer.calls.at(-1), {
      method: 'copy',
      params: { text: JSON.stringify(createRecord(0)) },
    });
  });

  it('keep a star and a note over a reload', async () => {
    const explorer = await open(toLog([createRecord(0)]), { width: 1400 });
    await openFirst(explorer);
    const { page } = explorer;
    await page.locator('.tree').focus();
    await page.keyboard.press('s');
    await until(() => page.locator('.row-event.is-starred').count(), 1);
    await page.keyboard.press('n');
    await until(() => page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA');
    await page.keyboard.type('Ask <b>Alice</b>');
    await page.keyboard.press('Escape');
    await until(() => page.locator('.row-event.has-note').count(), 1);
    const key = String(createRecord(0)['eventID']);
    await until(async () => (await explorer.getState())?.marks?.stars, [key]);
    await until(
      async () => (await explorer.getState())?.marks?.notes.map(({ event, text }) => [event, text]),
      [[key, 'Ask <b>Alice</b>']],
    );
    const state = await explorer.getState();
    assert.ok(state !== undefined);
    assert.deepEqual((await explorer.rpc.call('getMarks', null)).stars, [key]);
    await explorer.close();
    const again = await open(toLog([createRecord(0)]), { width: 1400, state });
    await again.page.locator('.row-event.is-starred.has-note').waitFor();
    assert.match(
      (await again.page.locator('.row-event .for-reader').textContent()) ?? '',
      /starred, has a note$/,
    );
    // The details read the event after its row is there.
    await until(() => again.page.locator('.note').inputValue(), 'Ask <b>Alice</b>');
  });

  it('say what is wrong with an event that cannot be read', async () => {
    const explorer = await open(toLog([createRecord(0)]), {
      width: 1400,
      overrides: {
        getDetails: () => {
          throw new Error('The log is gone.');
        },
      },
    });
    await explorer.page.locator('vscode-button[aria-label="Expand All"]').click();
    await explorer.page.locator('.row-event').first().click();
    await explorer.page.locator('.details').getByText('The log is gone.').waitFor();
    await getRow(explorer, 'alice').waitFor();
  });

  it('show the places where an event was delivered, and the log of each row', async () => {
    const explorer = await open(
      [
        toLog([createRecord(0)], 'file:///logs/a.json'),
        toLog([createRecord(0), createRecord(1)], 'file:///logs/b.json'),
      ],
      { width: 1400 },
    );
    const { page } = explorer;
    await untilRead(explorer);
    await getRow(explorer, 'alice').click();
    await getRow(explorer, 'DescribeInstances').click();
    assert.equal(await page.locator('.row-event .deliveries').textContent(), '×2');
    assert.equal(await page.locator('.row-event .log').textContent(), 'a.json');
    await until(() => page.locator('.related .link').allTextContents(), ['a.json', 'b.json']);
    await page.locator('.related .link').nth(1).click();
    await until(() => explorer.calls.at(-1)?.params, { source: 1, record: 0, preserveFocus: false });
  });
});
