import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { AwsProblem } from '../../../src/aws/awsProblem';
import type { AwsWorld } from '../../../src/aws/awsWorld';
import { createObjectStore } from '../../../src/aws/s3/createObjectStore';
import type { Trail } from '../../../src/core/trails/trail';

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAENVENVENVENV0000', AWS_SECRET_ACCESS_KEY: 'envSecret' };
const EMPTY = '<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>';
const SLOW = '<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>';

describe('requests to S3', function () {
  this.timeout(60_000);
  const environment = { ...process.env };
  before(() => Object.assign(process.env, KEYS));
  after(() => {
    for (const name of Object.keys(KEYS)) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, environment);
  });

  describe('go to the right host', () => {
    const cases: readonly (readonly [string, Partial<Trail>, string])[] = [
      ['of a region', { region: 'eu-west-1' }, 'some-bucket.s3.eu-west-1.amazonaws.com:443'],
      ['of China', { region: 'cn-north-1' }, 'some-bucket.s3.cn-north-1.amazonaws.com.cn:443'],
      ['of GovCloud', { region: 'us-gov-west-1' }, 'some-bucket.s3.us-gov-west-1.amazonaws.com:443'],
      [
        'with FIPS',
        { region: 'us-gov-west-1', useFips: true },
        'some-bucket.s3-fips.us-gov-west-1.amazonaws.com:443',
      ],
      [
        'over IPv6',
        { region: 'eu-west-1', useDualStack: true },
        'some-bucket.s3.dualstack.eu-west-1.amazonaws.com:443',
      ],
      ['in path style', { region: 'eu-west-1', forcePathStyle: true }, 's3.eu-west-1.amazonaws.com:443'],
      [
        'for a bucket with dots',
        { region: 'eu-west-1', bucket: 'logs.example.com' },
        's3.eu-west-1.amazonaws.com:443',
      ],
    ];
    for (const [title, settings, host] of cases) {
      it(title, async () => {
        const asked: string[] = [];
        const proxy = await listen(http.createServer());
        proxy.server.on('connect', (request: http.IncomingMessage, socket: Socket) => {
          asked.push(request.url ?? '');
          socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        });
        await list({ bucket: 'some-bucket', ...settings }, { proxy: proxy.address }).catch(() => undefined);
        await proxy.stop();
        assert.equal(asked[0], host);
      });
    }
  });

  it('say that the caller pays where the trail says so', async () => {
    const seen: unknown[] = [];
    const server = await listen(
      http.createServer((request, response) => {
        seen.push(request.headers['x-amz-request-payer']);
        response.writeHead(200, { 'content-type': 'application/xml' }).end(EMPTY);
      }),
    );
    await list({ endpoint: server.address, requesterPays: true });
    await list({ endpoint: server.address });
    await server.stop();
    assert.deepEqual(seen, ['requester', undefined]);
  });

  it('are made again, more slowly, where S3 asks for fewer', async () => {
    let requests = 0;
    const server = await listen(
      http.createServer((_, response) => {
        requests++;
        response.writeHead(requests < 3 ? 503 : 200, { 'content-type': 'application/xml' });
        response.end(requests < 3 ? SLOW : EMPTY);
      }),
    );
    const page = await list({ endpoint: server.address });
    await server.stop();
    assert.deepEqual(page, { folders: [], objects: [] });
    assert.equal(requests, 3);
  });

  it('are given up where S3 goes on asking for fewer', async () => {
    let requests = 0;
    const server = await listen(
      http.createServer((_, response) => {
        requests++;
        response.writeHead(503, { 'content-type': 'application/xml' }).end(SLOW);
      }),
    );
    const problem = (await list({ endpoint: server.address }).catch((error: unknown) => error)) as AwsProblem;
    await server.stop();
    assert.equal(problem.kind, 'throttled');
    assert.match(problem.message, /asks for fewer requests \(SlowDown\), also after several pauses/);
    assert.equal(requests, 5);
  });
});

async function list(trail: Partial<Trail>, world: Partial<AwsWorld> = {}): Promise<unknown> {
  const store = await createObjectStore(
    { name: 'x', bucket: 'some-bucket', prefix: '', ...trail },
    undefined,
    {
      env: {},
      askMfaCode: () => Promise.resolve(''),
      ...world,
    },
  );
  try {
    return await store.list({ prefix: '', byFolder: true });
  } finally {
    store.dispose();
  }
}

async function listen(
  server: http.Server,
): Promise<{ readonly address: string; readonly server: http.Server; stop(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
