import assert from 'node:assert/strict';
import { createObjectStore } from '../../../src/aws/s3/createObjectStore';
import { createAwsFolder } from '../../support/s3Server/createAwsFolder';
import { createTestBucket } from '../../support/s3Server/createTestBucket';
import { startS3Server } from '../../support/s3Server/startS3Server';

const BUCKET = 'example-org-trail';
const KEY = 'AWSLogs/111122223333/CloudTrail/with a space.json';

describe('an S3 server where the real one cannot be had', function () {
  this.timeout(60_000);
  const environment = { ...process.env };

  after(() => {
    for (const name of Object.keys(process.env)) {
      if (!(name in environment)) {
        Reflect.deleteProperty(process.env, name);
      }
    }
    Object.assign(process.env, environment);
  });

  it('is the emulator, which lists by folder and in pages and gives content, and the run says so', async () => {
    const printed: string[] = [];
    const print = console.log;
    console.log = (text: string) => void printed.push(text);
    const server = await startS3Server({ missing: 'a test asks for it' }).finally(() => {
      console.log = print;
    });
    const aws = createAwsFolder({ keys: { owner: server.owner } });
    try {
      assert.equal(server.kind, 'emulator');
      assert.deepEqual(printed, [
        'S3 server: the emulator, which checks no signatures, because a test asks for it.',
      ]);
      Object.assign(process.env, aws.env);
      const bucket = await createTestBucket({ ...server, keys: server.owner, bucket: BUCKET });
      await bucket.putAll([
        [KEY, '{"Records":[]}'],
        ...Array.from({ length: 12 }, (_, at) => [`many/${String(at)}`, 'x'] as const),
      ]);
      bucket.dispose();
      const store = await createObjectStore(
        {
          name: 'test',
          bucket: BUCKET,
          prefix: '',
          endpoint: server.endpoint,
          region: server.region,
          profile: 'owner',
        },
        undefined,
        { env: process.env, askMfaCode: () => Promise.reject(new Error('nobody asks here')) },
      );
      const top = await store.list({ prefix: '', byFolder: true });
      assert.deepEqual(top.folders, ['AWSLogs/', 'many/']);
      const page = await store.list({ prefix: 'many/', byFolder: true, limit: 10 });
      assert.equal(page.objects.length, 10);
      const rest = await store.list({ prefix: 'many/', byFolder: true, next: page.next ?? '' });
      assert.equal(rest.objects.length, 2);
      const object = await store.find(KEY);
      assert.equal(object?.size, 14);
      await assert.rejects(server.pause(), /cannot be paused/);
      store.dispose();
    } finally {
      aws.remove();
      await server.stop();
    }
  });
});
