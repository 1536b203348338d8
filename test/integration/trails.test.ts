import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import type net from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { Trail } from '../../src/core/trails/trail';
import { AwsAccess } from '../../src/host/trails/awsAccess';
import { toS3Uri } from '../../src/host/trails/s3Uri';
import type { FolderNode, PlaceNode, TrailNode } from '../../src/host/trails/trailNode';
import { TrailTree } from '../../src/host/trails/trailTree';
import { findSecrets } from '../support/findSecrets';
import { createAwsFolder, type AwsFolder } from '../support/s3Server/createAwsFolder';
import { createTestBucket, readObjects } from '../support/s3Server/createTestBucket';
import { startCuttingProxy, type CuttingProxy } from '../support/s3Server/startCuttingProxy';
import { startS3Server, type S3Server } from '../support/s3Server/startS3Server';
import { repositoryRoot } from '../support/repositoryRoot';
import { getLens } from './support/getLens';
import { waitUntil } from './support/waitUntil';

const BUCKET = 'example-org-trail';
const SETTING = 'cloudtrailLens.trails';
const DAY = 'AWSLogs/111122223333/CloudTrail/us-east-1/2025/03/11/';
const LARGE_KEY = `${DAY.replace('/11/', '/12/')}111122223333_CloudTrail_us-east-1_20250312T0000Z_large00000000000.json`;
const FOLDER_SIZE = 2_500;
const DAY_FILES = 200;
const RECORDS_PER_FILE = 3;
const ODD_NAMES = ['with a space.json', 'plus+sign.json', 'ünïcödé 日本.json'];

describe('trails on an S3 server', function () {
  this.timeout(240_000);
  let server: S3Server;
  let proxy: CuttingProxy;
  let aws: AwsFolder;
  let access: AwsAccess;
  let tree: TrailTree;
  let reached: Set<string>;
  const environment = { ...process.env };

  const watchSockets = (message: unknown): void => {
    const { socket } = message as { readonly socket: net.Socket };
    socket.once('connect', () => {
      if (socket.remotePort !== undefined) {
        reached.add(`${socket.remoteAddress ?? ''}:${socket.remotePort}`);
      }
    });
  };

  before(async () => {
    server = await startS3Server();
    proxy = await startCuttingProxy(server.endpoint);
    aws = createAwsFolder({
      keys: {
        owner: server.owner,
        guest: server.guest,
        mistyped: { ...server.owner, secretAccessKey: 'notTheSecretOfThisKey0000000000000001' },
        unknown: {
          accessKeyId: 'AKIAUNKNOWNUNKNOWN00',
          secretAccessKey: 'ofNoMatter00000000000000000000000000',
        },
      },
    });
    Object.assign(process.env, aws.env);
    await fill(server);
    // From here on every connection of this extension host is noted.
    reached = new Set();
    diagnostics.subscribe('net.client.socket', watchSockets);
    await vscode.extensions.getExtension('cloudtrail-lens.cloudtrail-lens')?.activate();
    access = new AwsAccess();
    tree = new TrailTree(access);
  });

  after(async () => {
    diagnostics.unsubscribe('net.client.socket', watchSockets);
    await setTrails([]);
    for (const name of Object.keys(aws.env)) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, environment);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    tree.dispose();
    access.dispose();
    aws.remove();
    await proxy.stop();
    await server.stop();
  });

  const createTrail = (name: string, more: Partial<Trail> = {}): Trail => ({
    name,
    bucket: BUCKET,
    prefix: '',
    endpoint: server.endpoint,
    region: server.region,
    profile: 'owner',
    ...more,
  });

  const use = async (...trails: readonly Trail[]): Promise<void> => {
    await setTrails(trails);
    tree.refresh();
  };

  it('are browsed from the trail down to the file', async () => {
    await use(createTrail('organization'));
    let rows = await tree.getChildren();
    const seen: string[][] = [];
    for (const wanted of [
      'organization',
      'o-exampleorg1',
      '111122223333',
      'CloudTrail',
      'us-east-1',
      '2024',
      '2024-11',
      '2024-11-19',
    ]) {
      const labels = rows.map((row) => getLabel(row, tree));
      seen.push(labels);
      const row = rows.find((entry) => getLabel(entry, tree) === wanted);
      assert.ok(row, `${wanted} is among ${labels.join(', ')}`);
      rows = await tree.getChildren(row);
    }
    assert.deepEqual(seen, [
      ['organization'],
      ['o-exampleorg1', '111122223333'],
      ['111122223333', '123456789012', '444455556666'],
      ['CloudTrail', 'CloudTrail-Digest'],
      ['eu-west-1', 'us-east-1'],
      ['2024'],
      ['2024-11'],
      ['2024-11-19', '2024-11-18'],
    ]);
    assert.deepEqual(
      rows.map((row) => getLabel(row, tree)),
      ['09:15 UTC', '10:15 UTC'],
    );
    const [first] = rows;
    assert.ok(first);
    const item = tree.getTreeItem(first);
    assert.match(String(item.description), /^\d[\d.]* (?:bytes|KB) · 7q1vEY6VegQBisPy$/);
    assert.match(typeof item.tooltip === 'string' ? item.tooltip : '', /Delivered 2024-11-19T09:15:00Z/);
  });

  it('show a folder of 2,500 objects in pages', async () => {
    await use(createTrail('pages', { prefix: 'many/' }));
    const [root] = await tree.getChildren();
    assert.ok(root?.kind === 'trail');
    const sizes: number[] = [];
    let rows = await tree.getChildren(root);
    for (let last = rows.at(-1); last?.kind === 'more'; last = rows.at(-1)) {
      sizes.push(rows.length - 1);
      assert.equal(tree.getTreeItem(last).description, `${(rows.length - 1).toLocaleString('en')} are shown`);
      await tree.loadMore(root);
      rows = await tree.getChildren(root);
    }
    assert.deepEqual(sizes, [500, 1_000, 1_500, 2_000]);
    const names = rows.map((row) => (row.kind === 'place' ? row.place.key : row.kind));
    assert.equal(new Set(names).size, FOLDER_SIZE);
  });

  it('say what a folder without anything means', async () => {
    await use(createTrail('nothing', { prefix: 'no/such/prefix/' }));
    const [row] = await openRoot(tree);
    assert.ok(row?.kind === 'notice');
    assert.match(
      row.text,
      /^Nothing under no\/such\/prefix\/ in example-org-trail\. Check the trail's prefix/,
    );
  });

  it('open a file in the explorer, and as text', async () => {
    await use(createTrail('organization'));
    const file = await findFile(
      access,
      createTrail('organization'),
      'AWSLogs/o-exampleorg1/111122223333/CloudTrail/us-east-1/2024/11/19/111122223333_CloudTrail_us-east-1_20241119T0915Z_7q1vEY6VegQBisPy.json.gz',
    );
    await vscode.commands.executeCommand('cloudtrailLens.openTrailFile', file);
    await waitUntil('the explorer of the S3 object', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return (input instanceof vscode.TabInputCustom && input.uri.scheme === 'cloudtrail-s3') || undefined;
    });
    await vscode.commands.executeCommand('cloudtrailLens.openTrailFileAsText', file);
    const text = await waitUntil('the text view', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'cloudtrail-log' ? document : undefined;
    });
    assert.equal(text.getText().match(/"eventID":/g)?.length, 5);
  });

  it('read keys with spaces, plus signs and letters of every script', async () => {
    const trail = createTrail('odd', { prefix: 'odd/' });
    await use(trail);
    const rows = await openRoot(tree);
    const names = rows.map((row) => getLabel(row, tree));
    assert.deepEqual([...names].sort(), [...ODD_NAMES].sort());
    const lens = await getLens();
    for (const row of rows) {
      assert.ok(row.kind === 'place' && row.object !== undefined);
      const uri = toS3Uri({ trail: trail.name, bucket: BUCKET, object: row.object });
      const summary = await lens.openLogs([vscode.Uri.parse(uri.toString(), true)]);
      assert.equal(summary.records, 1, row.place.key);
    }
  });

  it('load a day of 200 files into one session', async () => {
    await use(createTrail('own'));
    const uris = await load({ trail: 'own', keys: [DAY], isConfirmed: true });
    assert.equal(uris.length, DAY_FILES);
    const summary = await (await getLens()).openLogs(uris);
    assert.equal(summary.records, DAY_FILES * RECORDS_PER_FILE);
    assert.deepEqual(summary.faults, []);
    await waitUntil('the explorer of the day', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('Explorer')),
    );
  });

  it('load a stretch of time across accounts and regions by the names of files', async () => {
    await use(createTrail('own'));
    const uris = await load({
      trail: 'own',
      keys: ['AWSLogs/'],
      time: '2024-11-18 09:00 to 09:30',
      isConfirmed: true,
    });
    const names = uris.map(({ path: key }) => key.slice(key.lastIndexOf('/') + 1));
    assert.equal(names.length, 6, names.join('\n'));
    assert.ok(names.every((name) => name.includes('_20241118T0915Z_')));
  });

  it('load a file over a connection that is cut in its middle', async () => {
    await use(createTrail('cut', { endpoint: proxy.endpoint }));
    proxy.cut(2, 200_000);
    const before = proxy.connections;
    const uris = await load({ trail: 'cut', keys: [LARGE_KEY], isConfirmed: true });
    const summary = await (await getLens()).openLogs(uris);
    assert.equal(summary.records, 4_000);
    assert.deepEqual(summary.faults, []);
    assert.ok(proxy.connections - before >= 3, `${proxy.connections - before} connections`);
  });

  describe('that cannot be read', () => {
    const cases: readonly (readonly [string, Partial<Trail>, RegExp])[] = [
      [
        'for a wrong secret',
        { profile: 'mistyped' },
        /secret access key of profile "mistyped" does not belong/,
      ],
      ['for an unknown key', { profile: 'unknown' }, /access key of profile "unknown" is not known/],
      ['without the right to list', { profile: 'guest' }, /Profile "guest" is not allowed s3:ListBucket/],
      [
        'for a bucket that is missing',
        { bucket: 'no-such-bucket-here' },
        /There is no bucket no-such-bucket-here/,
      ],
      [
        'for an endpoint that is not there',
        { endpoint: 'http://127.0.0.1:9' },
        /127\.0\.0\.1:9 cannot be reached/,
      ],
    ];
    for (const [title, settings, words] of cases) {
      it(`${title} say so in a row`, async function () {
        if (server.kind === 'emulator' && settings.profile !== undefined) {
          console.log(`skipped: the emulator checks no keys (${title})`);
          this.skip();
        }
        await use(createTrail('refused', settings));
        const [row] = await openRoot(tree);
        assert.ok(row?.kind === 'notice', row?.kind);
        assert.match(row.text, words);
        assert.ok(tree.getTreeItem(row).command, 'a click does something about it');
      });
    }

    it('because the server stopped come back with it', async function () {
      if (server.kind === 'emulator') {
        console.log('skipped: the emulator cannot be stopped and started with its data');
        this.skip();
      }
      await use(createTrail('own'));
      await server.pause();
      const [row] = await openRoot(tree);
      assert.ok(row?.kind === 'notice');
      assert.equal(row.problem, 'unreachable');
      await server.resume();
      const root = await getRoot(tree);
      tree.refresh(root);
      assert.equal((await tree.getChildren(root)).length, 2);
    });
  });

  it('cannot be written to', async () => {
    const uri = vscode.Uri.from({ scheme: 'cloudtrail-s3', path: `/${BUCKET}/x.json` });
    await assert.rejects(Promise.resolve(vscode.workspace.fs.writeFile(uri, new Uint8Array(1))));
    await assert.rejects(Promise.resolve(vscode.workspace.fs.delete(uri)));
  });

  it('are not taken from a workspace', () => {
    const { properties } = (
      vscode.extensions.getExtension('cloudtrail-lens.cloudtrail-lens')?.packageJSON as {
        readonly contributes: {
          readonly configuration: {
            readonly properties: Readonly<Record<string, { readonly scope: string }>>;
          };
        };
      }
    ).contributes.configuration;
    assert.equal(properties[SETTING]?.scope, 'machine');
  });

  it('reached no other address', () => {
    const allowed = new Set([server.endpoint, proxy.endpoint].map((url) => new URL(url).host));
    assert.ok(reached.size > 0, 'connections are seen at all');
    assert.deepEqual(
      [...reached].filter((address) => !allowed.has(address)),
      [],
    );
  });

  it('left no secret in any file of VS Code', () => {
    const secrets = [
      server.owner.secretAccessKey,
      server.guest.secretAccessKey,
      'notTheSecretOfThisKey',
      'ofNoMatter0000',
    ];
    const { files, found } = findSecrets(getDataFolder(), secrets);
    assert.deepEqual(found, []);
    assert.ok(files > DAY_FILES, `${files} files, the downloaded logs among them`);
  });
});

async function setTrails(trails: readonly Trail[]): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update(SETTING, trails.length === 0 ? undefined : trails, vscode.ConfigurationTarget.Global);
}

function getLabel(row: TrailNode, tree: TrailTree): string {
  const { label } = tree.getTreeItem(row);
  return typeof label === 'string' ? label : (label?.label ?? '');
}

async function getRoot(tree: TrailTree): Promise<FolderNode> {
  const [root] = await tree.getChildren();
  assert.ok(root?.kind === 'trail', 'the setting arrived');
  return root;
}

async function openRoot(tree: TrailTree): Promise<readonly TrailNode[]> {
  return tree.getChildren(await getRoot(tree));
}

async function load(call: {
  readonly trail: string;
  readonly keys: readonly string[];
  readonly time?: string;
  readonly isConfirmed: boolean;
}): Promise<readonly vscode.Uri[]> {
  return vscode.commands.executeCommand<readonly vscode.Uri[]>('cloudtrailLens.loadTrail', call);
}

async function findFile(access: AwsAccess, trail: Trail, key: string): Promise<PlaceNode> {
  const object = await (await access.getStore(trail)).find(key);
  assert.ok(object, key);
  return { kind: 'place', trail, place: { key, level: 'file' }, object, isShortcut: false };
}

/** The folder that this run's server keeps everything in: settings, logs, storage of extensions. */
function getDataFolder(): string {
  const own = process.env['VSCODE_AGENT_FOLDER'];
  assert.ok(own, 'the data folder is known');
  return own;
}

async function fill(server: S3Server): Promise<void> {
  const bucket = await createTestBucket({ ...server, keys: server.owner, bucket: BUCKET });
  await bucket.putAll(readObjects(path.join(repositoryRoot, 'samples', 'organization')));
  await bucket.putAll(ODD_NAMES.map((name) => [`odd/${name}`, buildLog(name, 1)] as const));
  await bucket.putAll(
    Array.from(
      { length: FOLDER_SIZE },
      (_, at) => [`many/${String(at).padStart(4, '0')}.json`, '{}'] as const,
    ),
  );
  await bucket.putAll(
    Array.from({ length: DAY_FILES }, (_, at) => {
      const minute = new Date(Date.UTC(2025, 2, 11) + at * 300_000)
        .toISOString()
        .slice(11, 16)
        .replace(':', '');
      const suffix = `day${String(at).padStart(13, '0')}`;
      const name = `111122223333_CloudTrail_us-east-1_20250311T${minute}Z_${suffix}.json.gz`;
      return [`${DAY}${name}`, gzipSync(buildLog(suffix, RECORDS_PER_FILE))] as const;
    }),
  );
  // Uncompressed, so that there is a middle to cut it in.
  await bucket.put(LARGE_KEY, buildLog('large', 4_000));
  bucket.dispose();
}

function buildLog(seed: string, count: number): string {
  const Records = Array.from({ length: count }, (_, at) => ({
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      userName: 'alice',
      accountId: '111122223333',
    },
    eventTime: '2025-03-11T00:00:00Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'DescribeInstances',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.1',
    userAgent: 'test',
    requestParameters: null,
    responseElements: null,
    eventID: `${seed}-${String(at)}`,
    eventType: 'AwsApiCall',
  }));
  return JSON.stringify({ Records });
}
