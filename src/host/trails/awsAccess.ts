import * as vscode from 'vscode';
import type * as Aws from '../../aws/aws';
import { AwsProblem } from '../../aws/awsProblem';
import type { AwsWorld } from '../../aws/awsWorld';
import type { ObjectStore } from '../../aws/s3/objectStore';
import type { PublicKey } from '../../core/integrity/publicKey';
import type { TimeWindow } from '../../core/trails/listRange';
import type { Trail } from '../../core/trails/trail';

/** The AWS of a window: the profile that is active, and an open connection for each trail that was looked at. */
export class AwsAccess implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private stores = new Map<string, Promise<ObjectStore>>();
  private world: AwsWorld = createWorld();
  private chosen: string | undefined;
  readonly onDidChange = this.changed.event;

  /** The profile that a person chose in this window; undefined for what the environment says. Kept in memory only. */
  get profile(): string | undefined {
    return this.chosen;
  }

  /** The SDK: loaded with the first request, 0.2 to 0.5 seconds. */
  load(): Promise<typeof Aws> {
    return import('../../aws/aws');
  }

  setProfile(profile: string | undefined): void {
    this.chosen = profile;
    this.reset();
  }

  /** Forgets connections and credentials, so that files and sign-ins are read anew. */
  reset(): void {
    for (const store of this.stores.values()) {
      store.then(
        (open) => open.dispose(),
        () => undefined,
      );
    }
    this.stores = new Map();
    this.world = createWorld();
    this.changed.fire();
  }

  /** The bucket of a trail. Rejects with an AwsProblem where its settings cannot be used. */
  async getStore(trail: Trail): Promise<ObjectStore> {
    const key = JSON.stringify(trail);
    const { world } = this;
    const known = this.stores.get(key);
    if (known !== undefined) {
      return known;
    }
    const opening = this.load().then(({ createObjectStore }) => createObjectStore(trail, this.chosen, world));
    this.stores.set(key, opening);
    opening.catch(() => {
      if (this.stores.get(key) === opening) {
        this.stores.delete(key);
      }
    });
    return opening;
  }

  async getProfiles(): Promise<readonly Aws.AwsProfile[]> {
    return (await this.load()).getProfiles();
  }

  /** See `getSignInCommand`. */
  async getSignInCommand(profile: string): Promise<readonly string[]> {
    return (await this.load()).getSignInCommand(profile);
  }

  /** The region to ask about trails where a person names none. */
  async getRegion(): Promise<string> {
    return (await this.getProfileRegion()) ?? 'us-east-1';
  }

  /** The region that the profile or the environment names; undefined where they name none. */
  async getProfileRegion(): Promise<string | undefined> {
    const { getProfileSettings } = await this.load();
    return (await getProfileSettings(this.chosen, 'cloudtrail', this.world.env)).region;
  }

  /** Events of Event history, page by page. Rejects with an AwsProblem. */
  async *lookupEvents(
    query: Aws.EventQuery,
    options: Aws.LookUpOptions,
  ): AsyncGenerator<readonly Aws.HistoryEvent[], void, undefined> {
    const { world, chosen } = this;
    const { lookupEvents } = await this.load();
    yield* lookupEvents(chosen, query, world, options);
  }

  /** The public keys with which a Region signed digests, asked for as whoever reads the trail. Rejects with an AwsProblem. */
  async listPublicKeys(
    trail: Trail,
    region: string,
    time: TimeWindow,
    signal: AbortSignal,
  ): Promise<readonly PublicKey[]> {
    const { world } = this;
    const profile = trail.profile ?? this.chosen;
    const question = {
      region,
      time,
      ...(profile === undefined ? {} : { profile }),
      ...(trail.endpoint === undefined ? {} : { bucketEndpoint: trail.endpoint }),
    };
    return (await this.load()).listPublicKeys(question, world, signal);
  }

  async findTrails(
    regions: readonly string[],
    options: { readonly signal: AbortSignal; readonly onProgress: (asked: number) => void },
  ): Promise<Aws.FoundTrails> {
    const { world, chosen } = this;
    return (await this.load()).findTrailsOfRegions(chosen, regions, world, options);
  }

  dispose(): void {
    this.reset();
    this.changed.dispose();
  }
}

function createWorld(): AwsWorld {
  const http = vscode.workspace.getConfiguration('http');
  const proxy = http.get<string>('proxySupport') === 'off' ? '' : (http.get<string>('proxy') ?? '');
  const excluded = http.get<readonly string[]>('noProxy') ?? [];
  const env =
    excluded.length === 0
      ? process.env
      : {
          ...process.env,
          NO_PROXY: [process.env['NO_PROXY'] ?? process.env['no_proxy'] ?? '', ...excluded].join(','),
        };
  return { env, askMfaCode, ...(proxy === '' ? {} : { proxy }) };
}

async function askMfaCode(serial: string): Promise<string> {
  const code = await vscode.window.showInputBox({
    title: 'AWS Sign-in',
    prompt: `The code that the MFA device ${serial} shows now`,
    placeHolder: '123456',
    ignoreFocusOut: true,
    validateInput: (text) => (/^\s*\d{6}\s*$/.test(text) ? undefined : 'Six digits'),
  });
  if (code === undefined) {
    throw new AwsProblem('cancelled', 'No MFA code was given. Try again to be asked for it.');
  }
  return code.trim();
}
