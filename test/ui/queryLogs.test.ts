import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { clickMenuItem, getWebview, runCommand, runSqlAt } from '../support/workbench';

/** Events of an hour, one a second, by alice but for the last one. */
function createLog(events: number): string {
  return JSON.stringify({
    Records: Array.from({ length: events }, (_, i) => ({
      eventVersion: '1.08',
      userIdentity: { type: 'IAMUser', userName: i === events - 1 ? 'bob' : 'alice' },
      eventTime: new Date(Date.UTC(2025, 2, 11, 14) + i * 1000).toISOString().replace('.000Z', 'Z'),
      eventSource: 's3.amazonaws.com',
      eventName: i === events - 1 ? 'DeleteObject' : 'GetObject',
      awsRegion: 'us-east-1',
      sourceIPAddress: '192.0.2.1',
      eventID: `00000000-0000-4000-8000-${String(events * 10_000 + i).padStart(12, '0')}`,
    })),
  });
}

/** Some 10^13 combinations, which no machine of today gets through while a test waits. */
const LONG = `-- Long
-- sources: case/long.json
SELECT count(*) AS n
FROM cloudtrail_logs a CROSS JOIN cloudtrail_logs b CROSS JOIN cloudtrail_logs c CROSS JOIN cloudtrail_logs d
WHERE length(a.eventid || b.eventid || c.eventid || d.eventid) = 7;
SELECT 1 AS one;
`;

describe('The logs of a question', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    const folder = path.join(workspace.folder, 'case');
    mkdirSync(path.join(folder, 'deep'), { recursive: true });
    writeFileSync(path.join(folder, 'three.json'), createLog(3));
    writeFileSync(path.join(folder, 'deep', 'five.json'), createLog(5));
    writeFileSync(path.join(folder, 'long.json'), createLog(2000));
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      settings: { 'keyboard.dispatch': 'keyCode' },
    });
  });
  after(async () => {
    await code.close();
    workspace.remove();
  });

  const getInput = (): Locator => code.page.locator('.quick-input-widget:visible input[type="text"]');
  const getItem = (text: string | RegExp): Locator =>
    code.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const getLens = (text: string | RegExp): Locator =>
    code.page.locator('.codelens-decoration', { hasText: text }).first();
  /** Waits for the list of questions; its field says about which logs they are. */
  const waitForQuestion = async (logs: string): Promise<void> => {
    await code.page
      .locator(`.quick-input-widget:visible input[placeholder="A question about ${logs}"]`)
      .waitFor();
    await getItem('Who did it?').waitFor();
  };

  it('are a folder that was chosen in the file list', async () => {
    const { page } = code;
    await page.keyboard.press('Control+Shift+E');
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'case' }).first();
    const command = page.locator('.monaco-menu .action-label', { hasText: 'New SQL Query' });
    await row.waitFor();
    // A workbench that is still starting does not know all entries of its menus.
    for (let attempt = 0; attempt < 20 && !(await command.isVisible()); attempt++) {
      await page.keyboard.press('Escape');
      await row.click({ button: 'right' });
      await command.waitFor({ timeout: 3_000 }).catch(() => undefined);
    }
    await clickMenuItem(command);
    await getLens('Sources: case').waitFor();
    await page.locator('.view-line', { hasText: '-- sources: case' }).waitFor();
    await runSqlAt(page, 'FROM cloudtrail_logs');
    // GetObject and DeleteObject of three logs: 3 + 5 + 2000 events.
    await getLens(/2 rows in/).waitFor();
    assert.match((await getLens('Sources').textContent()) ?? '', /Sources: 3 logs \(2,008 events\)/);
  });

  it('are those of the query in the editor, or others that are chosen first', async () => {
    const { page } = code;
    await runCommand(page, 'CloudTrail Lens: Run Query…');
    await waitForQuestion('the logs of this query: case');
    await page.locator('.quick-input-widget:visible .quick-input-titlebar .codicon-files').click();
    await getItem('Pattern…').click();
    // The list that it was chosen from has the same field.
    await page.getByText('A pattern, relative to the workspace').waitFor();
    await getInput().fill('case/*/*.json');
    await page.keyboard.press('Enter');
    await waitForQuestion('case/*/*.json');
    await getInput().fill('Deletions');
    await getItem('Every call that deletes').click();
    await page.locator('.quick-input-widget:visible .quick-input-title', { hasText: 'Service' }).waitFor();
    await getInput().fill('kms.amazonaws.com');
    await getItem('as typed').click();
    for (const title of ['From', 'Until']) {
      await page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();
      await page.keyboard.press('Enter');
    }
    const answer = getWebview(page, 'newest');
    await answer
      .getByRole('heading', { name: 'No call deleted, terminated or purged anything, or tried to' })
      .waitFor();
    assert.equal(
      await answer.locator('.message p').textContent(),
      'This is the answer of all that was read: 5 events in 1 log. It was asked with:',
    );
    assert.deepEqual(await answer.locator('.asked-values dt').allTextContents(), ['Service']);
    await save('query-none');
  });

  it('stay the same when the values of a question are changed', async () => {
    const { page } = code;
    const answer = getWebview(page, 'newest');
    await answer.getByRole('button', { name: 'Change the Values…' }).click();
    await page.locator('.quick-input-widget:visible .quick-input-title', { hasText: 'Service' }).waitFor();
    await code.page.waitForFunction(
      `document.querySelector('.quick-input-widget input[type="text"]').value === 'kms.amazonaws.com'`,
    );
    await getInput().fill('s3.amazonaws.com');
    await getItem('s3.amazonaws.com').click();
    for (const title of ['From', 'Until']) {
      await page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();
      await page.keyboard.press('Enter');
    }
    await answer.getByRole('grid').waitFor();
    assert.equal(await answer.locator('.summary-records').textContent(), '1 row');
    assert.deepEqual(await answer.locator('.chip-parameter').allTextContents(), [
      'service: s3.amazonaws.com',
    ]);
    await answer.getByText('5 events in 1 log').waitFor();
  });

  it('are told in the history, and are asked again', async () => {
    const { page } = code;
    await runCommand(page, 'CloudTrail Lens: Query History…');
    await getItem('1 row of case/*/*.json').waitFor();
    await getItem('0 rows of case/*/*.json').waitFor();
    await getItem('2 rows of case').waitFor();
    await save('query-history');
    await getItem('0 rows of case/*/*.json').click();
    const answer = getWebview(page, 'newest');
    await answer.getByRole('button', { name: 'Change the Values…' }).waitFor();
    await answer.getByText('5 events in 1 log', { exact: true }).waitFor();
  });

  it('answer the next question at once after a long one was cancelled', async () => {
    const { page } = code;
    await page.locator('.view-line', { hasText: 'FROM cloudtrail_logs' }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(LONG);
    await getLens('Sources: case/long.json').waitFor();
    await runSqlAt(page, 'CROSS JOIN');
    const answer = getWebview(page, 'newest');
    await answer.getByText(/^Running the query/).waitFor();
    await save('query-running');
    await answer.getByRole('button', { name: 'Cancel' }).click();
    await answer.getByRole('heading', { name: 'Cancelled' }).waitFor();
    assert.equal(
      await answer.locator('.message p').textContent(),
      'The query was stopped before it had a result.',
    );
    await runSqlAt(page, 'AS one');
    await getLens(/1 row in/).waitFor();
    await answer.getByRole('grid').waitFor();
    assert.equal(await answer.getByRole('gridcell').textContent(), '1');
  });

  async function save(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder !== undefined) {
      await code.page.screenshot({ path: path.join(folder, `${name}.png`) });
    }
  }
});
