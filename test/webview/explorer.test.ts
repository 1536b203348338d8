import assert from 'node:assert/strict';
import { createLog, createRecord, toLog } from './support/logs';
import type { OpenedExplorer } from './support/openExplorerPage';
import { getRow, until, useExplorer } from './support/useExplorer';

const HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';

describe('explorer page', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  async function getActive({ page }: OpenedExplorer): Promise<string | null> {
    const id = await page.locator('.tree').getAttribute('aria-activedescendant');
    return id === null ? null : page.locator(`#${id} .label`).textContent();
  }

  it('shows 100,000 events and stays small', async () => {
    const explorer = await open(createLog(100_000));
    await getRow(explorer, 'Assumed role').waitFor();
    assert.equal(await explorer.page.locator('.summary-records').textContent(), '100,000 records');
    await explorer.page.locator('vscode-button[aria-label="Expand All"]').click();
    // The whole tree comes at once, and begins with its first row; until then End is a key for the tree of before.
    await explorer.page.locator('.row-event').first().waitFor();
    await explorer.page.locator('.tree').focus();
    await explorer.page.keyboard.press('End');
    // Twelve more groups than before; the last row is the last event without an identity.
    await until(() => explorer.page.locator('.row.is-active').getAttribute('aria-level'), '3');
    const { scrollHeight, rowCount } = await explorer.page.evaluate(() => ({
      scrollHeight: document.querySelector('.tree')?.scrollHeight,
      rowCount: document.querySelectorAll('.row').length,
    }));
    assert.equal(scrollHeight, explorer.session.tree.status.rows * 22);
    assert.ok(rowCount > 20 && rowCount < 100, `${String(rowCount)} rows exist`);
    await explorer.page.keyboard.press('Home');
    await until(() => getActive(explorer), 'Assumed role');
  });

  it('is a tree for a screen reader', async () => {
    const explorer = await open(createLog(600));
    const row = getRow(explorer, 'IAM user');
    await row.waitFor();
    const attributes = ['role', 'aria-level', 'aria-expanded', 'aria-posinset', 'aria-setsize'];
    const values = await Promise.all(attributes.map((name) => row.getAttribute(name)));
    assert.deepEqual(values, ['treeitem', '1', 'true', '4', '6']);
    assert.equal(await explorer.page.locator('.tree').getAttribute('role'), 'tree');
    assert.match(
      (await row.locator('.for-reader').textContent()) ?? '',
      /^IAM user, 80 events, \d+ failed, .*first 2024-11-19 00:00:00 UTC/,
    );
    await explorer.page.getByRole('treeitem', { name: /^IAM user, 80 events, / }).waitFor();
    const order = await explorer.page
      .locator('.row')
      .evaluateAll((rows) => rows.map(({ dataset }) => Number(dataset['row'])));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  });

  it('follows the keys of a tree', async () => {
    const explorer = await open(createLog(600), { height: 2200 });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await page.locator('.tree').focus();
    await page.keyboard.press('Home');
    await until(() => getActive(explorer), 'Assumed role');
    await page.keyboard.press('ArrowDown');
    await until(() => getActive(explorer), 'Admin');
    await page.keyboard.press('ArrowLeft');
    await until(() => getActive(explorer), 'Assumed role');
    await page.keyboard.press('ArrowLeft');
    await until(() => getRow(explorer, 'Admin').count(), 0);
    await page.keyboard.press('ArrowRight');
    await until(() => getRow(explorer, 'Admin').count(), 1);
    await page.keyboard.press('ArrowRight');
    await until(() => getActive(explorer), 'Admin');
    await page.keyboard.press('*');
    await until(() => getRow(explorer, 'session-0').count(), 3);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await until(() => page.locator('.row.is-active').getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowRight');
    await until(() => page.locator('.row.is-active').getAttribute('aria-level'), '4');
    assert.deepEqual(explorer.calls, []);
    await page.keyboard.press('Enter');
    await until(() => explorer.calls.map(({ method }) => method), ['showRecord']);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('/');
    await until(() => page.evaluate(() => document.activeElement?.tagName), 'INPUT');
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.activeElement?.className), 'tree');
    await page.keyboard.press('Control+f');
    await until(() => page.evaluate(() => document.activeElement?.tagName), 'INPUT');
  });

  it('has the titles of its columns over their values', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    for (const column of ['.count', '.errors', '.last']) {
      const title = await page.locator(`.columns ${column}`).boundingBox();
      const value = await getRow(explorer, 'Assumed role').locator(column).boundingBox();
      assert.ok(title !== null && value !== null, column);
      assert.equal(title.x, value.x, column);
      assert.equal(title.width, value.width, column);
    }
  });

  it('filters while one types, and says how many match', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await page.locator('.filter-input').click();
    await page.keyboard.type('alice');
    await until(() => page.locator('.matches').textContent(), '20 of 600');
    await until(() => page.locator('.row-identity .label').allTextContents(), ['alice']);
    await page.keyboard.type(' is not here');
    await page.getByText('No event matches').waitFor();
    await page.getByText('Clear Filter').click();
    await until(() => page.locator('.matches').textContent(), '600 events');
    await getRow(explorer, 'Assumed role').waitFor();
  });

  it('orders groups as chosen', async () => {
    const explorer = await open(createLog(600));
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await page.locator('vscode-dropdown').click();
    await page.locator('vscode-option', { hasText: 'Name' }).click();
    await until(
      () => page.locator('.row-type .label').allTextContents(),
      ['Assumed role', 'AWS service', 'IAM user', 'No identity', 'Root user', 'WorkDocs directory user'],
    );
  });

  it('opens the record of a clicked event and marks its row', async () => {
    const explorer = await open(toLog([createRecord(0), createRecord(5)]));
    const { page } = explorer;
    await page.locator('vscode-button[aria-label="Expand All"]').click();
    await page.locator('.row-event').last().click();
    const expected = await page.locator('.row.is-selected').getAttribute('aria-selected');
    assert.equal(expected, 'true');
    await until(() => explorer.calls.length, 1);
    assert.equal(explorer.calls[0]?.method, 'showRecord');
  });

  it('selects the row of the cursor and does not open it again', async () => {
    const explorer = await open(createLog(3000));
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.rpc.call('select', { source: 0, record: 2400 });
    const row = explorer.page.locator('.row.is-selected');
    await row.waitFor();
    assert.equal(await row.locator('.label').textContent(), 'DescribeInstances');
    assert.equal(await row.locator('.time').textContent(), '2024-11-19 00:30:00');
    assert.ok(await row.isVisible());
    assert.deepEqual(explorer.calls, []);
  });

  it('shows hostile text as text', async () => {
    const record = {
      ...createRecord(1),
      eventName: HOSTILE,
      errorCode: HOSTILE,
      sourceIPAddress: HOSTILE,
      userIdentity: { type: HOSTILE, userName: HOSTILE, accountId: HOSTILE },
    };
    const explorer = await open(toLog([record], `file:///${HOSTILE}`));
    const { page } = explorer;
    await page.locator('vscode-button[aria-label="Expand All"]').click();
    await page.locator('.row-event').click();
    assert.equal(await page.locator('.row-event .label').textContent(), HOSTILE);
    assert.equal(await page.locator('.row-type .label').textContent(), HOSTILE);
    await page.locator('.value').first().waitFor();
    assert.equal(await page.locator('img, .row script').count(), 0);
    assert.notEqual(await page.title(), 'owned');
  });

  it('lists faults and leads to Problems', async () => {
    const text = JSON.stringify({ Records: [createRecord(0), createRecord(1)] }).replace(
      '"eventVersion"',
      '"eventVersion',
    );
    const explorer = await open({
      kind: 'bytes',
      uri: 'file:///damaged.json',
      bytes: new TextEncoder().encode(text),
    });
    const { page } = explorer;
    await page.locator('.chip-faults').click();
    await page.locator('.fault').first().click();
    await until(() => explorer.calls[0], { method: 'showProblems', params: { source: 0 } });
    assert.equal(await page.locator('.chip-faults').getAttribute('aria-expanded'), 'true');
  });

  it('says what to do with a file without records', async () => {
    const explorer = await open({
      kind: 'bytes',
      uri: 'file:///other.json',
      bytes: new TextEncoder().encode('{"a": 1}'),
    });
    await explorer.page.getByText('No CloudTrail record found').waitFor();
    await explorer.page.getByText('Open as Text').click();
    await until(() => explorer.calls.map(({ method }) => method), ['showText']);
  });

  it('says why a log cannot be read, and reads it again when asked', async () => {
    let isBroken = true;
    const explorer = await open(createLog(10), {
      overrides: {
        getSources: () => {
          if (isBroken) {
            throw new Error('The file cannot be opened: it does not exist any more.');
          }
          return ['file:///logs/test.json'];
        },
      },
    });
    const { page } = explorer;
    await page.getByText('it does not exist any more').waitFor();
    isBroken = false;
    await page.getByText('Read Again').click();
    await page.locator('.row').first().waitFor();
  });

  it('can be cancelled while it reads', async () => {
    let isAborted = false;
    const explorer = await open(createLog(10), {
      overrides: {
        open: (...[, { signal, progress }]) => {
          progress({
            source: 0,
            sources: 1,
            bytes: 1024 * 1024,
            size: 3 * 1024 * 1024,
            totalBytes: 1024 * 1024,
            records: 0,
          });
          signal.addEventListener('abort', () => {
            isAborted = true;
          });
          return new Promise(() => undefined);
        },
      },
    });
    const { page } = explorer;
    await page.getByText('Reading the log: 1.0 MB of 3.0 MB').waitFor();
    await page.getByText('Cancel', { exact: true }).click();
    await page.getByText('Reading was cancelled').waitFor();
    await until(() => isAborted, true);
  });

  it('comes back as it was left', async () => {
    const explorer = await open(createLog(3000));
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.rpc.call('select', { source: 0, record: 2400 });
    await explorer.page.locator('.row.is-selected').waitFor();
    await until(async () => (await explorer.getState())?.selected?.record, 2400);
    const state = await explorer.getState();
    const topRow = await explorer.page.locator('.tree').evaluate((tree) => Math.floor(tree.scrollTop / 22));
    assert.ok(state !== undefined && topRow > 0);
    await explorer.close();
    const again = await open(createLog(3000), { state });
    await again.page.locator('.row.is-selected').waitFor();
    assert.equal(
      await again.page.locator('.tree').evaluate((tree) => Math.floor(tree.scrollTop / 22)),
      topRow,
    );
  });

  it('keeps its place when a log changed and is read again', async () => {
    const explorer = await open(createLog(600));
    await getRow(explorer, 'Admin').click();
    await getRow(explorer, 'session-0').waitFor();
    await explorer.rpc.call('reload', null);
    await getRow(explorer, 'session-0').waitFor();
  });
});
