import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { startSampleTrail, type SampleTrail } from '../support/s3Emulator/startSampleTrail';
import { clickMenuItem, getTab, getWebview, runCommand } from '../support/workbench';

const FILES = 120;
const LARGE_DAY = 'AWSLogs/o-exampleorg1/777788889999/CloudTrail/us-east-1/2025/03/11/';

describe('trails in the side bar of the installed package', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let sample: SampleTrail;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    sample = await startSampleTrail(
      Array.from({ length: FILES }, (_, at) => {
        const name = `777788889999_CloudTrail_us-east-1_20250311T00${String(at % 60).padStart(2, '0')}Z_${String(at).padStart(16, '0')}.json.gz`;
        return [LARGE_DAY + name, '{"Records":[]}'] as const;
      }),
    );
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      env: sample.env,
      machineSettings: {
        'cloudtrailLens.trails': [sample.trail, { ...sample.trail, name: 'Gone', bucket: 'no-such-bucket' }],
      },
    });
    await code.page.locator('.activitybar a.action-label[aria-label="CloudTrail"]').click();
  });

  after(async () => {
    await code.close();
    await sample.stop();
    workspace.remove();
  });

  const getRow = (label: string): Locator =>
    code.page.locator('.pane-body .monaco-list-row', { hasText: label }).first();

  const open = async (...labels: readonly string[]): Promise<void> => {
    for (const label of labels) {
      await getRow(label).waitFor();
      await getRow(label).click();
    }
  };

  it('are listed, with the active profile in the status bar', async () => {
    await getRow('Sample organization').waitFor();
    await getRow('Gone').waitFor();
    // A screen reader says the name, not the address in the tooltip.
    assert.equal(
      await getRow('Sample organization').getAttribute('aria-label'),
      'Sample organization, profile sample',
    );
    await code.page.locator('.statusbar-item', { hasText: 'AWS: default' }).waitFor();
  });

  it('say what is wrong with one', async () => {
    await open('Gone');
    const notice = getRow('There is no bucket no-such-bucket');
    await notice.waitFor();
    assert.match((await notice.textContent()) ?? '', /Check its name in the trail's settings/);
    await getRow('Gone').click();
  });

  it('are opened down to a file, which opens in the explorer', async () => {
    await open(
      'Sample organization',
      'o-exampleorg1',
      '111122223333',
      'CloudTrail',
      'us-east-1',
      '2024',
      '2024-11',
      '2024-11-19',
    );
    assert.equal(await getRow('2024-11-19').getAttribute('aria-label'), '2024-11-19, Tuesday');
    await open('10:15 UTC');
    await getTab(code.page, '111122223333_CloudTrail_us-east-1_20241119T1015Z').waitFor();
    await getWebview(code.page).getByRole('treeitem').first().waitFor();
  });

  it('lead to a day without opening the folders above it', async () => {
    await runCommand(code.page, 'CloudTrail Lens: Go to Day or File…');
    // Not before the question is there: the palette has the same field.
    await code.page
      .locator('.quick-input-widget:visible .quick-input-title', { hasText: 'Go to Day or File' })
      .waitFor();
    const input = code.page.locator('.quick-input-widget input[type="text"]');
    await input.fill('2025-03-11 777788889999 us-east-1');
    // The row that is selected says which of the two trails.
    await code.page.keyboard.press('Enter');
    await getRow('2025-03-11').waitFor();
    await getRow('00:00 UTC').waitFor();
    assert.match((await getRow('2025-03-11').textContent()) ?? '', /777788889999 · us-east-1/);
  });

  it('offer a query in the menu of their title', async () => {
    await code.page.locator('.sidebar .title-actions .codicon-toolbar-more').first().click();
    await clickMenuItem(code.page.locator('.monaco-menu .action-item:visible', { hasText: 'New SQL Query' }));
    await code.page.locator('.view-line', { hasText: 'FROM cloudtrail_logs' }).waitFor();
    await getTab(code.page, 'Events by service and action').waitFor();
  });

  it('say how much a large load is before it begins', async () => {
    const row = getRow('2025-03-11');
    await row.hover();
    await row.locator('.action-label[aria-label^="Load into Explorer"]').click();
    const dialog = code.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? '', /Load 120 log files, 1\.6 KB compressed\?/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });
});
