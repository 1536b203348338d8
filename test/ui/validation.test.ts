import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { startSignedTrail, type StartedTrail } from '../support/signedTrail/startSignedTrail';
import { clickMenuItem, getTab, runCommand } from '../support/workbench';

describe('validation of a trail in the page', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let started: StartedTrail;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    started = await startSignedTrail();
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      env: started.env,
      machineSettings: { 'cloudtrailLens.trails': [started.trail] },
    });
    await code.page.locator('.activitybar a.action-label[aria-label="CloudTrail"]').click();
  });

  after(async () => {
    await code.close();
    await started.stop();
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

  /** Validates a row by its menu, and waits until it is marked with a word. */
  const validate = async (row: string, word: string): Promise<void> => {
    await getRow(row).click({ button: 'right' });
    await clickMenuItem(
      code.page.locator('.monaco-menu .action-label', { hasText: 'Validate Log Files in the Bucket' }),
    );
    await code.page.locator(`.monaco-list-row[aria-label^="${row}"][aria-label*=", ${word}"]`).waitFor();
  };

  /** The badge of the first element with a text: VS Code draws it by style, so that no text holds it. */
  const getBadge = (selector: string, text: string): Promise<string> =>
    // A string, because it runs in the page: the tests' own types know no document.
    code.page.evaluate(`(() => {
      const found = [...document.querySelectorAll(${JSON.stringify(selector)})]
        .find((element) => element.textContent.includes(${JSON.stringify(text)}));
      return [found, ...(found?.querySelectorAll('*') ?? [])]
        .map((part) => part && getComputedStyle(part, '::after').content)
        .find((content) => /[✓✗≈?]/.test(content)) ?? '';
    })()`);
  /** A badge comes after its row, and those of the rows above after that. */
  const waitForBadge = async (selector: string, text: string, badge: string): Promise<void> => {
    for (let wait = 0; wait < 600 && !(await getBadge(selector, text)).includes(badge); wait++) {
      await code.page.waitForTimeout(100);
    }
    assert.ok((await getBadge(selector, text)).includes(badge), `${badge} at ${text}`);
  };
  const ROW = '.pane-body .monaco-list-row';

  it('marks a day that is whole', async () => {
    await open('Signed', '111122223333', 'CloudTrail', 'us-east-1', '2025', '2025-03', '2025-03-11');
    await getRow('00:15 UTC').waitFor();
    await validate('2025-03-11', 'valid');
    await getTab(code.page, 'Preview Untitled').waitFor();
    await waitForBadge(ROW, '2025-03-11', '✓');
    await waitForBadge(ROW, '00:15 UTC', '✓');
    assert.equal(await getBadge(ROW, 'March'), '');
  });

  it('marks what was changed, up to the trail', async () => {
    await getRow('2025-03-11').click();
    await open('2025-03-12');
    await getRow('00:45 UTC').waitFor();
    await validate('2025-03-12', 'modified or missing');
    for (const row of ['00:45 UTC', '2025-03-12', 'March', 'us-east-1', 'Signed']) {
      await waitForBadge(ROW, row, '✗');
    }
  });

  it('marks a log that is open, on its tab and in the status bar', async () => {
    await open('00:45 UTC');
    const tab = getTab(code.page, '20250312T0045Z');
    await tab.waitFor();
    await waitForBadge('.part.editor .tab', '20250312T0045Z', '✗');
    await runCommand(code.page, 'CloudTrail Lens: Open as Text');
    const item = code.page.locator(
      '.statusbar-item[id="cloudtrail-lens.cloudtrail-lens.cloudtrailLens.status"]',
    );
    await item.filter({ hasText: 'modified' }).waitFor();
    const label = await item.locator('a').getAttribute('aria-label');
    assert.match(label ?? '', /Validation: This log was changed: its hash is not the one in its digest\.$/);
  });
});
