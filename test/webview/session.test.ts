import assert from 'node:assert/strict';
import type { ExplorerProgress } from '../../src/protocol/explorer';
import { createLog, createRecord, toLog } from './support/logs';
import { getFilter, getMatches, getRow, until, untilRead, useExplorer } from './support/useExplorer';

describe('session of logs', function () {
  this.timeout(60_000);
  const { open } = useExplorer();
  const a = toLog([createRecord(0), createRecord(1)], 'file:///logs/a.json');
  const b = toLog([createRecord(2), createRecord(3), createRecord(0)], 'file:///logs/b.json');
  const other = {
    kind: 'bytes',
    uri: 'file:///logs/other.json',
    bytes: new TextEncoder().encode('{"a": 1}'),
  } as const;

  it('grows by logs that are added, and keeps its view', async () => {
    const explorer = await open(a, { added: [b] });
    const { page } = explorer;
    await untilRead(explorer);
    await page.locator('.filter-input').fill('failed:no');
    await until(() => getMatches(explorer), '1 of 2');
    await page.getByRole('button', { name: 'Add Logs' }).click();
    await page.getByRole('menuitem', { name: 'Files…' }).click();
    await until(() => page.locator('.chip-sources').textContent(), '2 logs');
    assert.deepEqual(explorer.calls, [{ method: 'pickSources', params: { kind: 'files' } }]);
    await until(() => getMatches(explorer), '3 of 4');
    assert.equal(await getFilter(explorer), 'failed:no');
    assert.match((await page.locator('.summary').textContent()) ?? '', /1 repeat folded/);
  });

  it('lists its logs and what was skipped, and takes a log out', async () => {
    const explorer = await open([a, b, other]);
    const { page } = explorer;
    await page.locator('.chip-skipped').click();
    assert.equal(await page.locator('.chip-skipped').getAttribute('aria-expanded'), 'true');
    assert.deepEqual(await page.locator('.sources > ul:first-child .source-name').allTextContents(), [
      'a.json',
      'b.json',
    ]);
    assert.equal(await page.locator('.skipped .source-name').textContent(), 'other.json');
    assert.notEqual(await page.locator('.skipped .detail').textContent(), '');
    await page.locator('.skipped .source-name').click();
    await until(() => explorer.calls, [{ method: 'showSkipped', params: { uri: other.uri } }]);
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.rpc.call('select', { source: 1, record: 1 });
    await page.locator('.row.is-selected').waitFor();
    await page.getByRole('button', { name: 'Take a.json out of the session' }).click();
    await until(() => page.locator('.chip-sources').textContent(), 'b.json');
    await until(async () => (await explorer.getState())?.selected, { source: 0, record: 1 });
    await until(async () => (await explorer.getState())?.removed, [a.uri]);
  });

  it('does not remember a log as taken out that was added again', async () => {
    const explorer = await open([a, b], { added: [a] });
    const { page } = explorer;
    await page.locator('.chip-sources').click();
    await page.getByRole('button', { name: 'Take a.json out of the session' }).click();
    await until(async () => (await explorer.getState())?.removed, [a.uri]);
    await page.getByRole('button', { name: 'Add Logs' }).click();
    await page.getByRole('menuitem', { name: 'Files…' }).click();
    await until(() => page.locator('.chip-sources').textContent(), '2 logs');
    await until(async () => (await explorer.getState())?.removed, undefined);
  });

  it('leaves only the events of one log', async () => {
    const explorer = await open([a, b]);
    await explorer.page.locator('.chip-sources').click();
    await explorer.page.locator('.source .link', { hasText: 'b.json' }).click();
    // The event of a.json that b.json has too is shown once, as of a.json.
    await until(() => getMatches(explorer), '2 of 4');
    assert.equal(await getFilter(explorer), 'source:b.json');
  });

  it('is exported in the chosen form', async () => {
    const explorer = await open(createLog(60));
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await page.getByRole('button', { name: 'Export Events' }).click();
    await until(
      () =>
        page
          .locator('.menu-item')
          .evaluateAll((items) => items.map((item) => item.getAttribute('aria-disabled'))),
      [null, 'true', 'true', 'true'],
    );
    await page.getByRole('menuitem', { name: 'Events that match the filter' }).click();
    await page.getByRole('menuitem', { name: 'Markdown' }).click();
    await until(
      () => explorer.calls,
      [
        {
          method: 'export',
          params: { format: 'markdown', scope: { kind: 'filtered' }, marks: { stars: [], notes: [] } },
        },
      ],
    );
    await until(() => page.locator('.announcer').textContent(), 'Wrote 3 events');
    await page.getByRole('button', { name: 'Save Session' }).click();
    await until(() => page.locator('.announcer').textContent(), 'The session was saved');
  });

  it('begins with what a session file brings', async () => {
    const key = String(createRecord(0)['eventID']);
    const explorer = await open(createLog(60), {
      initialState: {
        sources: [],
        view: { order: 'count', filter: 'type:IAMUser', grouping: ['region'], expanded: [] },
        marks: { stars: [key], notes: [] },
      },
    });
    await until(() => getMatches(explorer), '8 of 60');
    assert.equal(await getFilter(explorer), 'type:IAMUser');
    assert.deepEqual((await explorer.rpc.call('getMarks', null)).stars, [key]);
    await getRow(explorer, 'us-east-1').waitFor();
  });

  it('shows the first rows while the rest is read, and says so', async () => {
    let finish: (() => void) | undefined;
    const explorer = await open(createLog(60), {
      overrides: {
        open: async (...[, { progress }]) => {
          const summary = await explorer.session.open([createLog(60)]);
          const { status } = explorer.session.tree;
          progress({
            source: 0,
            sources: 2,
            bytes: 1024 * 1024,
            size: 4 * 1024 * 1024,
            totalBytes: 1024 * 1024,
            records: 60,
            names: ['one.json'],
            tree: { ...status, isPartial: true },
          } satisfies ExplorerProgress);
          await new Promise<void>((resolve) => (finish = resolve));
          return { summary, faultCount: 0, skippedCount: 0, names: ['one.json', 'two.json'], status };
        },
      },
    });
    const { page } = explorer;
    await page.getByText('Reading log 1 of 2: 1.0 MB of 4.0 MB, 60 records so far').waitFor();
    await getRow(explorer, 'Assumed role').waitFor();
    await page.locator('.reading').getByText('Cancel').waitFor();
    finish?.();
    await until(() => page.locator('.chip-sources').textContent(), '2 logs');
    await until(() => page.locator('.reading').count(), 0);
  });

  it('is read again after a change also where its engine is gone', async () => {
    let isGone = false;
    const explorer = await open(a, {
      overrides: {
        getView: () => {
          if (isGone) {
            throw new Error('No log is open.');
          }
          return { order: 'count', filter: '', expanded: [] };
        },
      },
    });
    const { page, session } = explorer;
    await untilRead(explorer);
    isGone = true;
    await session.remove([a.uri]);
    await explorer.rpc.call('reload', null);
    await until(() => page.locator('.summary-records').textContent(), '2 records');
    await until(() => session.tree.status.events, 2);
  });

  it('ends in a clear state when its engine is gone', async () => {
    let isGone = false;
    const explorer = await open(createLog(600), {
      overrides: {
        setExpanded: ({ place, isExpanded }) => {
          if (isGone) {
            throw new Error('The engine stopped.');
          }
          explorer.session.tree.setExpanded(place, isExpanded);
          return explorer.session.tree.status;
        },
      },
    });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    isGone = true;
    await getRow(explorer, 'Assumed role').click();
    await page.getByText('The engine stopped.').waitFor();
    await page.getByText('Read Again').click();
    await getRow(explorer, 'Assumed role').waitFor();
  });
});
