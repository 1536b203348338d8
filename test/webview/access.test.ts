import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../support/repositoryRoot';
import { getViolations } from './support/getViolations';
import { createLog, createRecord, toLog } from './support/logs';
import type { ThemeName } from './support/themes';
import { getMatches, getRow, until, untilRead, useExplorer } from './support/useExplorer';

const HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
const PICTURES = path.join(repositoryRoot, 'out', 'webview');

describe('access for everybody', function () {
  this.timeout(90_000);
  const { open } = useExplorer();

  const looks: readonly (readonly [ThemeName, number, number])[] = [
    ['light', 1600, 900],
    ['dark', 900, 700],
    ['high-contrast', 1600, 900],
    ['light', 500, 760],
  ];
  for (const [theme, width, height] of looks) {
    it(`axe finds nothing, ${theme}, ${String(width)} px wide`, async () => {
      const explorer = await open([createLog(60), toLog([createRecord(29)], 'file:///logs/b.json')], {
        theme,
        width,
        height,
      });
      const { page } = explorer;
      mkdirSync(PICTURES, { recursive: true });
      const take = (name: string): Promise<Buffer> =>
        page.screenshot({ path: path.join(PICTURES, `${name}-${theme}-${String(width)}.png`) });
      await untilRead(explorer);
      await getRow(explorer, 'Assumed role').waitFor();
      await explorer.rpc.call('select', { source: 0, record: 0 });
      await page.keyboard.press('d');
      await page.locator('.value').first().waitFor();
      assert.deepEqual(await getViolations(explorer), []);
      await take('values');
      await page.getByRole('tab', { name: 'Chain' }).click();
      await page.locator('.chain').waitFor();
      assert.deepEqual(await getViolations(explorer), []);
      await page.getByRole('tab', { name: 'JSON' }).click();
      await page.locator('.json').waitFor();
      await page.locator('.chip-sources').click();
      await page.locator('.filter-input').fill('region:us-east-1 bogus:x');
      await page.locator('.filter-fault').first().waitFor();
      assert.deepEqual(await getViolations(explorer), []);
      await take('fault');
      await page.locator('.tree').focus();
      await page.keyboard.press('?');
      await page.locator('dialog').waitFor();
      assert.deepEqual(await getViolations(explorer), []);
      await take('help');
    });
  }

  it('goes through the whole page by keyboard, with the focus always visible', async () => {
    const explorer = await open(createLog(60), { width: 1400 });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.rpc.call('select', { source: 0, record: 0 });
    await page.locator('.value').first().waitFor();
    await page.locator('.bar').first().waitFor();
    await page.locator('.facet-value').first().waitFor();
    const areas: string[] = [];
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('F6');
      areas.push(
        await page.evaluate(
          () =>
            document.activeElement?.closest('.filter-row, .timeline, .facets, .tree, .details')
              ?.classList[0] ?? '',
        ),
      );
    }
    assert.deepEqual(areas, ['filter-row', 'timeline', 'facets', 'tree', 'details']);
    await page.keyboard.press('Shift+F6');
    await until(() => page.evaluate(() => document.activeElement?.className), 'tree');

    // Every stop of the Tab key, once around.
    await page.locator('.chip-sources').focus();
    const stops = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) {
          return undefined;
        }
        // The control library draws its ring inside; the tree and the filter draw theirs on what the focus stands for.
        const ring = element.tagName.startsWith('VSCODE-')
          ? 'inside'
          : element.className === 'tree'
            ? getComputedStyle(document.querySelector('.row.is-active') ?? element).outlineStyle
            : element.className === 'filter-input'
              ? getComputedStyle(element.parentElement ?? element).borderTopStyle
              : element.getAttribute('role') === 'separator'
                ? 'line'
                : getComputedStyle(element).outlineStyle;
        return {
          name: `${element.tagName} ${element.className} ${element.getAttribute('aria-label') ?? ''}`,
          ring,
        };
      });
      if (stop === undefined) {
        break;
      }
      assert.notEqual(stop.ring, 'none', stop.name);
      stops.add(stop.name);
      await page.keyboard.press('Tab');
    }
    const text = [...stops].join('\n');
    for (const part of [
      'filter-input',
      'timeline-chart',
      'facet-',
      'level',
      'tree',
      'tab',
      'value-action',
      'VSCODE-BUTTON',
    ]) {
      assert.ok(text.includes(part), `Tab never comes to ${part}`);
    }
  });

  it('moves the lines between the panes by keyboard, and finds them there again', async () => {
    const explorer = await open(createLog(60), { width: 1400 });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    const line = page.getByRole('separator', { name: 'Width of the facets' });
    await line.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await line.getAttribute('aria-valuenow'), '252');
    assert.equal((await page.locator('.facets').boundingBox())?.width, 252);
    await until(
      async () => ((await explorer.getState())?.layout as { facetsWidth?: number } | undefined)?.facetsWidth,
      252,
    );
  });

  it('shows hostile text as text, in every panel', async () => {
    const record = {
      ...createRecord(1),
      eventName: HOSTILE,
      eventSource: HOSTILE,
      awsRegion: HOSTILE,
      userAgent: HOSTILE,
      errorCode: HOSTILE,
      errorMessage: HOSTILE,
      sourceIPAddress: HOSTILE,
      recipientAccountId: HOSTILE,
      requestParameters: { [HOSTILE]: HOSTILE, ['__proto__']: HOSTILE },
      responseElements: { [HOSTILE]: [HOSTILE] },
      userIdentity: {
        type: 'AssumedRole',
        arn: HOSTILE,
        principalId: HOSTILE,
        accessKeyId: HOSTILE,
        accountId: HOSTILE,
        sessionContext: {
          sessionIssuer: { userName: HOSTILE, arn: HOSTILE },
          attributes: { creationDate: HOSTILE },
        },
      },
    };
    const document = {
      ...createRecord(4),
      requestParameters: { DocumentId: HOSTILE, Name: HOSTILE },
      userIdentity: { type: 'Unknown', principalId: HOSTILE, userName: HOSTILE, accountId: HOSTILE },
    };
    const explorer = await open(
      [toLog([record, document], `file:///${HOSTILE}`), toLog([createRecord(0)], `file:///b${HOSTILE}`)],
      { width: 1400, height: 1000 },
    );
    const { page } = explorer;
    const check = async (): Promise<void> => {
      assert.equal(await page.locator('img, #root script, #root iframe').count(), 0);
      assert.notEqual(await page.title(), 'owned');
    };
    await untilRead(explorer);
    await getRow(explorer, 'Assumed role').waitFor();
    for (const ref of [
      { source: 0, record: 0 },
      { source: 0, record: 1 },
    ]) {
      await explorer.rpc.call('select', ref);
      for (const tab of ['Values', 'JSON', 'Chain', 'WorkDocs']) {
        await page.getByRole('tab', { name: tab }).click();
        await until(() => page.locator('.details .late:visible').count(), 0);
        await check();
      }
    }
    assert.ok((await page.getByText(HOSTILE).count()) > 3);
    await page.locator('.chip-sources').click();
    for (const dimension of [
      'Event',
      'Source address',
      'User agent',
      'Account',
      'Region',
      'Error',
      'Log',
      'WorkDocs resource',
    ]) {
      await page.locator('.level').first().click();
      await page.getByRole('menuitemradio', { name: dimension, exact: true }).click();
      await until(() => page.locator('.level').first().textContent(), dimension);
      await check();
    }
    await page.locator('.filter-input').fill(`event:`);
    await page.locator('.completion').first().waitFor();
    await check();
    await page.locator('.filter-input').fill(HOSTILE);
    await until(async () => (await getMatches(explorer))?.endsWith(' of 3'), true);
    await check();
    await page.locator('.filter-input').fill('');
    await until(() => page.locator('.matches').textContent(), '3 events');
    await page.locator('vscode-button[aria-label="Expand All"]').click();
    await until(() => page.locator('.row-event').count(), 3);
    await page
      .locator('.row-event')
      .first()
      .click({ modifiers: ['Control'] });
    await page
      .locator('.row-event')
      .nth(1)
      .click({ modifiers: ['Control'] });
    await page.locator('.compare-button').click();
    await page.locator('.compare-table').waitFor();
    await check();
  });
});
