import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { buildRecords } from '../support/cloudTrailStub/buildRecords';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { startSampleTrail, type SampleTrail } from '../support/s3Emulator/startSampleTrail';
import { getTab, getWebview } from '../support/workbench';

/** 40 pages: 22 seconds at CloudTrail's rate, time enough to press Cancel. */
const MANY = 2_000;

describe('Event history in the side bar of the installed package', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let sample: SampleTrail;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    sample = await startSampleTrail([], buildRecords(MANY, Date.now() - 60_000, 'eu-north-1'));
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      env: sample.env,
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
  /** By the begin of what a screen reader says. */
  const getExact = (label: string): Locator =>
    code.page.locator(`.pane-body .monaco-list-row[aria-label^="${label}"]`);
  const choose = async (label: string): Promise<void> => {
    await code.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
  };
  const type = async (title: string, text: string): Promise<void> => {
    await code.page.locator('.quick-input-widget', { hasText: title }).waitFor();
    await code.page.locator('.quick-input-widget input[type="text"]').fill(text);
    await code.page.keyboard.press('Enter');
  };

  it('stands below the ways to a trail while there is none', async () => {
    await getRow('Add Trail…').waitFor();
    await getRow('Find Trails in This Account…').waitFor();
    await getRow('Event history').waitFor();
    const view = code.page.locator('.pane-body', { hasText: 'nothing is ever written to a bucket' });
    await view.first().waitFor();
  });

  it('lists the regions, and finds by one attribute step by step', async () => {
    await getRow('Event history').click();
    const region = getExact('us-east-1, ');
    assert.match((await region.textContent()) ?? '', /the profile's Region · US East \(N\. Virginia\)/);
    await region.click();
    await choose('EventSource');
    await type('which EventSource?', 'ec2.amazonaws.com');
    await choose('Last 7 days');
    await getTab(code.page, 'Explorer: Event history us-east-1').waitFor();
    await getWebview(code.page).getByRole('treeitem').first().waitFor();
    await getRow('EventSource ec2.amazonaws.com, last 7 days').waitFor();
  });

  it('says that there are no such events', async () => {
    await getExact('us-east-1, ').click();
    await choose('EventName');
    await type('which EventName?', 'NoSuchCall');
    await choose('Last hour');
    const notice = code.page.locator('.notification-list-item', { hasText: 'has no such events' });
    await notice.waitFor();
    assert.match((await notice.textContent()) ?? '', /EventName NoSuchCall, last hour/);
    // Rows move when it comes, and a click on what moves hits another.
    await getRow('EventName NoSuchCall').waitFor();
  });

  it('shows what came until Cancel was pressed, and says what is missing', async () => {
    await getExact('eu-north-1, ').click();
    await choose('All events');
    await choose('Last day');
    const progress = code.page.locator('.notification-list-item', {
      hasText: 'Looking up events of eu-north-1',
    });
    // Not at the first page: of more than three notifications in 0.8 seconds VS Code shows three.
    await progress.getByText(/[2-9]00 events, back to \d{4}-\d\d-\d\d \d\d:\d\d UTC/).waitFor();
    await progress.getByRole('button', { name: 'Cancel' }).click();
    const warning = code.page.locator('.notification-list-item', {
      hasText: 'The look-up was cancelled after',
    });
    await warning.waitFor();
    assert.match((await warning.textContent()) ?? '', /What is older than .* UTC is missing in the explorer/);
    await getTab(code.page, '(partial).json').waitFor();
    await getRow('All events, last day')
      .filter({ hasText: /\d+ events, partial/ })
      .waitFor();
  });

  it('gives a look-up back that was removed', async () => {
    const row = getRow('All events, last day');
    await row.hover();
    await row.locator('.action-label[aria-label^="Remove Look-Up"]').click();
    await row.waitFor({ state: 'detached' });
  });

  it('leads to the trails that CloudTrail names', async () => {
    await getRow('Find Trails in This Account…').click();
    await choose('All Regions');
    // The only one is ticked already.
    const choice = code.page.locator('.quick-input-list .monaco-list-row', { hasText: 'organization' });
    await choice.waitFor();
    assert.match(
      (await choice.textContent()) ?? '',
      /s3:\/\/example-org-trail\/.*all Regions, home us-east-1/,
    );
    await code.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
    await getRow('organization').click();
    await getRow('o-exampleorg1').waitFor();
    await getRow('Add Trail…').waitFor({ state: 'detached' });
  });

  it('stands below a trail that was described step by step', async () => {
    await code.page.locator('.sidebar .title-actions .action-label[aria-label^="Add Trail"]').click();
    await type('Where are the logs?', 's3://example-org-trail/AWSLogs/');
    await code.page.locator('.quick-input-widget', { hasText: 'who reads the bucket?' }).waitFor();
    await choose('sample');
    await type('Region or endpoint?', 'us-east-1');
    const row = getRow('example-org-trail');
    await row.waitFor();
    assert.equal(await row.textContent(), 'example-org-trailsample');
    await row.click();
    await code.page.locator('.pane-body .monaco-list-row', { hasText: 'o-exampleorg1' }).nth(1).waitFor();
  });
});
