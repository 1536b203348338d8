import { setMaxListeners } from 'node:events';
import { selectDigests } from '../../core/integrity/selectDigests';
import type { ValidationScope } from '../../core/integrity/validationScope';
import { isAccountId, isOrganizationId, isRegionName } from '../../core/trails/awsNames';
import { getListRange } from '../../core/trails/listRange';
import { getPlaceName, parseTrailPlace, toPlacePrefix, type PlaceParts } from '../../core/trails/trailPlace';
import { AwsProblem } from '../awsProblem';
import { planLoad } from '../load/planLoad';
import { runParallel } from '../load/runParallel';
import type { ObjectStore, StoredObject } from '../s3/objectStore';

/** What a validation will read, before any of it is read. */
export interface EvidencePlan {
  readonly digests: readonly StoredObject[];
  /** Keys of digests that are there and not needed. */
  readonly otherDigests: readonly string[];
  /** Logs of the scopes. */
  readonly logs: readonly StoredObject[];
  /** Prefixes whose logs of the scopes' times were all listed: what is not among them is not there. */
  readonly listed: readonly string[];
  /** Regions of the digests and logs, in order. */
  readonly regions: readonly string[];
}

/** Listings at once. */
const PARALLEL = 8;
const DAY = 24 * 3_600_000;

type RegionParts = PlaceParts & { readonly account: string; readonly region: string };

/**
 * Finds the digests and the logs of some scopes. Above the Regions only folders are listed; below one the listing begins
 * and ends by the names that the time asks for. Rejects with an AwsProblem.
 */
export async function findEvidence(
  store: ObjectStore,
  scopes: readonly ValidationScope[],
  signal: AbortSignal,
  onProgress: (files: number) => void = () => undefined,
): Promise<EvidencePlan> {
  setMaxListeners(0, signal); // one for each listing at work; Node warns from the eleventh on
  const digests = new Map<string, StoredObject>();
  const others = new Set<string>();
  const logs = new Map<string, StoredObject>();
  const listed = new Set<string>();
  const regions = new Set<string>();
  try {
    for (const scope of scopes) {
      const { window, streams, log } = scope;
      const places = await findRegions(store, scope, signal);
      await runParallel(places, PARALLEL, async (parts) => {
        regions.add(parts.region);
        const found = await listDigests(store, parts, window, signal);
        const selected = selectDigests([...found.keys()], window);
        for (const key of selected.read) {
          const object = found.get(key);
          if (object !== undefined) {
            digests.set(key, object);
          }
        }
        selected.others.forEach((key) => others.add(key));
      });
      const prefixes = places.flatMap((parts) =>
        streams.map((stream) => toPlacePrefix({ ...parts, stream })),
      );
      const plan = await planLoad(store, prefixes.map(parseTrailPlace), {
        signal,
        onProgress: (files) => {
          onProgress(logs.size + files);
        },
        ...(window === undefined ? {} : { window }),
      });
      for (const object of plan.objects) {
        if ((log === undefined || log === object.key) && isInScope(object.key, scope)) {
          logs.set(object.key, object);
        }
      }
      prefixes.forEach((prefix) => listed.add(prefix));
    }
  } catch (error) {
    throw signal.aborted ? new AwsProblem('cancelled', 'Cancelled.') : error;
  }
  for (const key of digests.keys()) {
    others.delete(key);
  }
  return {
    digests: [...digests.values()],
    otherDigests: [...others],
    logs: [...logs.values()],
    listed: [...listed],
    regions: [...regions].sort(),
  };
}

/**
 * True where a key is of a scope: of its stream, delivered in its time, and the log itself where only one is meant. A name
 * that CloudTrail does not give says nothing, and counts.
 */
export function isInScope(key: string, { streams, window, log, account, region }: ValidationScope): boolean {
  const { file } = parseTrailPlace(key);
  if (log !== undefined) {
    return getPlaceName(key) === getPlaceName(log);
  }
  return (
    file === undefined ||
    (streams.includes(file.stream) &&
      (account === undefined || account === file.account) &&
      (region === undefined || region === file.region) &&
      (window === undefined ||
        (file.time >= Math.floor(window.from / 60_000) * 60_000 && file.time < window.to)))
  );
}

/** The Regions of a scope: named by it, or found by listing folders of accounts and streams. */
async function findRegions(
  store: ObjectStore,
  { base, organization, account, region, streams }: ValidationScope,
  signal: AbortSignal,
): Promise<readonly RegionParts[]> {
  const listNames = async (prefix: string): Promise<readonly string[]> => {
    const names: string[] = [];
    let next: string | undefined;
    do {
      const page = await store.list({
        prefix,
        byFolder: true,
        signal,
        ...(next === undefined ? {} : { next }),
      });
      names.push(...page.folders.map(getPlaceName));
      next = page.next;
    } while (next !== undefined);
    return names;
  };
  const root: PlaceParts = { base, ...(organization === undefined ? {} : { organization }) };
  const accounts: (PlaceParts & { readonly account: string })[] = [];
  if (account !== undefined) {
    accounts.push({ ...root, account });
  } else {
    const names = await listNames(toPlacePrefix(root));
    const toAccounts = (parts: PlaceParts, found: readonly string[]): void => {
      accounts.push(...found.filter(isAccountId).map((name) => ({ ...parts, account: name })));
    };
    toAccounts(root, names);
    for (const name of organization === undefined ? names.filter(isOrganizationId) : []) {
      const parts = { ...root, organization: name };
      toAccounts(parts, await listNames(toPlacePrefix(parts)));
    }
  }
  const found: RegionParts[] = [];
  await runParallel(accounts, PARALLEL, async (parts) => {
    const names = new Set(region === undefined ? [] : [region]);
    if (region === undefined) {
      for (const stream of [...streams, 'CloudTrail-Digest'] as const) {
        const folders = await listNames(toPlacePrefix({ ...parts, stream }));
        folders.filter(isRegionName).forEach((name) => names.add(name));
      }
    }
    found.push(...[...names].map((name) => ({ ...parts, region: name })));
  });
  return found.sort((a, b) => (toPlacePrefix(a) < toPlacePrefix(b) ? -1 : 1));
}

/** A Region's digests by key, from a day before the time to two days after it: their neighbours in the chain count. */
async function listDigests(
  store: ObjectStore,
  parts: RegionParts,
  window: ValidationScope['window'],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, StoredObject>> {
  const place = parseTrailPlace(toPlacePrefix({ ...parts, stream: 'CloudTrail-Digest' }));
  const range =
    window === undefined
      ? { prefix: place.key }
      : getListRange(place, { from: window.from - DAY, to: window.to + DAY });
  const found = new Map<string, StoredObject>();
  let next: string | undefined;
  do {
    if (range === undefined) {
      break;
    }
    const page = await store.list({
      prefix: range.prefix,
      byFolder: false,
      signal,
      ...(range.startAfter === undefined ? {} : { startAfter: range.startAfter }),
      ...(next === undefined ? {} : { next }),
    });
    for (const object of page.objects) {
      if (range.endBefore !== undefined && object.key >= range.endBefore) {
        return found;
      }
      found.set(object.key, object);
    }
    next = page.next;
  } while (next !== undefined);
  return found;
}
