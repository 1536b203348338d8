import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsWorld } from '../awsWorld';

/** Gives the keys that sign requests; they live in memory only. */
export type Credentials = () => Promise<Keys>;

type Keys = Awaited<ReturnType<ReturnType<typeof fromIni>>>;

export interface CredentialOptions {
  /** Undefined for the standard chain: environment, default profile, container, instance. */
  readonly profile?: string;
  /** Where to ask for a role or a token where the profile names no region. */
  readonly region: string;
  readonly requestHandler: NodeHttpHandler;
}

/** Keys are renewed this long before they end, in milliseconds, so that none ends in the middle of a request. */
const RENEWAL = 5 * 60_000;

/** The keys of a world's profiles. Shared by its clients: a role with MFA asks for one code, not for one a bucket. */
const shared = new WeakMap<AwsWorld, Map<string | undefined, Credentials>>();

/**
 * The SDK's standard chain. A profile that is named is the only source: falling back to an instance's role would read a
 * bucket as somebody else than the person chose.
 */
export function createCredentials(world: AwsWorld, options: CredentialOptions): Credentials {
  const { profile, region, requestHandler } = options;
  const known = shared.get(world) ?? new Map<string | undefined, Credentials>();
  shared.set(world, known);
  let credentials = known.get(profile);
  if (credentials === undefined) {
    const common = {
      mfaCodeProvider: world.askMfaCode,
      ignoreCache: true,
      clientConfig: { requestHandler },
      parentClientConfig: { region },
    };
    credentials = keep(
      profile === undefined ? fromNodeProviderChain(common) : fromIni({ ...common, profile }),
    );
    known.set(profile, credentials);
  }
  return credentials;
}

/** Asks once for all who wait, and again when the keys are about to end or could not be had. */
function keep(provide: () => Promise<Keys>): Credentials {
  let kept: Keys | undefined;
  let asking: Promise<Keys> | undefined;
  return () => {
    if (kept !== undefined && (kept.expiration?.getTime() ?? Infinity) - Date.now() > RENEWAL) {
      return Promise.resolve(kept);
    }
    asking ??= provide()
      .then((keys) => (kept = keys))
      .finally(() => (asking = undefined));
    return asking;
  };
}
