import { ListPublicKeysCommand } from '@aws-sdk/client-cloudtrail';
import type { PublicKey } from '../../core/integrity/publicKey';
import type { TimeWindow } from '../../core/trails/listRange';
import type { AwsWorld } from '../awsWorld';
import { AwsProblem } from '../awsProblem';
import { toAwsProblem } from '../toAwsProblem';
import { createCloudTrailClient } from './createCloudTrailClient';

export interface KeyQuestion {
  /** The profile that asks; undefined for the environment's credentials. */
  readonly profile?: string;
  readonly region: string;
  /** When the digests were made. */
  readonly time: TimeWindow;
  /** The S3 server that is not AWS's own; undefined for AWS. */
  readonly bucketEndpoint?: string;
}

/** More pages than keys of centuries; a server that gives tokens for ever is not followed for ever. */
const MOST_PAGES = 100;

/**
 * The public keys with which a Region signed digests in a time. They are the Region's own, equal for every account. Where
 * the bucket is on a server that is not AWS's and the profile names none for CloudTrail, nobody is asked: credentials of
 * that server are no business of AWS. Rejects with an AwsProblem.
 */
export async function listPublicKeys(
  { profile, region, time, bucketEndpoint }: KeyQuestion,
  world: AwsWorld,
  signal?: AbortSignal,
): Promise<readonly PublicKey[]> {
  const { client, asked } = await createCloudTrailClient(profile, region, world);
  try {
    if (bucketEndpoint !== undefined && asked.endpoint === undefined) {
      throw new AwsProblem(
        'not-valid',
        `The public keys of ${region} were not asked for: the bucket is at ${bucketEndpoint}, and the profile names no endpoint of CloudTrail.`,
      );
    }
    const keys: PublicKey[] = [];
    let next: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await client.send(
        new ListPublicKeysCommand({
          StartTime: new Date(time.from),
          EndTime: new Date(time.to),
          ...(next === undefined ? {} : { NextToken: next }),
        }),
        signal === undefined ? {} : { abortSignal: signal },
      );
      for (const { Fingerprint, Value } of answer.PublicKeyList ?? []) {
        if (Fingerprint !== undefined && Value !== undefined) {
          keys.push({ fingerprint: Fingerprint, value: Buffer.from(Value).toString('base64') });
        }
      }
      next = answer.NextToken;
      if (next === undefined || next === '') {
        break;
      }
    }
    return keys;
  } catch (error) {
    throw toAwsProblem(error, {
      ...asked,
      action: 'cloudtrail:ListPublicKeys',
      subject: `the public keys of ${region}`,
    });
  } finally {
    client.destroy();
  }
}
