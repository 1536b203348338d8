import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { isRegionName } from '../../core/trails/awsNames';
import { getFirstRegion } from '../../core/trails/partition';
import type { Trail } from '../../core/trails/trail';
import { AwsProblem } from '../awsProblem';
import type { AwsWorld } from '../awsWorld';
import { getProfileSettings } from '../credentials/awsConfig';
import { createCredentials } from '../credentials/createCredentials';
import { createRequestHandler } from '../credentials/createRequestHandler';
import type { AskedOf } from '../toAwsProblem';
import { toAwsProblem } from '../toAwsProblem';
import type { ObjectStore, StoredObject } from './objectStore';

/** Tries of one request, pauses between them growing: what AWS asks of clients that it throttles. */
const ATTEMPTS = 5;

/**
 * The bucket of a trail, read with the trail's own profile or else the given one. Where
 * the bucket is in another region, the server says in which, and requests go on there.
 * @throws AwsProblem where the settings cannot be used.
 */
export async function createObjectStore(
  trail: Trail,
  activeProfile: string | undefined,
  world: AwsWorld,
): Promise<ObjectStore> {
  const profile = trail.profile ?? activeProfile;
  const settings = await getProfileSettings(profile, 's3', world.env);
  const endpoint = trail.endpoint ?? settings.endpoint;
  const firstRegion = trail.region ?? settings.region ?? getFirstRegion('aws');
  const asked: Omit<AskedOf, 'action'> = {
    subject: `bucket ${trail.bucket}`,
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  const requestHandler = await createRequestHandler(world, settings.certificates).catch((error: unknown) => {
    throw new AwsProblem(
      'other',
      `The connection to ${endpoint ?? 'AWS'} cannot be prepared: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const credentials = createCredentials(world, {
    region: firstRegion,
    requestHandler,
    ...(profile === undefined ? {} : { profile }),
  });
  const createClient = (region: string): S3Client =>
    new S3Client({
      region,
      maxAttempts: ATTEMPTS,
      requestHandler,
      credentials,
      // Of what is still read from files, FIPS and dual-stack, this profile's counts.
      ...(profile === undefined ? {} : { profile }),
      ...(endpoint === undefined ? {} : { endpoint }),
      // The SDK would look for one in the profile of the environment, which may be another one.
      ignoreConfiguredEndpointUrls: true,
      forcePathStyle: trail.forcePathStyle ?? (settings.usesPathStyle || needsPathStyle(endpoint)),
      ...(trail.useFips === true ? { useFipsEndpoint: true } : {}),
      ...(trail.useDualStack === true ? { useDualstackEndpoint: true } : {}),
      // Servers other than AWS know neither the newer checksums nor the trailers that carry them.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  let client = createClient(firstRegion);
  const followed = new Set([firstRegion]);
  const { bucket: Bucket } = trail;
  const payer = trail.requesterPays === true ? { RequestPayer: 'requester' as const } : {};

  /** A server that refuses the region names the right one, and everything from then on is asked there. */
  const followRegion = (problem: AwsProblem, asked: S3Client): boolean => {
    const { kind, region } = problem;
    if (kind === 'wrong-region' && asked !== client) {
      return true; // another request has followed meanwhile
    }
    if (kind !== 'wrong-region' || region === undefined || !isRegionName(region) || followed.has(region)) {
      return false;
    }
    followed.add(region);
    client = createClient(region);
    return true;
  };

  const run = async <T>(action: string, subject: string, request: () => Promise<T>): Promise<T> => {
    for (;;) {
      const used = client;
      try {
        return await request();
      } catch (error) {
        const problem = toAwsProblem(error, { ...asked, subject, action });
        if (!followRegion(problem, used)) {
          throw problem;
        }
      }
    }
  };
  const nameObject = (key: string): string => `object ${key} in bucket ${Bucket}`;

  return {
    list: ({ prefix, byFolder, startAfter, limit, next, signal }) =>
      run('s3:ListBucket', asked.subject, async () => {
        const answer = await client.send(
          new ListObjectsV2Command({
            Bucket,
            ...payer,
            Prefix: prefix,
            ...(byFolder ? { Delimiter: '/' } : {}),
            ...(startAfter === undefined ? {} : { StartAfter: startAfter }),
            ...(limit === undefined ? {} : { MaxKeys: limit }),
            ...(next === undefined ? {} : { ContinuationToken: next }),
          }),
          toRequestOptions(signal),
        );
        const token = answer.IsTruncated === true ? answer.NextContinuationToken : undefined;
        return {
          folders: (answer.CommonPrefixes ?? []).flatMap(({ Prefix }) =>
            Prefix === undefined ? [] : [Prefix],
          ),
          objects: (answer.Contents ?? []).flatMap(({ Key, Size, ETag, LastModified }) =>
            Key === undefined ? [] : [toStoredObject(Key, Size, ETag, LastModified)],
          ),
          ...(token === undefined ? {} : { next: token }),
        };
      }),

    find: (key, signal) =>
      run('s3:GetObject', nameObject(key), () =>
        client
          .send(new HeadObjectCommand({ Bucket, Key: key, ...payer }), toRequestOptions(signal))
          .then(({ ContentLength, ETag, LastModified }) =>
            toStoredObject(key, ContentLength, ETag, LastModified),
          ),
      ).catch((problem: unknown) => {
        if (problem instanceof AwsProblem && problem.kind === 'no-object') {
          return undefined;
        }
        throw problem;
      }),

    read: (key, { from = 0, etag, signal } = {}) =>
      run('s3:GetObject', nameObject(key), async () => {
        const { Body } = await client.send(
          new GetObjectCommand({
            Bucket,
            Key: key,
            ...payer,
            ...(from > 0 ? { Range: `bytes=${from}-` } : {}),
            ...(etag === undefined || etag === '' ? {} : { IfMatch: `"${etag}"` }),
          }),
          toRequestOptions(signal),
        );
        // On Node the SDK answers with a stream of Node's; its type also holds those of browsers.
        return (Body ?? []) as AsyncIterable<Uint8Array>;
      }),

    readWhole: (key, { limit, signal }) =>
      run('s3:GetObject', nameObject(key), async () => {
        const { Body, Metadata = {} } = await client.send(
          new GetObjectCommand({ Bucket, Key: key, ...payer }),
          toRequestOptions(signal),
        );
        const chunks: Uint8Array[] = [];
        let size = 0;
        for await (const chunk of (Body ?? []) as AsyncIterable<Uint8Array>) {
          size += chunk.length;
          if (size > limit) {
            throw new AwsProblem('other', `${nameObject(key)} is larger than it can be.`);
          }
          chunks.push(chunk);
        }
        const metadata = Object.fromEntries(
          Object.entries(Metadata).map(([name, value]) => [name.toLowerCase(), value]),
        );
        return { bytes: Buffer.concat(chunks), metadata };
      }),

    dispose: () => {
      client.destroy();
    },
  };
}

function toRequestOptions(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal };
}

function toStoredObject(
  key: string,
  size: number | undefined,
  etag: string | undefined,
  modified: Date | undefined,
): StoredObject {
  const time = modified?.getTime();
  return {
    key,
    size: size ?? 0,
    etag: (etag ?? '').replaceAll('"', ''),
    ...(time === undefined || Number.isNaN(time) ? {} : { modified: time }),
  };
}

/** A bucket cannot be a part of the host name where that is this machine or has no domain. */
function needsPathStyle(endpoint: string | undefined): boolean {
  if (endpoint === undefined) {
    return false;
  }
  const host = /^https?:\/\/(\[[^\]]*\]|[^/:]+)/i.exec(endpoint)?.[1] ?? '';
  return !host.includes('.') || /^[\d.]+$/.test(host);
}
