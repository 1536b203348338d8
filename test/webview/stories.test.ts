import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../support/repositoryRoot';
import type { LogInput } from '../../src/protocol/engine';
import type { PlainRecord } from './support/logs';
import { createRecord, toLog } from './support/logs';
import { getFilter, getRow, until, untilRead, useExplorer } from './support/useExplorer';

const KEY = 'ASIAQWERTYUIOPASDFGH';
const ROLE = { principalId: 'AROAEXAMPLEROLE00001', arn: 'arn:aws:iam::111122223333:role/Deploy' };

/** Alice assumes the role. */
const issuing: PlainRecord = {
  ...createRecord(0),
  errorCode: undefined,
  errorMessage: undefined,
  eventID: 'aaaaaaaa-0000-4000-8000-000000000001',
  eventTime: '2024-11-19T08:00:00Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  requestParameters: { roleArn: ROLE.arn, roleSessionName: 'night-shift' },
  responseElements: {
    credentials: { accessKeyId: KEY, expiration: 'Nov 19, 2024, 9:00:00 AM' },
    assumedRoleUser: {
      assumedRoleId: `${ROLE.principalId}:night-shift`,
      arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/night-shift',
    },
  },
};

/** The role's session acts. */
const act: PlainRecord = {
  ...createRecord(2),
  eventID: 'aaaaaaaa-0000-4000-8000-000000000002',
  eventTime: '2024-11-19T08:05:00Z',
  userIdentity: {
    type: 'AssumedRole',
    principalId: `${ROLE.principalId}:night-shift`,
    arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/night-shift',
    accountId: '111122223333',
    accessKeyId: KEY,
    sessionContext: {
      sessionIssuer: { type: 'Role', ...ROLE, accountId: '111122223333', userName: 'Deploy' },
      attributes: { creationDate: '2024-11-19T08:00:00Z', mfaAuthenticated: 'false' },
    },
  },
};

describe('stories', function () {
  this.timeout(60_000);
  const { open } = useExplorer();

  it('tell the chain from a session back to the user behind it', async () => {
    const explorer = await open(toLog([act, issuing]), { width: 1400 });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.rpc.call('select', { source: 0, record: 0 });
    await page.getByRole('tab', { name: 'Chain' }).click();
    await until(() => page.locator('.chain-origin strong').textContent(), 'alice');
    assert.deepEqual(await page.locator('.certainty').allTextContents(), ['proven']);
    assert.match(
      (await page.locator('.chain-deed').first().textContent()) ?? '',
      /assumed role Deploy as night-shift/,
    );
    await page.locator('.chain-path .link').click();
    await until(() => page.locator('.row.is-selected .label').textContent(), 'AssumeRole');
  });

  it('say which event is not loaded, and set the filter that would find it', async () => {
    const explorer = await open(toLog([act]), { width: 1400 });
    const { page } = explorer;
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.rpc.call('select', { source: 0, record: 0 });
    await page.getByRole('tab', { name: 'Chain' }).click();
    await page.locator('.chain-missing').waitFor();
    const offered = await page.locator('.chain-actions code').first().textContent();
    await page.locator('.chain-actions').getByText('Set Filter').click();
    await until(() => getFilter(explorer), offered ?? '');
    assert.match(offered ?? '', /AssumeRole/);
  });

  it('tell the chain anew when the log with the missing event is added', async () => {
    const explorer = await open(toLog([act]), {
      width: 1400,
      added: [toLog([issuing], 'file:///logs/issuers.json')],
    });
    const { page } = explorer;
    await untilRead(explorer);
    await getRow(explorer, 'Assumed role').waitFor();
    await explorer.rpc.call('select', { source: 0, record: 0 });
    await page.getByRole('tab', { name: 'Chain' }).click();
    await page.locator('.chain-missing').waitFor();
    await page.getByRole('button', { name: 'Add Logs' }).click();
    await page.getByRole('menuitem', { name: 'Files…' }).click();
    await until(() => page.locator('.chip-sources').textContent(), '2 logs');
    await until(() => page.locator('.chain-missing').count(), 0);
    assert.equal(await page.locator('.chain-origin strong').textContent(), 'alice');
  });

  it('tell the life of a WorkDocs resource, from the event and from the list of all', async () => {
    const folder = path.join(repositoryRoot, 'samples', 'workdocs');
    const inputs = readdirSync(folder)
      .filter((name) => /\.json(\.gz)?$/.test(name))
      .map((name): LogInput => ({
        kind: 'path',
        uri: `file:///logs/${name}`,
        path: path.join(folder, name),
      }));
    const explorer = await open(inputs, { width: 1400 });
    const { page } = explorer;
    await untilRead(explorer);
    await getRow(explorer, 'WorkDocs directory user').waitFor();
    await page.getByRole('tab', { name: 'WorkDocs' }).click();
    await page.locator('.resource').first().waitFor();
    await page.locator('.resources .facet-search').fill('example-corp');
    await until(() => page.locator('.resource-name').allTextContents(), ['example-corp']);
    await page.locator('.resource').click();
    await until(() => page.locator('.story-head h3').textContent(), 'example-corp');
    const titles = await page.locator('.chapter > .part-title').allTextContents();
    assert.ok(titles.length > 2);
    assert.match((await page.locator('.entry-time').first().textContent()) ?? '', /^20\d\d-\d\d-\d\d /);
    await page.locator('.entry .link').first().click();
    await page.locator('.row.is-selected').waitFor();
  });
});
