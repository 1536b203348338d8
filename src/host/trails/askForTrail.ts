import * as vscode from 'vscode';
import { isBucketName, isRegionName } from '../../core/trails/awsNames';
import type { S3Location } from '../../core/trails/parseS3Location';
import { parseS3Location } from '../../core/trails/parseS3Location';
import type { Trail } from '../../core/trails/trail';
import { isEndpoint, toTrailName, toTrailPrefix } from '../../core/trails/trail';
import { parseTrailPlace } from '../../core/trails/trailPlace';
import type { AwsAccess } from './awsAccess';
import { pickProfile } from './pickProfile';

/** A trail that a person described, and the place in it that they pasted. */
export interface AskedTrail {
  readonly trail: Trail;
  /** A key or prefix below the trail's own; undefined where the address named no more than the trail. */
  readonly key?: string;
}

const TITLE = 'Add Trail';

/** Asks for a trail in four steps, fewer where an address says it all. Undefined where the person gives up. */
export async function askForTrail(aws: AwsAccess): Promise<AskedTrail | undefined> {
  const text = await askText({
    step: 'Where are the logs?',
    placeHolder: 'my-trail-bucket, s3://bucket/prefix/, an ARN, or a link of the S3 console',
    check: (value) =>
      toLocation(value) === undefined ? 'A bucket name, an S3 URI, an ARN or a link' : undefined,
  });
  const location = text === undefined ? undefined : toLocation(text);
  if (location === undefined) {
    return undefined;
  }
  const { bucket, key } = location;
  const { base } = parseTrailPlace(key);
  const prefix =
    base === undefined && key === ''
      ? await askText({
          step: 'What stands before AWSLogs/ in the keys?',
          placeHolder: 'Empty where the bucket begins with AWSLogs/',
          check: () => undefined,
        })
      : (base?.slice(0, -'AWSLogs/'.length) ?? toFolder(key));
  if (prefix === undefined) {
    return undefined;
  }
  const profile = await pickProfile(aws, `${TITLE}: who reads the bucket?`, {
    label: 'The active profile',
    description: 'whichever is active in the status bar',
  });
  if (profile === undefined) {
    return undefined;
  }
  const place = location.endpoint ?? location.region ?? (await askPlace());
  if (place === undefined) {
    return undefined;
  }
  const trail: Trail = {
    name: toTrailName(bucket, toTrailPrefix(prefix)),
    bucket,
    prefix: toTrailPrefix(prefix),
    ...(isRegionName(place) ? { region: place } : {}),
    ...(isEndpoint(place) ? { endpoint: place, forcePathStyle: true } : {}),
    ...(profile.name === undefined ? {} : { profile: profile.name }),
  };
  const isDeeper = base !== undefined && key !== base;
  return { trail, ...(isDeeper ? { key } : {}) };
}

/** The location of an address, or of a bucket's bare name. */
function toLocation(text: string): S3Location | undefined {
  const name = text.trim();
  return parseS3Location(name) ?? (isBucketName(name) ? { bucket: name, key: '' } : undefined);
}

/** A key's folder; a prefix is one already. */
function toFolder(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

function askPlace(): Promise<string | undefined> {
  return askText({
    step: 'Region or endpoint?',
    placeHolder:
      'Empty to let S3 tell the Region; in China and GovCloud name it, or choose a profile of there',
    check: (value) => {
      const text = value.trim();
      return text === '' || isRegionName(text) || isEndpoint(text)
        ? undefined
        : 'A Region such as eu-central-1, or an address such as https://s3.example.com';
    },
  });
}

async function askText(question: {
  readonly step: string;
  readonly placeHolder: string;
  readonly check: (text: string) => string | undefined;
}): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title: `${TITLE}: ${question.step}`,
    placeHolder: question.placeHolder,
    ignoreFocusOut: true,
    validateInput: question.check,
  });
  return text?.trim();
}
