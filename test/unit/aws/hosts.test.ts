import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { AwsWorld } from '../../../src/aws/awsWorld';
import { findTrails } from '../../../src/aws/cloudtrail/findTrails';
import { createObjectStore } from '../../../src/aws/s3/createObjectStore';
import type { ObjectStore } from '../../../src/aws/s3/objectStore';
import type { Trail } from '../../../src/core/trails/trail';
import { startStub, type Stub } from '../../support/awsSignIn/startStub';
import { startProxyTrap, type ProxyTrap } from '../../support/startProxyTrap';

const CONFIG = (here: string): string => `
[profile plain]
region = eu-west-1
[profile fips]
region = us-gov-west-1
use_fips_endpoint = true
[profile dual]
region = eu-west-1
use_dualstack_endpoint = true
[profile path]
region = eu-west-1
s3 =
  addressing_style = path
[profile china]
role_arn = arn:aws-cn:iam::111122223333:role/Audit
source_profile = plain
region = cn-northwest-1
[profile gov-role]
role_arn = arn:aws-us-gov:iam::111122223333:role/Audit
source_profile = plain
region = us-gov-east-1
use_fips_endpoint = true
[profile role]
role_arn = arn:aws:iam::111122223333:role/Audit
source_profile = plain
[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Audit
[profile all-here]
region = eu-west-1
role_arn = arn:aws:iam::111122223333:role/Audit
source_profile = plain
endpoint_url = ${here}
`;

const KEYS = 'aws_access_key_id = AKIAHOSTHOSTHOST0000\naws_secret_access_key = x\n';

/** Hosts as a proxy is asked for them: no request of these tests goes any further. */
describe('hosts that are asked', function () {
  this.timeout(120_000);
  const environment = { ...process.env };
  let folder: string;
  let trap: ProxyTrap;
  let here: Stub & { readonly seen: readonly http.IncomingMessage[] };

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'lens-hosts-'));
    trap = await startProxyTrap();
    const seen: http.IncomingMessage[] = [];
    const stub = await startStub((request, _body, response) => {
      seen.push(request);
      response.writeHead(403).end();
    });
    here = { ...stub, seen };
    for (const name of Object.keys(process.env).filter((entry) => entry.startsWith('AWS_'))) {
      Reflect.deleteProperty(process.env, name);
    }
    writeFileSync(path.join(folder, 'config'), CONFIG(here.endpoint));
    writeFileSync(
      path.join(folder, 'credentials'),
      ['plain', 'fips', 'dual', 'path'].map((name) => `[${name}]\n${KEYS}`).join(''),
    );
    Object.assign(process.env, {
      AWS_CONFIG_FILE: path.join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  beforeEach(() => {
    trap.forget();
    (here.seen as http.IncomingMessage[]).length = 0;
  });

  after(async () => {
    for (const name of Object.keys(process.env)) {
      if (!(name in environment)) {
        Reflect.deleteProperty(process.env, name);
      }
    }
    Object.assign(process.env, environment);
    await trap.stop();
    await here.stop();
    rmSync(folder, { recursive: true });
  });

  const createWorld = (env: NodeJS.ProcessEnv = { HTTPS_PROXY: trap.address }): AwsWorld => ({
    env: { ...process.env, ...env },
    askMfaCode: () => Promise.reject(new Error('nobody asks here')),
  });

  /** Asks a bucket for something; the answer is a refusal in every case. */
  const ask = async (
    trail: Partial<Trail>,
    world: AwsWorld = createWorld(),
    act: (store: ObjectStore) => Promise<unknown> = (store) => store.list({ prefix: '', byFolder: true }),
  ): Promise<void> => {
    const store = await createObjectStore(
      { name: 'x', bucket: 'some-bucket', prefix: '', profile: 'plain', ...trail },
      undefined,
      world,
    );
    await act(store).catch(() => undefined);
    store.dispose();
  };
  const getHosts = (): readonly string[] => [...new Set(trap.asked)];

  describe('for a bucket', () => {
    const cases: readonly (readonly [string, Partial<Trail>, string])[] = [
      ['of a profile with FIPS', { profile: 'fips' }, 'some-bucket.s3-fips.us-gov-west-1.amazonaws.com:443'],
      [
        'of a profile with dual-stack',
        { profile: 'dual' },
        'some-bucket.s3.dualstack.eu-west-1.amazonaws.com:443',
      ],
      ['of a profile with path style', { profile: 'path' }, 's3.eu-west-1.amazonaws.com:443'],
      [
        'with FIPS over IPv6',
        { region: 'us-east-2', useFips: true, useDualStack: true },
        'some-bucket.s3-fips.dualstack.us-east-2.amazonaws.com:443',
      ],
      [
        'in China over IPv6',
        { region: 'cn-northwest-1', useDualStack: true },
        'some-bucket.s3.dualstack.cn-northwest-1.amazonaws.com.cn:443',
      ],
    ];
    for (const [title, trail, host] of cases) {
      it(title, async () => {
        await ask(trail);
        assert.deepEqual(getHosts(), [host]);
      });
    }
  });

  describe('for trails', () => {
    const cases: readonly (readonly [string, string, string, string])[] = [
      ['of a region', 'plain', 'eu-west-1', 'cloudtrail.eu-west-1.amazonaws.com:443'],
      ['of China', 'plain', 'cn-north-1', 'cloudtrail.cn-north-1.amazonaws.com.cn:443'],
      ['of GovCloud with FIPS', 'fips', 'us-gov-west-1', 'cloudtrail.us-gov-west-1.amazonaws.com:443'],
      ['with FIPS', 'fips', 'us-east-1', 'cloudtrail-fips.us-east-1.amazonaws.com:443'],
    ];
    for (const [title, profile, region, host] of cases) {
      it(title, async () => {
        await findTrails(profile, region, createWorld()).catch(() => undefined);
        assert.deepEqual(getHosts(), [host]);
      });
    }
  });

  describe('for a role', () => {
    const cases: readonly (readonly [string, Partial<Trail>, string])[] = [
      [
        'are of its own region',
        { profile: 'role', region: 'eu-north-1' },
        'sts.eu-north-1.amazonaws.com:443',
      ],
      ['of China', { profile: 'china' }, 'sts.cn-northwest-1.amazonaws.com.cn:443'],
      ['of GovCloud', { profile: 'gov-role' }, 'sts.us-gov-east-1.amazonaws.com:443'],
    ];
    for (const [title, trail, host] of cases) {
      it(title, async () => {
        await ask(trail);
        assert.deepEqual(getHosts(), [host]);
      });
    }
  });

  describe('through a proxy', () => {
    it('are those of AWS, though the bucket is on this machine', async () => {
      await ask({ profile: 'role', endpoint: here.endpoint, region: 'eu-west-1' });
      assert.deepEqual(getHosts(), ['sts.eu-west-1.amazonaws.com:443']);
      assert.equal(here.seen.length, 0, 'without keys nobody asks the bucket');
    });

    it('are not those of this machine', async () => {
      await ask({ endpoint: here.endpoint }, createWorld({ HTTP_PROXY: trap.address }));
      assert.deepEqual(getHosts(), []);
      assert.equal(here.seen.length, 1);
    });

    it('are not those in NO_PROXY, each by itself', async () => {
      // The bucket is asked for without the proxy, and its name leads nowhere; the role is asked for through it.
      const world = createWorld({
        HTTPS_PROXY: trap.address,
        NO_PROXY: '.invalid',
      });
      await ask({ profile: 'role', region: 'eu-west-1', endpoint: 'https://s3.invalid' }, world);
      assert.deepEqual(getHosts(), ['sts.eu-west-1.amazonaws.com:443']);
      trap.forget();
      await ask({ profile: 'plain', region: 'eu-west-1', endpoint: 'https://s3.invalid' }, world);
      assert.deepEqual(getHosts(), []);
    });
  });

  describe('outside the address of a profile', () => {
    it('are none', async () => {
      const world = createWorld();
      await ask({ profile: 'all-here' }, world);
      await findTrails('all-here', 'eu-west-1', world).catch(() => undefined);
      assert.deepEqual(getHosts(), []);
      // STS refuses, so that nothing else was asked.
      assert.deepEqual(
        [...new Set(here.seen.map(({ method, url }) => `${method ?? ''} ${url ?? ''}`))],
        ['POST /'],
      );
    });

    it('are those of AWS where another profile, which the environment names, has one', async () => {
      process.env['AWS_PROFILE'] = 'all-here';
      try {
        await ask({ profile: 'plain' });
        await findTrails('plain', 'eu-west-1', createWorld()).catch(() => undefined);
        await ask({ profile: 'role', region: 'eu-west-1' });
      } finally {
        delete process.env['AWS_PROFILE'];
      }
      assert.deepEqual(getHosts(), [
        'some-bucket.s3.eu-west-1.amazonaws.com:443',
        'cloudtrail.eu-west-1.amazonaws.com:443',
        'sts.eu-west-1.amazonaws.com:443',
      ]);
      assert.equal(here.seen.length, 0);
    });
  });

  it('are told that the caller pays, by every kind of request', async () => {
    const trail = { endpoint: here.endpoint, requesterPays: true };
    await ask(trail);
    await ask(trail, undefined, (store) => store.find('a.json'));
    await ask(trail, undefined, (store) => store.read('a.json'));
    await ask(trail, undefined, (store) => store.readWhole('a.json', { limit: 10 }));
    assert.deepEqual(
      here.seen.map(({ method, headers }) => [method, headers['x-amz-request-payer']]),
      ['GET', 'HEAD', 'GET', 'GET'].map((method) => [method, 'requester']),
    );
  });
});
