import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { AwsProblem } from '../../../src/aws/awsProblem';
import { findTrails } from '../../../src/aws/cloudtrail/findTrails';
import { getProfiles, getProfileSettings, getSignInCommand } from '../../../src/aws/credentials/awsConfig';
import { getProxy } from '../../../src/aws/credentials/getProxy';
import { createObjectStore } from '../../../src/aws/s3/createObjectStore';

const CONFIG = `
[default]
region = eu-west-1
[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Audit
region = cn-north-1
[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
[profile role]
role_arn = arn:aws:iam::444455556666:role/Audit
source_profile = base
mfa_serial = arn:aws:iam::111122223333:mfa/alice
region = us-east-1
[profile local]
services = stack
endpoint_url = http://127.0.0.1:1
s3 =
  addressing_style = path
[profile off]
endpoint_url = http://127.0.0.1:1
ignore_configured_endpoint_urls = true
[profile console]
login_session = arn:aws:iam::111122223333:user/alice
[profile console-role]
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = console
[profile sso-role]
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = sso
[profile circle]
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = circle
[services stack]
s3 =
  endpoint_url = http://127.0.0.1:2
`;
const CREDENTIALS = `
[base]
aws_access_key_id = AKIABASEBASEBASE0000
aws_secret_access_key = baseSecret
[stub]
aws_access_key_id = AKIASTUBSTUBSTUB0000
aws_secret_access_key = stubSecret
`;

describe('AWS configuration files', () => {
  const before_ = { ...process.env };
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'lens-config-'));
    writeFileSync(path.join(folder, 'config'), CONFIG);
    writeFileSync(path.join(folder, 'credentials'), CREDENTIALS);
    process.env['AWS_CONFIG_FILE'] = path.join(folder, 'config');
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = path.join(folder, 'credentials');
    // The sign-ins of Identity Center are kept in the home folder.
    process.env['HOME'] = folder;
  });

  after(() => {
    for (const name of Object.keys(process.env)) {
      if (!(name in before_)) {
        Reflect.deleteProperty(process.env, name);
      }
    }
    Object.assign(process.env, before_);
    rmSync(folder, { recursive: true });
  });

  it('name their profiles, without a secret', async () => {
    const profiles = await getProfiles();
    assert.deepEqual(
      profiles.map(({ name, kind }) => [name, kind]),
      [
        ['default', 'other'],
        ['sso', 'sso'],
        ['role', 'role'],
        ['local', 'other'],
        ['off', 'other'],
        ['console', 'other'],
        ['console-role', 'role'],
        ['sso-role', 'role'],
        ['circle', 'role'],
        ['base', 'keys'],
        ['stub', 'keys'],
      ],
    );
    assert.equal(JSON.stringify(profiles).includes('Secret'), false);
  });

  for (const [profile, command] of [
    ['sso', 'sso login --profile sso'],
    ['console', 'login --profile console'],
    ['console-role', 'login --profile console'],
    ['sso-role', 'sso login --profile sso'],
    ['circle', 'sso login --profile circle'],
    ['missing', 'sso login --profile missing'],
  ] as const) {
    it(`say how ${profile} signs in`, async () => {
      assert.equal((await getSignInCommand(profile)).join(' '), command);
    });
  }

  it('say where requests go, service before profile', async () => {
    const env = {};
    assert.deepEqual(await getProfileSettings('local', 's3', env), {
      usesPathStyle: true,
      endpoint: 'http://127.0.0.1:2',
    });
    assert.equal((await getProfileSettings('local', 'cloudtrail', env)).endpoint, 'http://127.0.0.1:1');
    assert.deepEqual(await getProfileSettings('off', 's3', env), { usesPathStyle: false });
    assert.deepEqual(await getProfileSettings(undefined, 's3', env), {
      usesPathStyle: false,
      region: 'eu-west-1',
    });
  });

  it('give way to the environment as AWS says', async () => {
    const env = {
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:3',
      AWS_REGION: 'us-west-2',
      AWS_CA_BUNDLE: '/ca.pem',
    };
    assert.deepEqual(await getProfileSettings(undefined, 's3', env), {
      usesPathStyle: false,
      region: 'us-west-2',
      endpoint: 'http://127.0.0.1:3',
      certificates: '/ca.pem',
    });
    // A profile that was chosen brings its own region.
    assert.equal((await getProfileSettings('sso', 's3', env)).region, 'cn-north-1');
  });

  for (const [profile, words] of [
    ['sso', /: aws sso login --profile sso\./],
    ['console', /: aws login --profile console\./],
  ] as const) {
    it(`with a sign-in of ${profile} that ended ask for a new one`, async () => {
      const store = await createObjectStore(
        { name: 'x', bucket: 'some-bucket', prefix: '', profile, endpoint: 'http://127.0.0.1:9' },
        undefined,
        { env: {}, askMfaCode: () => Promise.reject(new Error('not asked')) },
      );
      const problem = await getProblem(store.list({ prefix: '', byFolder: true }));
      store.dispose();
      assert.equal(problem.kind, 'sign-in-expired', problem.message);
      assert.match(problem.message, words);
    });
  }

  it('with a role that wants MFA ask for one code, whatever the number of buckets', async () => {
    const asked: string[] = [];
    const world = {
      env: {},
      askMfaCode: (serial: string) => {
        asked.push(serial);
        return Promise.reject(new AwsProblem('cancelled', 'No MFA code was given.'));
      },
    };
    const stores = await Promise.all(
      ['bucket-one', 'bucket-two'].map((bucket) =>
        createObjectStore(
          { name: bucket, bucket, prefix: '', profile: 'role', endpoint: 'http://127.0.0.1:9' },
          undefined,
          world,
        ),
      ),
    );
    const problems = await Promise.all(
      stores.map((store) => getProblem(store.list({ prefix: '', byFolder: true }))),
    );
    stores.forEach((store) => store.dispose());
    assert.deepEqual(asked, ['arn:aws:iam::111122223333:mfa/alice']);
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['cancelled', 'cancelled'],
    );
  });

  describe('and CloudTrail', () => {
    it('bring the trails of a region', async () => {
      const stub = await startStub(200, {
        trailList: [
          {
            Name: 'org',
            S3BucketName: 'org-logs',
            S3KeyPrefix: 'team',
            HomeRegion: 'eu-west-1',
            IsOrganizationTrail: true,
            IsMultiRegionTrail: true,
          },
          { Name: 'broken' },
        ],
      });
      try {
        const world = { env: { AWS_ENDPOINT_URL: stub.endpoint }, askMfaCode: () => Promise.resolve('') };
        assert.deepEqual(await findTrails('stub', 'eu-west-1', world), [
          {
            name: 'org',
            bucket: 'org-logs',
            prefix: 'team',
            homeRegion: 'eu-west-1',
            isOrganizationTrail: true,
            isMultiRegionTrail: true,
          },
        ]);
        const [request] = stub.requests;
        assert.match(
          request?.authorization ?? '',
          /Credential=AKIASTUBSTUBSTUB0000\/\d{8}\/eu-west-1\/cloudtrail\//,
        );
        assert.match(request?.target ?? '', /\.DescribeTrails$/);
      } finally {
        await stub.stop();
      }
    });

    it('name the action that a policy forbids', async () => {
      const stub = await startStub(400, {
        __type: 'AccessDeniedException',
        Message:
          'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: cloudtrail:DescribeTrails because no identity-based policy allows it',
      });
      try {
        const world = { env: { AWS_ENDPOINT_URL: stub.endpoint }, askMfaCode: () => Promise.resolve('') };
        const problem = await getProblem(findTrails('stub', 'eu-west-1', world));
        assert.equal(problem.kind, 'access-denied');
        assert.match(
          problem.message,
          /Profile "stub" is not allowed cloudtrail:DescribeTrails on the trails of eu-west-1/,
        );
      } finally {
        await stub.stop();
      }
    });
  });
});

describe('getProxy', () => {
  const https = 'https://logs.s3.eu-west-1.amazonaws.com';
  const cases: readonly (readonly [
    string,
    string,
    NodeJS.ProcessEnv,
    string | undefined,
    string | undefined,
  ])[] = [
    ['none', https, {}, undefined, undefined],
    ['the variable', https, { HTTPS_PROXY: 'http://p:8080' }, undefined, 'http://p:8080'],
    [
      'the small variable first',
      https,
      { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' },
      undefined,
      'http://q:2',
    ],
    ['a variable without http://', https, { ALL_PROXY: 'p:8080' }, undefined, 'http://p:8080'],
    ['not the one of http', https, { HTTP_PROXY: 'http://p:8080' }, undefined, undefined],
    ['the editor before the variable', https, { HTTPS_PROXY: 'http://p:1' }, 'http://e:2', 'http://e:2'],
    [
      'none for a host in NO_PROXY',
      https,
      { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'x, .amazonaws.com' },
      undefined,
      undefined,
    ],
    ['none for *', https, { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined, undefined],
    [
      'one for another port',
      https,
      { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'amazonaws.com:8443' },
      undefined,
      'http://p:1',
    ],
    [
      'one for a host that only ends alike',
      'https://notaws.com',
      { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'aws.com' },
      undefined,
      'http://p:1',
    ],
    ['none for this machine', 'http://127.0.0.1:9000', { HTTP_PROXY: 'http://p:1' }, 'http://e:2', undefined],
  ];
  for (const [title, target, env, configured, expected] of cases) {
    it(`takes ${title}`, () => {
      assert.equal(getProxy(target, env, configured), expected);
    });
  }

  it('is what requests go through', async () => {
    const asked: string[] = [];
    const proxy = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(403).end();
    });
    // A tunnel that leads nowhere else: the proxy itself answers as the server.
    proxy.on('connect', (request: http.IncomingMessage, socket: Socket) => {
      asked.push(request.url ?? '');
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      proxy.emit('connection', socket);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIAENVENVENVENV0000';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'envSecret';
    try {
      const store = await createObjectStore(
        { name: 'x', bucket: 'some-bucket', prefix: '', endpoint: 'http://s3.invalid', forcePathStyle: true },
        undefined,
        { env: {}, proxy: `http://127.0.0.1:${String(port)}`, askMfaCode: () => Promise.resolve('') },
      );
      const problem = await getProblem(store.list({ prefix: 'a/', byFolder: true }));
      store.dispose();
      assert.equal(problem.kind, 'access-denied');
      assert.equal(asked[0], 's3.invalid:80');
      assert.match(asked[1] ?? '', /^\/some-bucket\/\?.*prefix=a%2F/);
    } finally {
      delete process.env['AWS_ACCESS_KEY_ID'];
      delete process.env['AWS_SECRET_ACCESS_KEY'];
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    }
  });
});

async function getProblem(promise: Promise<unknown>): Promise<AwsProblem> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof Error && outcome.name === 'AwsProblem', `rejected with ${String(outcome)}`);
  return outcome as AwsProblem;
}

interface StubRequest {
  readonly authorization: string;
  readonly target: string;
}

/** Answers every request in CloudTrail's JSON protocol with the same thing. */
async function startStub(
  status: number,
  body: unknown,
): Promise<{ readonly endpoint: string; readonly requests: readonly StubRequest[]; stop(): Promise<void> }> {
  const requests: StubRequest[] = [];
  const server = http.createServer((request, response) => {
    requests.push({
      authorization: request.headers.authorization ?? '',
      target: String(request.headers['x-amz-target'] ?? ''),
    });
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
