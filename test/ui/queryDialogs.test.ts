import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { getTab, getWebview, runCommand, runSqlAt } from '../support/workbench';

const LOG = 'account/123456789012_CloudTrail_us-east-1_20241119T0905Z_Hn4Lr0uYx8QzCw2E.json';
const QUERY = `-- Names
SELECT eventname FROM cloudtrail_logs WHERE eventname LIKE :name ORDER BY 1 LIMIT :top;`;

describe('What queries ask a person', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      files: [path.join(workspace.folder, LOG)],
      settings: { 'keyboard.dispatch': 'keyCode', 'files.simpleDialog.enable': true },
    });
  });
  after(async () => {
    await code.close();
    workspace.remove();
  });

  const getInput = (): Locator => code.page.locator('.quick-input-widget:visible input[type="text"]');
  const getTitle = (): Locator => code.page.locator('.quick-input-widget:visible .quick-input-title');
  const getLens = (text: string | RegExp): Locator =>
    code.page.locator('.codelens-decoration a', { hasText: text }).first();

  const waitFor = async (isTrue: () => Promise<boolean>): Promise<void> => {
    for (let wait = 0; wait < 600 && !(await isTrue()); wait++) {
      await code.page.waitForTimeout(100);
    }
    assert.ok(await isTrue());
  };

  it('the logs of a query, as a pattern', async () => {
    const { page } = code;
    await runCommand(page, 'CloudTrail Lens: New SQL Query');
    await getLens('Run').waitFor();
    await page.locator('.view-line', { hasText: 'FROM cloudtrail_logs' }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(QUERY);
    await getLens(/^Sources: /).click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Pattern…' }).click();
    // The list that it was chosen from has the same field.
    await code.page.getByText('A pattern, relative to the workspace').waitFor();
    await getInput().fill('account/*.json');
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: '-- sources: account/*.json' }).waitFor();
    await getLens('Sources: account/*.json').waitFor();
  });

  it('the values of a question, which keeps its mark', async () => {
    const { page } = code;
    await runCommand(page, 'CloudTrail Lens: Run Query…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Who did it?' }).click();
    await getTitle().filter({ hasText: 'Who did it? ' }).waitFor();
    await page.keyboard.press('Escape');
    await getTitle().waitFor({ state: 'hidden' });
  });

  it('values one after another, with a way back', async () => {
    const { page } = code;
    await runSqlAt(page, 'FROM cloudtrail_logs');
    await getTitle().filter({ hasText: 'Names: name' }).waitFor();
    await getInput().fill('Console%');
    await page.keyboard.press('Enter');
    await getTitle().filter({ hasText: 'Names: top' }).waitFor();
    await page.locator('.quick-input-widget:visible').getByRole('button', { name: 'Back' }).click();
    await getTitle().filter({ hasText: 'Names: name' }).waitFor();
    // What was typed is still there.
    await waitFor(async () => (await getInput().inputValue()) === 'Console%');
    await page.keyboard.press('Enter');
    await getTitle().filter({ hasText: 'Names: top' }).waitFor();
    await getInput().fill('3');
    await page.keyboard.press('Enter');
    await page.locator('.codelens-decoration', { hasText: /3 rows in/ }).waitFor();
    const values = getWebview(page).locator('.chip-parameter');
    await values.nth(1).waitFor();
    assert.deepEqual(await values.allTextContents(), ['name: Console%', 'top: 3']);
  });

  for (const [label, file, isWhole] of [
    ['CSV', 'names.csv', (text: string) => /eventname\r?\nConsoleLogin\r?\nConsoleLogin/.test(text)],
    ['JSON Lines', 'names.jsonl', (text: string) => /^\{"eventname": ?"ConsoleLogin"\}\n/.test(text)],
    ['Parquet', 'names.parquet', (text: string) => text.startsWith('PAR1') && text.endsWith('PAR1')],
  ] as const satisfies readonly (readonly [string, string, (text: string) => boolean])[]) {
    it(`a place for an export as ${label}`, async () => {
      const { page } = code;
      const target = path.join(workspace.folder, file);
      const results = getWebview(page);
      await results.getByRole('button', { name: 'Export' }).click();
      await results.getByRole('menuitem', { name: new RegExp(`^${label}`) }).click();
      // The dialog shows the folder first and adds the name that is proposed.
      await waitFor(async () => (await getInput().inputValue()).endsWith(`/${file}`));
      await getInput().fill(target);
      await page.keyboard.press('Enter');
      await getInput().waitFor({ state: 'hidden' });
      // The file is there before all of it is written.
      await waitFor(() => Promise.resolve(existsSync(target) && isWhole(readFileSync(target, 'latin1'))));
    });
  }

  it('nothing after the window was loaded again: the question is kept with its values and logs', async () => {
    const { page } = code;
    await getTab(page, 'Names').last().click();
    await getWebview(page).getByRole('grid').waitFor();
    // VS Code in a browser writes what it keeps, the open editors too, every five seconds, which nobody can see.
    await page.waitForTimeout(12_000);
    // With the file to open in its address the workbench would begin anew, without the editors of before.
    const address = new URL(page.url());
    address.searchParams.delete('payload');
    await page.goto(address.toString());
    const results = getWebview(page);
    await results.getByRole('button', { name: 'Run Again' }).first().click();
    await results.getByRole('grid').waitFor();
    assert.equal(await results.locator('.summary-records').textContent(), '3 rows');
    assert.deepEqual(await results.locator('.chip-parameter').allTextContents(), [
      'name: Console%',
      'top: 3',
    ]);
    await results.getByText('in 4 logs').waitFor();
  });
});
