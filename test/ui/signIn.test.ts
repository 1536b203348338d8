import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { startSsoStub, type SsoStub } from '../support/awsSignIn/startSsoStub';
import { startStsStub, type StsStub } from '../support/awsSignIn/startStsStub';
import { startTemporaryBucket } from '../support/awsSignIn/startTemporaryBucket';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { findSecrets } from '../support/findSecrets';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { createAwsFolder, type AwsFolder } from '../support/s3Server/createAwsFolder';
import { startProxyTrap, type ProxyTrap } from '../support/startProxyTrap';
import { runCommand } from '../support/workbench';

const BASE = { accessKeyId: 'AKIABASEBASEBASE0000', secretAccessKey: 'baseSecretForTheTestsOnly' };
const TEMPORARY = {
  accessKeyId: 'ASIATEMPTEMPTEMP0000',
  secretAccessKey: 'temporarySecretForTheTestsOnly',
  sessionToken: 'temporaryTokenForTheTestsOnly',
};
const ROLE = 'arn:aws:iam::444455556666:role/Audit';
const MFA = { serial: 'arn:aws:iam::111122223333:mfa/alice', code: '842913' };
const SSO_TOKEN = 'portalTokenForTheTestsOnly';

describe('signing in to AWS in the installed package', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let home: string;
  let aws: AwsFolder;
  let sts: StsStub;
  let sso: SsoStub;
  let bucket: Awaited<ReturnType<typeof startTemporaryBucket>>;
  let trap: ProxyTrap;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    home = mkdtempSync(path.join(os.tmpdir(), 'lens-home-'));
    bucket = await startTemporaryBucket(TEMPORARY);
    sts = await startStsStub({ keys: [BASE], roleArn: ROLE, mfa: MFA, gives: TEMPORARY });
    sso = await startSsoStub({ token: SSO_TOKEN, account: '111122223333', role: 'Audit', gives: TEMPORARY });
    trap = await startProxyTrap();
    aws = createAwsFolder({
      keys: { base: BASE },
      config: [
        `[profile audit]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = ${MFA.serial}\nservices = local`,
        '[profile work]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Audit\nservices = local',
        '[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1',
        `[services local]\nsts =\n  endpoint_url = ${sts.endpoint}\nsso =\n  endpoint_url = ${sso.endpoint}`,
      ].join('\n'),
    });
    writeToken(-60);
    const trail = { bucket: 'some-bucket', prefix: '', region: 'eu-west-1', endpoint: bucket.endpoint };
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      // Nothing is installed where this PATH leads, so that the AWS CLI is missing on every machine.
      env: { ...aws.env, HOME: home, PATH: home, HTTPS_PROXY: trap.address, HTTP_PROXY: trap.address },
      machineSettings: {
        'cloudtrailLens.trails': [
          { ...trail, name: 'With a role', profile: 'audit' },
          { ...trail, name: 'With a sign-in', profile: 'work' },
        ],
      },
    });
    await code.page.locator('.activitybar a.action-label[aria-label="CloudTrail"]').click();
  });

  after(async () => {
    await code.close();
    await Promise.all([bucket, sts, sso, trap].map((part) => part.stop()));
    aws.remove();
    rmSync(home, { recursive: true, force: true });
    workspace.remove();
  });

  /** What `aws sso login` leaves behind. */
  const writeToken = (minutes: number): void => {
    const folder = path.join(home, '.aws', 'sso', 'cache');
    mkdirSync(folder, { recursive: true });
    const name = `${createHash('sha1').update('corp').digest('hex')}.json`;
    const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString();
    writeFileSync(path.join(folder, name), JSON.stringify({ accessToken: SSO_TOKEN, expiresAt }));
  };

  const getRow = (label: string): Locator =>
    code.page.locator('.pane-body .monaco-list-row', { hasText: label }).first();
  const getPrompt = (): Locator =>
    code.page.locator('.quick-input-widget:visible', { hasText: 'AWS Sign-in' });

  const giveCode = async (digits: string): Promise<void> => {
    // Keys would go elsewhere while the field has not got the focus yet.
    await getPrompt().locator('input[type="text"], input[type="password"]').first().fill(digits);
    await code.page.keyboard.press('Enter');
  };

  it('asks for the code of an MFA device, and says so where none was given', async () => {
    await getRow('With a role').click();
    await getPrompt().waitFor();
    assert.match(
      (await getPrompt().textContent()) ?? '',
      /The code that the MFA device arn:aws:iam::111122223333:mfa\/alice shows now/,
    );
    await code.page.keyboard.press('Escape');
    await getRow('No MFA code was given. Try again to be asked for it.').waitFor();
    assert.equal(sts.calls.length, 0);
  });

  it('says that a code was refused, and lists the bucket with the right one', async () => {
    await getRow('No MFA code was given').click();
    await getPrompt().waitFor();
    await giveCode('000000');
    const refused = getRow('refuses the MFA code for profile "audit"');
    await refused.waitFor();
    await refused.click();
    await getPrompt().waitFor();
    await giveCode(MFA.code);
    await getRow('111122223333').waitFor();
    assert.deepEqual(
      sts.calls.map(({ serial, code: given, error }) => [serial, given, error]),
      [
        [MFA.serial, '000000', 'AccessDenied'],
        [MFA.serial, MFA.code, undefined],
      ],
    );
    await getRow('With a role').click();
  });

  it('offers to log in where the sign-in has expired, and says what is missing for it', async () => {
    await getRow('With a sign-in').click();
    const expired = getRow('The sign-in of profile "work" has expired');
    await expired.waitFor();
    await expired.hover();
    await expired.locator('.action-label[aria-label^="Log In"]').click();
    const missing = code.page.locator('.notifications-toasts .notification-list-item', {
      hasText: 'The AWS CLI is needed to log in, and there is no program "aws" in the PATH of VS Code.',
    });
    await missing.waitFor();
    await missing.getByRole('button', { name: 'Copy Command' }).waitFor();
  });

  it('goes on after a log-in elsewhere and a refresh', async () => {
    const before = bucket.listings;
    writeToken(60);
    await runCommand(code.page, 'CloudTrail Lens: Refresh Trails');
    await code.page
      .locator('.pane-body .monaco-list-row', { hasText: 'has expired' })
      .waitFor({ state: 'detached' });
    await getRow('111122223333').waitFor();
    assert.deepEqual(sso.calls, ['GET /federation/credentials?account_id=111122223333&role_name=Audit 200']);
    assert.ok(bucket.listings > before);
  });

  it('asked nobody outside the addresses of the profiles', () => {
    assert.deepEqual(
      trap.asked.filter((host) => /aws/i.test(host)),
      [],
    );
  });

  it('left no secret in any file of VS Code', () => {
    const secrets = [
      BASE.secretAccessKey,
      TEMPORARY.secretAccessKey,
      TEMPORARY.sessionToken,
      SSO_TOKEN,
      MFA.code,
    ];
    const { files, found } = findSecrets(code.data, secrets);
    assert.deepEqual(found, []);
    assert.ok(files > 10, `${String(files)} files, logs and settings among them`);
  });
});
