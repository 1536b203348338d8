import assert from 'node:assert/strict';
import { createLog, createRecord, toLog } from './support/logs';
import { getFilter, getMatches, getRow, until, untilRead, useExplorer } from './support/useExplorer';

/** Events 0 to 79 are those of the first minute: there is one each 750 ms. */
const FIRST_MINUTE = 'time:2024-11-19..2024-11-19T00:01:00Z';

describe('timeline', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  it('shows events and failed ones apart in colour and pattern', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await page.locator('.bar').first().waitFor();
    assert.match(
      (await page.locator('.timeline-legend').textContent()) ?? '',
      /^events per 5 seconds36 failed$/,
    );
    assert.equal(
      await page.locator('.timeline-range').textContent(),
      '2024-11-19 00:00:00 – 2024-11-19 00:07:29 UTC',
    );
    assert.equal(await page.locator('.bar-hatch').first().getAttribute('fill'), 'url(#hatch)');
    assert.equal(await page.locator('.bar-hatch').count(), await page.locator('.bar-errors').count());
    const [bar, errors] = await page.evaluate(() =>
      ['.bar', '.bar-errors'].map((name) => {
        const element = document.querySelector(name);
        return element === null ? '' : getComputedStyle(element).fill;
      }),
    );
    assert.notEqual(bar, errors);
  });

  it('selects a range by keyboard, and takes it back', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await page.locator('.bar').first().waitFor();
    await getRow(explorer, 'Assumed role').waitFor();
    await page.keyboard.press('t');
    await page.keyboard.press('Home');
    const chart = page.getByRole('slider');
    assert.equal(
      await chart.getAttribute('aria-valuetext'),
      '2024-11-19 00:00:00 to 2024-11-19 00:00:05 UTC, 7 events, 1 failed',
    );
    for (let i = 0; i < 11; i++) {
      await page.keyboard.press('Shift+ArrowRight');
    }
    assert.match((await page.locator('.timeline-tip').textContent()) ?? '', /80 events.*UTC.*local time/);
    await page.keyboard.press('Enter');
    await until(() => getMatches(explorer), '80 of 600');
    assert.equal(await getFilter(explorer), FIRST_MINUTE);
    await page.keyboard.press('Backspace');
    await until(() => getMatches(explorer), '600 events');
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.activeElement?.className), 'tree');
  });

  it('selects a range by mouse, and replaces the range before', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await untilRead(explorer);
    await page.locator('.bar').first().waitFor();
    await page.locator('.filter-input').fill('region:us-east-1 time:2024-11-18..2024-11-20');
    await until(() => getMatches(explorer), '200 of 600');
    await page.locator('.timeline-reset').waitFor();
    const box = await page.locator('.timeline-chart').boundingBox();
    assert.ok(box !== null);
    // 90 bars of 5 seconds.
    const y = box.y + 20;
    await page.mouse.move(box.x + 1, y);
    await page.mouse.down();
    await page.mouse.move(box.x + (box.width * 5) / 90, y, { steps: 3 });
    await page.mouse.move(box.x + (box.width * 11.5) / 90, y, { steps: 3 });
    await page.mouse.up();
    await until(() => getMatches(explorer), '27 of 600');
    assert.equal(await getFilter(explorer), `region:us-east-1 ${FIRST_MINUTE}`);
    await page.locator('.timeline-reset').click();
    await until(() => getMatches(explorer), '200 of 600');
    assert.equal(await getFilter(explorer), 'region:us-east-1');
  });

  it('follows the filter, and counts events without a time apart', async () => {
    const { eventTime, ...timeless } = createRecord(1);
    assert.equal(typeof eventTime, 'string');
    const explorer = await open(toLog([createRecord(0), timeless]));
    const { page } = explorer;
    await page.locator('.timeline-legend').getByText('1 without a time').waitFor();
    await page.locator('.filter-input').fill('failed:no');
    await page.locator('.timeline').getByText('No matching event has a time.').waitFor();
    await page.locator('.filter-input').fill('service:nosuch');
    await page.locator('.timeline').getByText('No events to show.').waitFor();
    await page.locator('.filter-input').fill('');
    await page.locator('.bar-errors').waitFor();
  });
});
