import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { createLog } from './support/logs';
import type { OpenedExplorer } from './support/openExplorerPage';
import { getFilter, getMatches, getRow, until, untilRead, useExplorer } from './support/useExplorer';

describe('facets', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  function getFacet({ page }: OpenedExplorer, field: string): Locator {
    return page.locator(`.facet[data-field="${field}"]`);
  }

  function getValue(explorer: OpenedExplorer, field: string, label: string): Locator {
    return getFacet(explorer, field).locator('.facet-value', {
      has: explorer.page.locator('.facet-label', {
        hasText: new RegExp(`^${label.replaceAll('.', '\\.')}$`),
      }),
    });
  }

  it('include, then exclude, then let go of a value, and count anew', async () => {
    const explorer = await open(createLog(600));
    const s3 = getValue(explorer, 'service', 'Amazon S3');
    await until(() => s3.locator('.for-reader').textContent(), 'Amazon S3, 240 events');
    assert.equal(await s3.getAttribute('aria-pressed'), 'false');
    await s3.click();
    await until(() => getMatches(explorer), '240 of 600');
    assert.equal(await getFilter(explorer), 'service:s3');
    await until(() => s3.locator('.for-reader').textContent(), 'Amazon S3, 240 events, only these');
    // Numbers 6 and 12 of each fifteen are of S3 and of us-east-1.
    await until(() => getValue(explorer, 'region', 'us-east-1').locator('.facet-count').textContent(), '80');
    await s3.click();
    await until(() => getMatches(explorer), '360 of 600');
    assert.equal(await getFilter(explorer), '-service:s3');
    await until(() => s3.locator('.for-reader').textContent(), 'Amazon S3, 240 events, without these');
    await s3.click();
    await until(() => getMatches(explorer), '600 events');
    assert.equal(await getFilter(explorer), '');
  });

  it('take several values of one field, and leave the rest of the filter as it was', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await untilRead(explorer);
    await page.locator('.filter-input').fill('region:us-east-1  "203.0.113"');
    await until(() => getMatches(explorer), '200 of 600');
    // What is counted anew replaces the list, also under a mouse that is just pressed.
    await until(() => getValue(explorer, 'service', 'Amazon S3').locator('.facet-count').textContent(), '80');
    await getValue(explorer, 'service', 'Amazon S3').click();
    await until(() => getMatches(explorer), '80 of 600');
    await until(() => getValue(explorer, 'service', 'Amazon S3').getAttribute('aria-pressed'), 'true');
    await getValue(explorer, 'service', 'Amazon WorkDocs').click();
    // Number 9 of each fifteen is of WorkDocs and of us-east-1.
    await until(() => getMatches(explorer), '120 of 600');
    assert.equal(await getFilter(explorer), 'region:us-east-1  "203.0.113" service:s3 service:workdocs');
  });

  it('work by keyboard, and keep the focus where it was', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    const iam = getValue(explorer, 'service', 'AWS Identity and Access Management');
    await iam.waitFor();
    await getRow(explorer, 'Assumed role').waitFor();
    await page.keyboard.press('f');
    const first = page.locator('.facet-stop').first();
    await until(() => first.evaluate((element) => element === document.activeElement), true);
    await page.keyboard.press('ArrowDown');
    await until(() => page.evaluate(() => document.activeElement?.className.includes('facet-value')), true);
    await iam.focus();
    await page.keyboard.press('-');
    await until(() => getMatches(explorer), '480 of 600');
    await until(
      () => page.evaluate(() => document.activeElement?.querySelector('.for-reader')?.textContent),
      'AWS Identity and Access Management, 120 events, without these',
    );
    await page.keyboard.press('+');
    await until(() => getMatches(explorer), '120 of 600');
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.activeElement?.className), 'tree');
  });

  it('show more values, and search in them', async () => {
    const explorer = await open(createLog(600));
    const facet = getFacet(explorer, 'ip');
    await until(() => facet.locator('.facet-distinct').textContent(), '200');
    await until(() => facet.locator('.facet-value').count(), 6);
    await facet.locator('.facet-more').click();
    await until(() => facet.locator('.facet-value').count(), 60);
    await facet.locator('.facet-find').click();
    await facet.locator('.facet-search:focus').waitFor();
    await explorer.page.keyboard.type('203.0.113.19');
    // 203.0.113.19, and 190 to 199.
    await until(() => facet.locator('.facet-value').count(), 11);
    await explorer.page.keyboard.press('Escape');
    await until(() => facet.locator('.facet-value').count(), 6);
  });

  it('close, and stay closed over a reload', async () => {
    const explorer = await open(createLog(30));
    await getFacet(explorer, 'service').locator('.facet-toggle').click();
    await until(() => getFacet(explorer, 'service').locator('.facet-value').count(), 0);
    await until(
      async () =>
        ((await explorer.getState())?.layout as { closedFacets?: unknown } | undefined)?.closedFacets,
      ['service'],
    );
    const state = await explorer.getState();
    assert.ok(state !== undefined);
    await explorer.close();
    const again = await open(createLog(30), { state });
    await getFacet(again, 'region').waitFor();
    assert.equal(
      await getFacet(again, 'service').locator('.facet-toggle').getAttribute('aria-expanded'),
      'false',
    );
  });

  it('say what is wrong where counting fails, and count again when asked', async () => {
    let isBroken = true;
    const explorer = await open(createLog(30), {
      overrides: {
        getFacets: () => {
          if (isBroken) {
            throw new Error('The values cannot be counted.');
          }
          return { revision: 1, facets: [] };
        },
      },
    });
    const { page } = explorer;
    await page.locator('.facets').getByText('The values cannot be counted.').waitFor();
    await getRow(explorer, 'Assumed role').waitFor();
    isBroken = false;
    await page.locator('.facets').getByText('Try Again').click();
    await page.getByText('No event has a value to count.').waitFor();
  });
});
