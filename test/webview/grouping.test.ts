import assert from 'node:assert/strict';
import { createLog } from './support/logs';
import type { OpenedExplorer } from './support/openExplorerPage';
import { getRow, until, useExplorer } from './support/useExplorer';

describe('grouping', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  function getLabels({ page }: OpenedExplorer, kind: string): Promise<string[]> {
    return page.locator(`.row-${kind} .label`).allTextContents();
  }

  it('is chosen in the page, up to three levels', async () => {
    const explorer = await open(createLog(600), { height: 1200 });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await page.locator('.level').first().click();
    await page.getByRole('menuitemradio', { name: 'Region' }).click();
    await until(() => getLabels(explorer, 'region'), ['eu-west-1', 'us-east-1']);
    assert.match(
      (await getRow(explorer, 'us-east-1').locator('.for-reader').textContent()) ?? '',
      /^us-east-1, .*200 events/,
    );
    assert.equal(await page.locator('.tree').getAttribute('aria-label'), 'Events by Region');
    await page.locator('.level-add').click();
    await page.getByRole('menuitemradio', { name: 'Service', exact: true }).click();
    await until(() => page.locator('.level').allTextContents(), ['Region', 'Service', '']);
    await getRow(explorer, 'us-east-1').click();
    await until(async () => (await getLabels(explorer, 'service')).length, 4);
    await page.locator('.level-add').click();
    await page.getByRole('menuitemradio', { name: 'Error' }).click();
    await until(() => page.locator('.level').allTextContents(), ['Region', 'Service', 'Error']);
    await until(async () => (await explorer.getState())?.view?.grouping, ['region', 'service', 'error']);
    await page.locator('.level').nth(1).click();
    await page.getByRole('menuitemradio', { name: 'No Level Here' }).click();
    await until(() => page.locator('.level').allTextContents(), ['Region', 'Error', '']);
  });

  it('works by keyboard, and events then say who did them', async () => {
    const explorer = await open(createLog(60), { height: 1200 });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await until(async () => (await getLabels(explorer, 'region')).length, 2);
    await page.keyboard.press('e');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.locator('.row-event').first().waitFor();
    const name = await page.locator('.row-event').first().locator('.for-reader').textContent();
    // The first event of eu-west-1 is number 1: a session of Admin.
    assert.match(name ?? '', /^GetObject, by Admin/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await until(() => page.getByRole('menu').count(), 0);
    await until(() => page.evaluate(() => document.activeElement?.className), 'level');
  });
});
