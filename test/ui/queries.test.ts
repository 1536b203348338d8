import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { getTab, getWebview, openFile, runCommand, runSqlAt } from '../support/workbench';

const LOG = 'account/123456789012_CloudTrail_us-east-1_20241119T0905Z_Hn4Lr0uYx8QzCw2E.json';

describe('Queries of the installed package', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      files: [path.join(workspace.folder, LOG)],
      settings: { 'keyboard.dispatch': 'keyCode' },
    });
  });
  after(async () => {
    await code.close();
    workspace.remove();
  });

  const getItem = (text: string): Locator =>
    code.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

  it('lead from the palette through a parameter to a result and to an event', async () => {
    const { page } = code;
    await runCommand(page, 'CloudTrail Lens: Run Query…');
    // Not before the list is there: the palette has the same field.
    await getItem('Who did it?').waitFor();
    await page.locator('.quick-input-widget input[type="text"]').fill('everything one identity');
    await getItem('identity').click();
    await page.locator('.quick-input-widget .quick-input-title', { hasText: 'Identity' }).waitFor();
    const proposed = page.locator('.quick-input-list .monaco-list-row', { hasText: /\d+ events?/ });
    await proposed.first().waitFor();
    await proposed.first().click();
    // Whatever else is asked has a usual value.
    for (const title of ['From', 'Until']) {
      await page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();
      await page.keyboard.press('Enter');
    }
    const results = getWebview(page);
    await results.getByRole('grid').waitFor();
    await results.getByRole('row').nth(1).waitFor();
    await save('query-result');
    await results.getByRole('gridcell').first().dblclick();
    await getTab(page, 'Explorer').waitFor();
    // The explorer comes in front of the answer; for a moment both pages are there.
    await getWebview(page, 'newest').getByRole('treeitem', { selected: true }).waitFor();
    await save('query-event');
  });

  it('come with an editor whose key runs the statement', async () => {
    const { page } = code;
    await runCommand(page, 'CloudTrail Lens: New SQL Query');
    const lens = page.locator('.codelens-decoration', { hasText: 'Run' });
    await lens.first().waitFor();
    await runSqlAt(page, 'FROM cloudtrail_logs');
    await page.locator('.codelens-decoration', { hasText: /\d+ rows? in [\d.]+ m?s/ }).waitFor();
    await getTab(page, 'Events by service and action').last().waitFor();
    assert.match((await lens.first().textContent()) ?? '', /Sources: 1 log \(\d+ events\)/);
    await save('query-editor');
  });

  it('run by the key at once on coming from the results, and leave the key to other SQL', async () => {
    const { page } = code;
    const saved = path.join(workspace.folder, 'saved.sql');
    const other = path.join(workspace.folder, 'other.sql');
    const lines = ['SELECT count(*) AS events', 'FROM cloudtrail_logs;'];
    await writeFile(saved, ['-- Counted', '-- cloudtrail-lens', ...lines].join('\n'));
    await writeFile(other, lines.join('\n'));
    await openFile(page, saved);
    const editor = page.locator('.editor-group-container', {
      has: page.locator('.tab', { hasText: 'saved.sql' }),
    });
    await editor.locator('.codelens-decoration', { hasText: 'Run' }).waitFor();
    await runSqlAt(page, 'FROM cloudtrail_logs');
    await editor.locator('.codelens-decoration', { hasText: /1 row in [\d.]+ m?s/ }).waitFor();
    for (let round = 0; round < 2; round++) {
      await getWebview(page, 'newest').getByRole('gridcell').first().click();
      await runSqlAt(page, 'FROM cloudtrail_logs');
      // A key that was not taken has made a line by now, and the text has no end of a line after its last statement.
      assert.equal(await editor.locator('.view-lines .view-line').count(), 4);
    }
    await openFile(page, other);
    await runSqlAt(page, 'FROM cloudtrail_logs');
    await editor.locator('.view-lines .view-line').nth(2).waitFor();
  });

  async function save(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder !== undefined) {
      await code.page.screenshot({ path: path.join(folder, `${name}.png`) });
    }
  }
});
