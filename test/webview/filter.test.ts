import assert from 'node:assert/strict';
import { createLog } from './support/logs';
import { getFilter, getMatches, getRow, until, useExplorer } from './support/useExplorer';

describe('filter box', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  it('offers fields, then their values with counts, and takes them by keyboard', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    const input = page.locator('.filter-input');
    await page.keyboard.press('/');
    await page.keyboard.type('servi');
    await until(() => page.locator('.completion-label').first().textContent(), 'service:');
    assert.equal(await input.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowDown');
    assert.equal(await input.getAttribute('aria-activedescendant'), 'completion-0');
    await page.keyboard.press('Enter');
    await until(() => getFilter(explorer), 'service:');
    await page.keyboard.type('work');
    await until(() => page.locator('.completion').allTextContents(), ['workdocs120']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await until(() => getFilter(explorer), 'service:workdocs');
    await until(() => getMatches(explorer), '120 of 600');
    await until(() => input.getAttribute('aria-expanded'), 'false');
  });

  it('takes an offer that is clicked', async () => {
    const explorer = await open(createLog(60));
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.page.locator('.filter-input').click();
    await explorer.page.keyboard.type('region:us');
    await until(() => explorer.page.locator('.completion-label').allTextContents(), ['us-east-1']);
    await explorer.page.locator('.completion').click();
    await until(() => getMatches(explorer), '20 of 60');
    assert.equal(await getFilter(explorer), 'region:us-east-1');
  });

  it('underlines a fault at its place, and runs the rest', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await page.locator('.filter-input').click();
    await page.keyboard.type('region:us-east-1 bogus:x ip:203.0.113.0/99');
    await until(() => page.locator('.filter-fault').allTextContents(), ['bogus', '203.0.113.0/99']);
    await until(() => getMatches(explorer), '200 of 600');
    const input = page.locator('.filter-input');
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    const messages = page.locator(`#${(await input.getAttribute('aria-describedby')) ?? 'none'} li`);
    assert.equal(await messages.count(), 2);
    assert.match((await messages.first().textContent()) ?? '', /bogus/);
    const [start, left] = await page.evaluate(() => {
      const text = document.querySelector('.filter-marks')?.firstChild;
      const range = document.createRange();
      range.selectNodeContents(text ?? document.body);
      const fault = document.querySelector('.filter-fault') ?? document.body;
      return [range.getBoundingClientRect().right, fault.getBoundingClientRect().left] as const;
    });
    assert.ok(Math.abs(start - left) < 1, `text ends at ${String(start)}, fault begins at ${String(left)}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await until(() => getMatches(explorer), '600 events');
    assert.equal(await page.locator('.filter-fault').count(), 0);
  });

  it('is copied as text', async () => {
    const explorer = await open(createLog(60));
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.page.locator('.filter-input').fill('failed:yes');
    await until(() => getMatches(explorer), '4 of 60');
    await explorer.page.locator('.filter-copy').click();
    await until(() => explorer.calls, [{ method: 'copy', params: { text: 'failed:yes' } }]);
  });

  it('shows progress when an answer is late, and only the last of several answers', async () => {
    const waiting: (() => void)[] = [];
    const explorer = await open(createLog(600), {
      overrides: {
        setFilter: async ({ filter }) => {
          await new Promise<void>((resolve) => waiting.push(resolve));
          explorer.session.tree.setFilter(filter);
          return explorer.session.tree.status;
        },
      },
    });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    const input = page.locator('.filter-input');
    await input.fill('region:us-east-1');
    await until(() => waiting.length, 1);
    await page.getByRole('progressbar', { name: 'Updating the tree' }).waitFor();
    await input.fill('region:eu-west-1');
    await until(() => waiting.length, 2);
    for (const answer of waiting) {
      answer();
    }
    await until(() => getMatches(explorer), '400 of 600');
    await until(() => page.getByRole('progressbar', { name: 'Updating the tree' }).count(), 0);
    assert.equal(await getFilter(explorer), 'region:eu-west-1');
  });
});
