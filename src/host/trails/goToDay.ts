import * as vscode from 'vscode';
import type { ObjectStore } from '../../aws/s3/objectStore';
import { isOrganizationId } from '../../core/trails/awsNames';
import { getRootPrefixes } from '../../core/trails/getRootPrefixes';
import type { Jump } from '../../core/trails/parseJump';
import { parseJump } from '../../core/trails/parseJump';
import type { Trail } from '../../core/trails/trail';
import type { PlaceParts, TrailPlace } from '../../core/trails/trailPlace';
import { getPlaceName, parseTrailPlace, toPlacePrefix } from '../../core/trails/trailPlace';
import type { StoredObject } from '../../aws/s3/objectStore';

/** Where a person went: a folder or a file that is there. */
export interface Destination {
  readonly place: TrailPlace;
  /** Of a file. */
  readonly object?: StoredObject;
}

/** Asks a person for one of some names; undefined where they give up. */
export type PickName = (what: string, names: readonly string[]) => Promise<string | undefined>;

/** Asks where to go. Undefined where the person gives up. */
export async function askForJump(near: TrailPlace | undefined): Promise<string | undefined> {
  const known = [near?.account, near?.region].filter((part) => part !== undefined).join(' ');
  return vscode.window.showInputBox({
    title: 'Go to Day or File',
    placeHolder: '2024-11-19 111122223333 eu-west-1, a file name, or an S3 URI',
    prompt: `Date in UTC, account and Region in any order${known === '' ? '' : `; without them ${known}`}. Also: today, yesterday, a month, insight, digest.`,
    validateInput: (text) => {
      const jump = text.trim() === '' ? undefined : parseJump(text, Date.now());
      return jump?.kind === 'unknown'
        ? `"${jump.word}" is no date, account, region, stream, file name or S3 address`
        : undefined;
    },
  });
}

/**
 * Goes to what a text names, in a trail. Keys are built, not searched for: at most the organization, the account or the
 * region is looked up, each by one listing of folders. `near` gives what the text leaves out. Rejects where nothing is
 * there.
 */
export async function findDestination(
  store: ObjectStore,
  trail: Trail,
  jump: Jump,
  near: TrailPlace | undefined,
  pick: PickName,
): Promise<Destination | undefined> {
  switch (jump.kind) {
    case 'unknown':
      return undefined;
    case 'location':
      if (jump.location.bucket !== trail.bucket) {
        throw new Error(
          `This address is in bucket ${jump.location.bucket}; the trail is in ${trail.bucket}. Add a trail for it.`,
        );
      }
      return find(store, jump.location.key);
    case 'key':
      return find(store, jump.key);
    case 'file': {
      const { name, account, stream, region, time } = jump.file;
      // A digest is filed under the day on which its hour ended, logs under the day of their delivery: both are the name's.
      const [year = '', month = '', day = ''] = new Date(time).toISOString().slice(0, 10).split('-');
      const named = name.endsWith('.gz') ? name : `${name}.gz`;
      const parts = await complete(store, trail, { account, stream, region, year, month, day }, near, pick);
      if (parts === undefined) {
        return undefined;
      }
      const { organization, ...withoutOrganization } = parts;
      const key = toPlacePrefix(parts) + named;
      // Logs from before the account joined its organization stand beside the organization's folder.
      const older = organization === undefined ? key : toPlacePrefix(withoutOrganization) + named;
      return (await findFile(store, key)) ?? (await findFile(store, older)) ?? fail(key);
    }
    case 'place': {
      const parts = await complete(store, trail, jump, near, pick);
      return parts && find(store, toPlacePrefix(parts));
    }
  }
}

type Wanted = Omit<PlaceParts, 'base'>;

/** Fills in what stands above the deepest part that is wanted. */
async function complete(
  store: ObjectStore,
  trail: Trail,
  wanted: Wanted,
  near: TrailPlace | undefined,
  pick: PickName,
): Promise<PlaceParts | undefined> {
  const [root = ''] = getRootPrefixes(trail);
  const inTrail = parseTrailPlace(root);
  const known = near?.base === undefined ? inTrail : near;
  const base = known.base ?? root;
  const list = async (prefix: string): Promise<readonly string[]> =>
    (await store.list({ prefix, byFolder: true })).folders.map(getPlaceName);

  let organization = wanted.organization ?? known.organization;
  organization ??= await findOrganization(store, base);
  const stem = { base, ...(organization === undefined ? {} : { organization }) };
  const isBelowAccount =
    wanted.region !== undefined || wanted.stream !== undefined || wanted.year !== undefined;
  let account = wanted.account ?? known.account;
  if (account === undefined && isBelowAccount) {
    const folders = await list(toPlacePrefix(stem));
    account = await pick(
      'account',
      folders.filter((name) => /^\d{12}$/.test(name)),
    );
    if (account === undefined) {
      return undefined;
    }
  }
  if (account === undefined) {
    return stem;
  }
  const stream = wanted.stream ?? known.stream ?? 'CloudTrail';
  if (!isBelowAccount) {
    return { ...stem, account };
  }
  let region = wanted.region ?? known.region;
  if (region === undefined && wanted.year !== undefined) {
    region = await pick('region', await list(toPlacePrefix({ ...stem, account, stream })));
    if (region === undefined) {
      return undefined;
    }
  }
  const { year, month, day } = wanted;
  return {
    ...stem,
    account,
    stream,
    ...(region === undefined ? {} : { region }),
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

/** The organization under a root, by one listing that touches nothing but organizations; undefined where there is none. */
async function findOrganization(store: ObjectStore, base: string): Promise<string | undefined> {
  const { folders } = await store.list({ prefix: `${base}o-`, byFolder: true, limit: 2 });
  return folders.map(getPlaceName).find(isOrganizationId);
}

/** A file or a folder; an address may have lost the `/` at its end. */
async function find(store: ObjectStore, key: string): Promise<Destination> {
  const file = key === '' || key.endsWith('/') ? undefined : await findFile(store, key);
  if (file !== undefined) {
    return file;
  }
  const prefix = key === '' || key.endsWith('/') ? key : `${key}/`;
  const page = await store.list({ prefix, byFolder: true, limit: 1 });
  return page.folders.length > 0 || page.objects.length > 0 ? { place: parseTrailPlace(prefix) } : fail(key);
}

async function findFile(store: ObjectStore, key: string): Promise<Destination | undefined> {
  const object = await store.find(key);
  return object && { place: parseTrailPlace(key), object };
}

function fail(key: string): never {
  throw new Error(
    `There is nothing at ${key}. No log was delivered there, it is under another account or organization, or a life-cycle rule deleted it.`,
  );
}
