import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Trail } from '../../../src/core/trails/trail';
import { createDenial, createListPublicKeys } from '../cloudTrailStub/handlers/listPublicKeys';
import { startCloudTrailStub } from '../cloudTrailStub/startCloudTrailStub';
import { createAwsFolder } from '../s3Server/createAwsFolder';
import { createTestBucket } from '../s3Server/createTestBucket';
import { startS3Server, type S3Server } from '../s3Server/startS3Server';
import { buildSignedTrail } from './buildSignedTrail';
import { createSigner } from './createSigner';

/** A trail whose first day is whole and on whose second day one log was changed and one deleted. */
export interface StartedTrail {
  readonly server: S3Server;
  /** Where the public keys are asked for. */
  readonly keysEndpoint: string;
  /** AWS configuration for the environment of an extension host. */
  readonly env: Readonly<Record<string, string>>;
  /** Read by a profile that may ask for public keys. */
  readonly trail: Trail;
  /** The same, read by one that may not. */
  readonly denied: Trail;
  /** The output of `aws cloudtrail list-public-keys`. */
  readonly keyFile: string;
  readonly changedKey: string;
  readonly deletedKey: string;
  stop(): Promise<void>;
}

const BUCKET = 'signed-trail';
const ACCOUNT = '111122223333';
const REGION = 'us-east-1';
const HOUR = 3_600_000;
export const FIRST_DAY = Date.UTC(2025, 2, 11);
export const LOGS_PER_DAY = 48;

/** The folder of a day of the signed trail. */
export function toDayKey(day: string): string {
  return `AWSLogs/${ACCOUNT}/CloudTrail/${REGION}/${day}/`;
}

export async function startSignedTrail(): Promise<StartedTrail> {
  const server = await startS3Server();
  const signer = createSigner();
  const { fingerprint, value } = signer;
  const key = { region: REGION, fingerprint, value, from: FIRST_DAY - HOUR, to: FIRST_DAY + 1000 * HOUR };
  const keys = [server.owner];
  const stub = await startCloudTrailStub({
    keys,
    handlers: { ListPublicKeys: createListPublicKeys([key]) },
  });
  const denying = await startCloudTrailStub({
    keys,
    handlers: { ListPublicKeys: createDenial('ListPublicKeys') },
  });
  const toProfile = (name: string, endpoint: string): string =>
    `[profile ${name}]\nservices = ${name}\n[services ${name}]\ncloudtrail =\n  endpoint_url = ${endpoint}\n`;
  const aws = createAwsFolder({
    keys: { signed: server.owner, denied: server.owner },
    config: toProfile('signed', stub.endpoint) + toProfile('denied', denying.endpoint),
  });
  const bucket = await createTestBucket({ ...server, keys: server.owner, bucket: BUCKET });
  const made = buildSignedTrail({
    bucket: BUCKET,
    signer,
    account: ACCOUNT,
    region: REGION,
    start: FIRST_DAY,
    hours: 50,
  });
  const [changed, deleted] = made.logs.slice(LOGS_PER_DAY + 1);
  for (const { key: at, content, metadata } of made.objects) {
    if (at === changed?.key) {
      await bucket.put(at, gzipSync(gunzipSync(content).toString().replace('192.0.2.10', '192.0.2.99')));
    } else if (at !== deleted?.key) {
      await bucket.put(at, content, metadata);
    }
  }
  bucket.dispose();
  const keyFile = path.join(path.dirname(aws.configFile), 'keys.json');
  writeFileSync(keyFile, JSON.stringify({ PublicKeyList: [{ Fingerprint: fingerprint, Value: value }] }));
  const trail: Trail = {
    name: 'Signed',
    bucket: BUCKET,
    prefix: '',
    endpoint: server.endpoint,
    region: server.region,
    profile: 'signed',
  };
  return {
    server,
    keysEndpoint: stub.endpoint,
    env: aws.env,
    trail,
    denied: { ...trail, name: 'Denied', profile: 'denied' },
    keyFile,
    changedKey: changed?.key ?? '',
    deletedKey: deleted?.key ?? '',
    stop: async () => {
      aws.remove();
      await Promise.all([stub.stop(), denying.stop(), server.stop()]);
    },
  };
}
