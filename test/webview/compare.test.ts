import assert from 'node:assert/strict';
import { createLog, createRecord, toLog } from './support/logs';
import { getRow, until, useExplorer } from './support/useExplorer';

describe('comparison', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  it('shows marked events side by side, and where they differ', async () => {
    const explorer = await open(
      toLog([createRecord(0), { ...createRecord(0), eventID: 'other', awsRegion: 'eu-west-1' }]),
    );
    const { page } = explorer;
    await getRow(explorer, 'alice').click();
    await until(() => page.locator('.row-event').count(), 2);
    await page
      .locator('.row-event')
      .first()
      .click({ modifiers: ['Control'] });
    await page
      .locator('.row-event')
      .nth(1)
      .click({ modifiers: ['Control'] });
    assert.deepEqual(explorer.calls, []);
    await until(() => page.locator('.compare-button').textContent(), 'Compare 2');
    await page.locator('.compare-button').click();
    await page.locator('.compare-table').waitFor();
    assert.equal(await page.locator('.compare-event').count(), 2);
    assert.deepEqual(await page.locator('.is-different .compare-path').allTextContents(), [
      'awsRegion',
      'eventID',
    ]);
    assert.deepEqual(
      await page.locator('.is-different').first().locator('.compare-value .value-text').allTextContents(),
      ['us-east-1', 'eu-west-1'],
    );
    await page.getByLabel('Only differences').check();
    await until(() => page.locator('.compare-table tbody tr').count(), 2);
    await page.getByText('Back to Events').click();
    await getRow(explorer, 'alice').waitFor();
  });

  it('works by keyboard, takes five at most, and is kept over a reload', async () => {
    const explorer = await open(createLog(18));
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await page.locator('vscode-button[aria-label="Expand All"]').click();
    await page.locator('.row-event').first().waitFor();
    await page.keyboard.press('e');
    await page.keyboard.press('Home');
    for (let marked = 0; marked < 6;) {
      await page.keyboard.press('ArrowDown');
      const isEvent = (await page.locator('.row.is-active.row-event').count()) === 1;
      if (isEvent) {
        await page.keyboard.press('m');
        marked++;
      }
    }
    await until(() => page.locator('.announcer').textContent(), 'At most 5 events can be compared');
    await until(() => page.locator('.compare-button').textContent(), 'Compare 5');
    await page.keyboard.press('c');
    await until(() => page.locator('.compare-event').count(), 5);
    await until(
      async () =>
        ((await explorer.getState())?.layout as { compared?: unknown[] } | undefined)?.compared?.length,
      5,
    );
    const state = await explorer.getState();
    assert.ok(state !== undefined);
    await explorer.close();
    const again = await open(createLog(18), { state });
    await until(() => again.page.locator('.compare-event').count(), 5);
    await again.page.locator('.compare-event .icon-button').first().click();
    await until(() => again.page.locator('.compare-event').count(), 4);
    await again.page.keyboard.press('c');
    await getRow(again, 'Assumed role').waitFor();
  });
});
