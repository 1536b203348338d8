/** `npm run bench:trail`: how quickly a day of a trail is loaded, against the plain SDK followed by gunzip. */
import { gzipSync } from 'node:zlib';
import type { AwsWorld } from '../../../src/aws/awsWorld';
import { planLoad } from '../../../src/aws/load/planLoad';
import { createObjectStore } from '../../../src/aws/s3/createObjectStore';
import { toText } from '../../../src/core/text/utf8';
import { parseTrailPlace } from '../../../src/core/trails/trailPlace';
import { createAwsFolder } from '../../support/s3Server/createAwsFolder';
import { createTestBucket } from '../../support/s3Server/createTestBucket';
import { startS3Server, type S3Server } from '../../support/s3Server/startS3Server';
import { WrongAnswer } from '../caseResult';
import { generateLogs } from '../input/generateLogs';
import { getMachine } from '../machine';
import { getMedian } from '../measure';
import { createOurDownload, createOurs, createPlain, type LoadAnswer, type Loader } from './loaders';

const FILES = 200;
const RECORDS_PER_FILE = 100;
const ROUNDS = 5;
const FOLDER = 'AWSLogs/111122223333/CloudTrail/us-east-1/2024/11/19/';

async function fill(server: S3Server): Promise<void> {
  const [log] = generateLogs(FILES * RECORDS_PER_FILE);
  const { Records } = JSON.parse(log === undefined ? '{"Records":[]}' : toText(log.bytes)) as {
    readonly Records: readonly unknown[];
  };
  const bucket = await createTestBucket({ ...server, keys: server.owner, bucket: 'bench' });
  await bucket.putAll(
    Array.from({ length: FILES }, (_, at) => {
      const minute = new Date(at * 5 * 60_000).toISOString().slice(11, 16).replace(':', '');
      const part = Records.slice(at * RECORDS_PER_FILE, (at + 1) * RECORDS_PER_FILE);
      const key = `${FOLDER}111122223333_CloudTrail_us-east-1_20241119T${minute}Z_${String(at).padStart(16, '0')}.json.gz`;
      return [key, gzipSync(JSON.stringify({ Records: part }))] as const;
    }),
  );
  bucket.dispose();
}

/** Every loader must bring the same before the time of any counts. */
async function check(loaders: readonly Loader[], stored: number): Promise<LoadAnswer> {
  const answers: LoadAnswer[] = [];
  for (const { name, load } of loaders) {
    const answer = await load();
    if (answer.stored !== stored) {
      throw new WrongAnswer(`${name}: ${String(answer.stored)} bytes, ${String(stored)} are stored`);
    }
    answers.push(answer);
  }
  for (const field of ['text', 'records'] as const) {
    const values = new Set(answers.flatMap((answer) => answer[field] ?? []));
    if (values.size !== 1) {
      throw new WrongAnswer(`${field} differ: ${[...values].join(', ')}`);
    }
  }
  const [ours] = answers;
  if (ours?.records !== FILES * RECORDS_PER_FILE) {
    throw new WrongAnswer(`${String(ours?.records)} records, ${String(FILES * RECORDS_PER_FILE)} are stored`);
  }
  return ours;
}

async function run(): Promise<void> {
  const server = await startS3Server();
  const aws = createAwsFolder({ keys: { owner: server.owner } });
  Object.assign(process.env, aws.env);
  try {
    await fill(server);
    const world: AwsWorld = {
      env: process.env,
      askMfaCode: () => Promise.reject(new Error('nobody asks here')),
    };
    const trail = { name: 'bench', bucket: 'bench', prefix: '', profile: 'owner' };
    const store = await createObjectStore(
      { ...trail, endpoint: server.endpoint, region: server.region },
      undefined,
      world,
    );
    const { objects, bytes } = await planLoad(store, [parseTrailPlace(FOLDER)]);
    const plain = [false, true].flatMap((isParallel) =>
      [false, true].map((isParsed) => createPlain(objects, server, { isParallel, isParsed })),
    );
    const loaders = [createOurs(store, objects, server), createOurDownload(store, objects, server), ...plain];
    const answer = await check(loaders, bytes);
    const times = new Map<Loader, number[]>(loaders.map((loader) => [loader, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const loader of round % 2 === 0 ? loaders : loaders.toReversed()) {
        const began = performance.now();
        await loader.load();
        times.get(loader)?.push(performance.now() - began);
      }
    }
    print(server, times, bytes, answer.text ?? 0);
    for (const { dispose } of plain) {
      dispose();
    }
    store.dispose();
  } finally {
    aws.remove();
    await server.stop();
  }
}

function print(
  server: S3Server,
  times: ReadonlyMap<Loader, readonly number[]>,
  stored: number,
  text: number,
): void {
  const { processor, cores, load } = getMachine();
  const megabytes = (count: number): string => (count / 1e6).toFixed(1);
  console.log(
    `${String(FILES)} files, ${megabytes(stored)} MB stored, ${megabytes(text)} MB of text; ${server.kind === 'swift' ? 'OpenStack Swift' : 'emulator'} on loopback; ${processor}, ${String(cores)} cores, load ${load.toFixed(1)}; medians of ${String(ROUNDS)} rounds`,
  );
  const medians = [...times].map(([{ name }, values]) => ({ name, median: getMedian(values) }));
  const ours = medians[0]?.median ?? NaN;
  for (const { name, median } of medians) {
    const seconds = median / 1000;
    console.log(
      `${name.padEnd(48)} ${median.toFixed(0).padStart(6)} ms ${(FILES / seconds).toFixed(0).padStart(6)} files/s ${megabytes(stored / seconds).padStart(7)} MB/s stored ${megabytes(text / seconds).padStart(7)} MB/s of text  x${(median / ours).toFixed(2)}`,
    );
  }
  console.log(
    'The last column says how many times as long it took as ours with the scan: above 1 ours is quicker.',
  );
}

run().catch((error: unknown) => {
  console.error(error instanceof WrongAnswer ? `Wrong answer: ${error.message}` : error);
  process.exitCode = 1;
});
