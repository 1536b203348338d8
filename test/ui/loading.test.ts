import assert from 'node:assert/strict';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { createAwsFolder, type AwsFolder } from '../support/s3Server/createAwsFolder';
import { createTestBucket } from '../support/s3Server/createTestBucket';
import { startHoldingProxy, type HoldingProxy } from '../support/s3Server/startHoldingProxy';
import { startS3Server, type S3Server } from '../support/s3Server/startS3Server';
import { getTab, getWebview, runCommand } from '../support/workbench';

const BUCKET = 'coming-in';
const DAY = 'AWSLogs/111122223333/CloudTrail/us-east-1/2025/03/11/';
/** Below what a person is asked about before it is loaded. */
const FILES = 90;
const FIRST_FILES = 40;

describe('a day that is loaded', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let server: S3Server;
  let proxy: HoldingProxy;
  let aws: AwsFolder;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    server = await startS3Server();
    proxy = await startHoldingProxy(server.endpoint);
    aws = createAwsFolder({ keys: { owner: server.owner } });
    const bucket = await createTestBucket({ ...server, keys: server.owner, bucket: BUCKET });
    await bucket.putAll(
      Array.from({ length: FILES }, (_, at) => {
        const minute = `${String(Math.floor(at / 60)).padStart(2, '0')}${String(at % 60).padStart(2, '0')}`;
        const name = `111122223333_CloudTrail_us-east-1_20250311T${minute}Z_${String(at).padStart(16, '0')}.json.gz`;
        return [DAY + name, gzipSync(JSON.stringify({ Records: [toRecord(at)] }))] as const;
      }),
    );
    bucket.dispose();
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      env: aws.env,
      machineSettings: {
        'cloudtrailLens.trails': [
          {
            name: 'Coming in',
            bucket: BUCKET,
            prefix: DAY,
            endpoint: proxy.endpoint,
            region: server.region,
            profile: 'owner',
          },
        ],
      },
    });
    await code.page.locator('.activitybar a.action-label[aria-label="CloudTrail"]').click();
  });

  after(async () => {
    await code.close();
    await proxy.stop();
    await server.stop();
    aws.remove();
    workspace.remove();
  });

  const getNotification = (text: string): Locator =>
    code.page.locator('.notifications-toasts .notification-list-item', { hasText: text });

  it('shows its first rows while the rest is on its way, and keeps them after a cancel', async () => {
    const row = code.page.locator('.pane-body .monaco-list-row', { hasText: 'Coming in' }).first();
    await row.click();
    proxy.holdAfter(FIRST_FILES);
    await runCommand(code.page, 'CloudTrail Lens: Load into Explorer');
    const progress = getNotification('Loading logs');
    await progress.waitFor();
    await getTab(code.page, 'CloudTrail Explorer').waitFor();
    await getWebview(code.page).getByRole('treeitem').first().waitFor();
    assert.equal(await progress.isVisible(), true, 'the rest is not there yet');
    await progress.hover();
    await progress.getByRole('button', { name: 'Cancel' }).click();
    const missing = FILES - FIRST_FILES;
    await getNotification(
      `${String(missing)} of ${String(FILES)} files could not be loaded and are missing in the explorer. Loading was cancelled.`,
    ).waitFor();
    const explorer = getWebview(code.page);
    await explorer
      .getByText(`${String(FIRST_FILES)} records`)
      .first()
      .waitFor();
    await explorer
      .getByText(`${String(missing)} files skipped`)
      .first()
      .waitFor();
    proxy.release();
  });
});

function toRecord(at: number): Readonly<Record<string, unknown>> {
  return {
    eventVersion: '1.11',
    userIdentity: { type: 'AWSAccount', accountId: '111122223333' },
    eventTime: new Date(Date.UTC(2025, 2, 11, 0, at)).toISOString(),
    eventSource: 'sts.amazonaws.com',
    eventName: 'GetCallerIdentity',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.10',
    eventID: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    eventType: 'AwsApiCall',
  };
}
