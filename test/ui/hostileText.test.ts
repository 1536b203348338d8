import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { getProblems, goToLine, hoverOver, runCommand } from '../support/workbench';

const IMAGE = '<img src=x onerror=alert(1)>';
const COMMAND = '[run](command:workbench.action.quit)';
const ICON = '$(trash)';
const ADDRESS = 'https://evil.example/a www.evil.example';
const HOSTILE = `${IMAGE} ${COMMAND} ${ICON} ${ADDRESS}`;

/** Twice the same event, so that a problem quotes its eventID. */
function toHostileLog(): string {
  const record = {
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      accountId: '111122223333',
      arn: `arn:aws:iam::111122223333:user/${HOSTILE}`,
      userName: HOSTILE,
    },
    eventTime: '2025-03-11T14:00:03Z',
    eventSource: 'workdocs.amazonaws.com',
    eventName: HOSTILE,
    awsRegion: 'us-west-2',
    sourceIPAddress: '203.0.113.7',
    userAgent: HOSTILE,
    requestParameters: { DocumentId: HOSTILE },
    errorCode: HOSTILE,
    errorMessage: HOSTILE,
    eventID: HOSTILE,
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
  };
  return JSON.stringify({ Records: [record, record] }, null, 2);
}

/** Links may lead to our own catalog and to the description of a code. */
const OUR_LINK =
  /^https:\/\/(?:docs\.aws\.amazon\.com\/|github\.com\/cloudtrail-lens\/cloudtrail-lens\/blob\/main\/)/;

describe('text of a log in the page', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let code: OpenedVSCode;
  let dialogs = 0;

  before(async () => {
    workspace = await createWorkspace();
    const name = '111122223333_CloudTrail_us-west-2_20250311T1405Z_hostileText00000.json';
    const log = path.join(workspace.folder, name);
    await writeFile(log, toHostileLog());
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      files: [log],
      settings: { 'editor.hover.delay': 100, 'editor.links': false },
    });
    code.page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await code.page.locator('.statusbar-item', { hasText: '2 records' }).waitFor();
  });

  after(async () => {
    await code.close();
    workspace.remove();
  });

  async function checkPlain(place: Locator): Promise<void> {
    assert.equal(await place.locator('img, script, iframe, [onerror]').count(), 0);
    assert.equal(await place.locator('.codicon-trash').count(), 0);
    for (const link of await place.locator('a').all()) {
      const target = (await link.getAttribute('data-href')) ?? (await link.getAttribute('href')) ?? '';
      // VS Code's own actions in a hover ("Quick Fix…") are links without an address.
      assert.ok(target === '' || target === '#' || OUR_LINK.test(target), target);
    }
  }

  for (const [name, shown] of [
    ['userIdentity', [IMAGE]],
    ['eventName', [IMAGE, COMMAND, ICON, ADDRESS]],
    // A program that is not known is named by the first word.
    ['userAgent', ['<img']],
    ['errorCode', [IMAGE]],
    ['requestParameters', []],
    ['eventID', [IMAGE]],
  ] as const) {
    it(`stays text in the hover on ${name}`, async () => {
      await goToLine(code.page, 1);
      const hovers = await hoverOver(code.page, name, name);
      // Parts of a hover come one by one, as their providers answer.
      for (const part of shown) {
        await hovers.filter({ hasText: part }).first().waitFor();
      }
      const contents = await hovers.all();
      const text = (await Promise.all(contents.map((hover) => hover.textContent()))).join('\n');
      assert.match(text, new RegExp(name));
      for (const part of shown) {
        assert.ok(text.includes(part), `${part} in ${text}`);
      }
      for (const hover of contents) {
        await checkPlain(hover);
      }
    });
  }

  it('stays text in the list of events', async () => {
    await runCommand(code.page, 'CloudTrail Lens: Go to Event…');
    const rows = code.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: IMAGE }).first().waitFor();
    const text = (await rows.first().textContent()) ?? '';
    for (const part of [IMAGE, COMMAND, ICON]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    await checkPlain(code.page.locator('.quick-input-list'));
    await code.page.keyboard.press('Escape');
  });

  it('stays text in the breadcrumbs', async () => {
    await goToLine(code.page, 10);
    const crumb = code.page.locator('.breadcrumbs-control .monaco-breadcrumb-item', { hasText: IMAGE });
    await crumb.first().waitFor();
    await checkPlain(code.page.locator('.breadcrumbs-control'));
  });

  it('stays text in the list of problems', async () => {
    const problems = await getProblems(code.page);
    assert.ok(
      problems.some((label) => label.includes(IMAGE)),
      problems.join('\n'),
    );
    await checkPlain(code.page.locator('.markers-panel'));
  });

  it('runs nothing', () => {
    assert.equal(dialogs, 0);
  });
});
