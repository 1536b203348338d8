import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsProblem } from '../../../src/aws/awsProblem';
import type { AwsWorld } from '../../../src/aws/awsWorld';
import { createObjectStore } from '../../../src/aws/s3/createObjectStore';
import type { ListPage } from '../../../src/aws/s3/objectStore';
import { startSsoStub, type SsoStub } from '../../support/awsSignIn/startSsoStub';
import { startStsStub, type StsStub, type StsStubOptions } from '../../support/awsSignIn/startStsStub';
import { startTemporaryBucket } from '../../support/awsSignIn/startTemporaryBucket';

const BASE = { accessKeyId: 'AKIABASEBASEBASE0000', secretAccessKey: 'baseSecretForTheTestsOnly' };
const TEMPORARY = {
  accessKeyId: 'ASIATEMPTEMPTEMP0000',
  secretAccessKey: 'temporarySecretForTheTestsOnly',
  sessionToken: 'temporaryTokenForTheTestsOnly/+==',
};
const ROLE = 'arn:aws:iam::444455556666:role/Audit';
const MFA = { serial: 'arn:aws:iam::111122223333:mfa/alice', code: '123456' };

describe('signing in', function () {
  this.timeout(120_000);
  const environment = { ...process.env };
  const stops: (() => Promise<void>)[] = [];
  let home: string;
  let bucket: Awaited<ReturnType<typeof startTemporaryBucket>>;

  before(async () => {
    home = mkdtempSync(path.join(os.tmpdir(), 'lens-home-'));
    mkdirSync(path.join(home, '.aws', 'sso', 'cache'), { recursive: true });
    bucket = await startTemporaryBucket(TEMPORARY);
    for (const name of Object.keys(process.env).filter((entry) => entry.startsWith('AWS_'))) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, { HOME: home, AWS_EC2_METADATA_DISABLED: 'true' });
    writeFileSync(
      path.join(home, '.aws', 'credentials'),
      `[base]\naws_access_key_id = ${BASE.accessKeyId}\naws_secret_access_key = ${BASE.secretAccessKey}\n[stranger]\naws_access_key_id = AKIASTRANGER00000000\naws_secret_access_key = x\n`,
    );
  });

  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });

  after(async () => {
    for (const name of Object.keys(process.env)) {
      if (!(name in environment)) {
        Reflect.deleteProperty(process.env, name);
      }
    }
    Object.assign(process.env, environment);
    await bucket.stop();
    rmSync(home, { recursive: true });
  });

  const writeConfig = (text: string): void => writeFileSync(path.join(home, '.aws', 'config'), text);

  const createWorld = (codes: readonly string[] = []): AwsWorld & { readonly asked: readonly string[] } => {
    const asked: string[] = [];
    return {
      env: process.env,
      asked,
      askMfaCode: (serial) => {
        asked.push(serial);
        return Promise.resolve(codes[asked.length - 1] ?? '');
      },
    };
  };

  const list = async (profile: string, world: AwsWorld = createWorld()): Promise<ListPage> => {
    const store = await createObjectStore(
      {
        name: 'x',
        bucket: 'some-bucket',
        prefix: '',
        region: 'eu-west-1',
        profile,
        endpoint: bucket.endpoint,
      },
      undefined,
      world,
    );
    try {
      return await store.list({ prefix: '', byFolder: true });
    } finally {
      store.dispose();
    }
  };

  const getProblem = async (listing: Promise<unknown>): Promise<AwsProblem> => {
    const problem: unknown = await listing.then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.ok(problem instanceof Error && problem.name === 'AwsProblem', String(problem));
    for (const secret of [BASE.secretAccessKey, TEMPORARY.secretAccessKey, TEMPORARY.sessionToken]) {
      assert.equal(problem.message.includes(secret), false);
    }
    return problem as AwsProblem;
  };

  describe('to a role', () => {
    let sts: StsStub;

    const start = async (options: Partial<StsStubOptions> = {}): Promise<void> => {
      sts = await startStsStub({ keys: [BASE], roleArn: ROLE, mfa: MFA, gives: TEMPORARY, ...options });
      stops.push(() => sts.stop());
      writeConfig(
        [
          '[profile audit]',
          `role_arn = ${ROLE}`,
          'source_profile = base',
          `mfa_serial = ${MFA.serial}`,
          'region = eu-central-1',
          'services = local',
          '[profile whole]',
          `role_arn = ${ROLE}`,
          'source_profile = base',
          `mfa_serial = ${MFA.serial}`,
          `endpoint_url = ${sts.endpoint}`,
          '[profile plain]',
          `role_arn = ${ROLE}`,
          'source_profile = base',
          'services = local',
          '[profile other]',
          'role_arn = arn:aws:iam::444455556666:role/Other',
          'source_profile = base',
          'services = local',
          '[profile unknown]',
          `role_arn = ${ROLE}`,
          'source_profile = stranger',
          'services = local',
          '[profile elsewhere]',
          'endpoint_url = http://127.0.0.1:9',
          '[services local]',
          'sts =',
          `  endpoint_url = ${sts.endpoint}`,
        ].join('\n'),
      );
    };

    it('with the code of an MFA device lists the bucket with its keys, and asks once', async () => {
      await start();
      const world = createWorld([MFA.code]);
      assert.deepEqual(await list('audit', world), { folders: ['AWSLogs/'], objects: [] });
      assert.deepEqual((await list('audit', world)).folders, ['AWSLogs/']);
      assert.deepEqual(world.asked, [MFA.serial]);
      assert.deepEqual(sts.calls, [
        { roleArn: ROLE, serial: MFA.serial, code: MFA.code, token: '', region: 'eu-central-1' },
      ]);
    });

    it('goes to the address of the profile, whatever profile the environment names', async () => {
      await start();
      process.env['AWS_PROFILE'] = 'elsewhere';
      try {
        assert.deepEqual((await list('whole', createWorld([MFA.code]))).folders, ['AWSLogs/']);
      } finally {
        delete process.env['AWS_PROFILE'];
      }
      // The trail's region, where the profile has none.
      assert.deepEqual(
        sts.calls.map(({ region }) => region),
        ['eu-west-1'],
      );
    });

    it('goes to the address of the environment', async () => {
      await start();
      const { endpoint } = sts;
      process.env['AWS_ENDPOINT_URL_STS'] = endpoint;
      writeConfig(`[profile bare]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = ${MFA.serial}\n`);
      try {
        assert.deepEqual((await list('bare', createWorld([MFA.code]))).folders, ['AWSLogs/']);
      } finally {
        delete process.env['AWS_ENDPOINT_URL_STS'];
      }
    });

    it('with a wrong code says so, and asks anew', async () => {
      await start();
      const world = createWorld(['000000', MFA.code]);
      const problem = await getProblem(list('audit', world));
      assert.equal(problem.kind, 'mfa-refused');
      assert.match(problem.message, /refuses the MFA code for profile "audit" \(MultiFactorAuthentication/);
      assert.deepEqual((await list('audit', world)).folders, ['AWSLogs/']);
      assert.deepEqual(
        sts.calls.map(({ code, error }) => [code, error]),
        [
          ['000000', 'AccessDenied'],
          [MFA.code, undefined],
        ],
      );
    });

    it('that the person may not take names the action and the role', async () => {
      await start();
      const problem = await getProblem(list('other'));
      assert.equal(problem.kind, 'access-denied');
      assert.equal(
        problem.message,
        'Profile "other" is not allowed sts:AssumeRole on arn:aws:iam::444455556666:role/Other. Ask for this permission, or choose another profile.',
      );
    });

    it('with an unknown key names the server that does not know it', async () => {
      await start();
      const problem = await getProblem(list('unknown'));
      assert.equal(problem.kind, 'unknown-key');
      assert.ok(problem.message.includes(`is not known to ${sts.endpoint}.`), problem.message);
    });

    it('where STS does not answer names it, and not the bucket', async () => {
      await start({});
      const { endpoint } = sts;
      await sts.stop();
      stops.splice(0);
      const problem = await getProblem(list('plain'));
      assert.equal(problem.kind, 'unreachable');
      assert.ok(problem.message.startsWith(`${endpoint} cannot be reached (ECONNREFUSED)`), problem.message);
    });

    it('is done again before its keys end, and not sooner', async () => {
      await start({ lifetime: 2_000 });
      const world = createWorld([MFA.code, MFA.code]);
      await list('audit', world);
      await list('audit', world);
      assert.equal(sts.calls.length, 1);
      await sleep(1_100);
      await list('audit', world);
      assert.equal(sts.calls.length, 2);
    });

    it('by a token of another issuer goes to the address of the profile', async () => {
      await start();
      writeFileSync(path.join(home, 'token'), 'tokenOfAnotherIssuer');
      writeConfig(
        `[profile web]\nrole_arn = ${ROLE}\nweb_identity_token_file = ${path.join(home, 'token')}\nendpoint_url = ${sts.endpoint}\n`,
      );
      assert.deepEqual((await list('web')).folders, ['AWSLogs/']);
      assert.deepEqual(
        sts.calls.map(({ roleArn, token }) => [roleArn, token]),
        [[ROLE, 'tokenOfAnotherIssuer']],
      );
    });
  });

  describe('by IAM Identity Center', () => {
    let sso: SsoStub;
    const TOKEN = 'portalTokenForTheTestsOnly';
    const tokenFile = (): string =>
      path.join(home, '.aws', 'sso', 'cache', `${createHash('sha1').update('corp').digest('hex')}.json`);

    const writeToken = (accessToken: string, minutes: number, more: object = {}): void => {
      const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString();
      writeFileSync(tokenFile(), JSON.stringify({ accessToken, expiresAt, ...more }));
    };

    beforeEach(async () => {
      sso = await startSsoStub({
        token: TOKEN,
        account: '111122223333',
        role: 'Audit',
        gives: TEMPORARY,
        refreshToken: 'refreshForTheTestsOnly',
      });
      stops.push(() => sso.stop());
      const common = 'sso_session = corp\nsso_account_id = 111122223333\nservices = local\n';
      writeConfig(
        [
          `[profile work]\n${common}sso_role_name = Audit`,
          `[profile wrong]\n${common}sso_role_name = Admin`,
          '[sso-session corp]',
          'sso_start_url = https://example.awsapps.com/start',
          'sso_region = eu-west-1',
          'sso_registration_scopes = sso:account:access',
          '[services local]',
          'sso =',
          `  endpoint_url = ${sso.endpoint}`,
          'sso_oidc =',
          `  endpoint_url = ${sso.endpoint}/`,
        ].join('\n'),
      );
    });

    it('lists the bucket with the keys of the role', async () => {
      writeToken(TOKEN, 60);
      assert.deepEqual((await list('work')).folders, ['AWSLogs/']);
      assert.deepEqual(sso.calls, [
        'GET /federation/credentials?account_id=111122223333&role_name=Audit 200',
      ]);
    });

    it('that ended asks to log in, and works as soon as that was done', async () => {
      writeToken(TOKEN, -60);
      const world = createWorld();
      const problem = await getProblem(list('work', world));
      assert.equal(problem.kind, 'sign-in-expired', problem.message);
      assert.match(problem.message, /aws sso login --profile work/);
      assert.deepEqual(sso.calls, []);
      writeToken(TOKEN, 60);
      assert.deepEqual((await list('work', world)).folders, ['AWSLogs/']);
    });

    it('that was ended by an administrator asks to log in', async () => {
      writeToken('tokenThatIsNotKnown', 60);
      const problem = await getProblem(list('work'));
      assert.equal(problem.kind, 'sign-in-expired', problem.message);
    });

    it('without the role says that it is not given', async () => {
      writeToken(TOKEN, 60);
      const problem = await getProblem(list('wrong'));
      assert.equal(problem.kind, 'no-credentials');
      assert.match(problem.message, /profile "wrong" gave none \(ForbiddenException: No access\)/);
    });

    it('whose portal does not answer does not ask to log in', async () => {
      writeToken(TOKEN, 60);
      await sso.stop();
      stops.splice(0);
      const problem = await getProblem(list('work'));
      assert.equal(problem.kind, 'unreachable', problem.message);
      assert.match(problem.message, /ECONNREFUSED/);
    });

    it('is refreshed without a person where the token can be', async () => {
      writeToken('anOlderToken', -1, {
        refreshToken: 'refreshForTheTestsOnly',
        clientId: 'client',
        clientSecret: 'clientSecret',
        registrationExpiresAt: new Date(Date.now() + 86_400_000).toISOString(),
        region: 'eu-west-1',
        startUrl: 'https://example.awsapps.com/start',
      });
      assert.deepEqual((await list('work')).folders, ['AWSLogs/']);
      assert.equal(sso.calls[0], 'POST /token 200');
      assert.equal(
        (JSON.parse(readFileSync(tokenFile(), 'utf8')) as { readonly accessToken: string }).accessToken,
        TOKEN,
      );
    });
  });
});
