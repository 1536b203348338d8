import type { fromIni } from '@aws-sdk/credential-providers';
import type { AwsWorld } from '../awsWorld';
import { toAwsProblem } from '../toAwsProblem';
import { getProfileSettings } from './awsConfig';
import type { RequestHandler } from './createRequestHandler';
import { createSignInHandler } from './createSignInHandler';
import { createStandardChain } from './createStandardChain';

/** Gives the keys that sign requests; they live in memory only. */
export type Credentials = () => Promise<Keys>;

type Keys = Awaited<ReturnType<ReturnType<typeof fromIni>>>;

export interface CredentialOptions {
  /** Undefined for the standard chain: environment, default profile, container, instance. */
  readonly profile?: string;
  /** Where to ask for a role or a token where the profile names no region. */
  readonly region: string;
  readonly requestHandler: RequestHandler;
}

/**
 * Keys are renewed this long before they end, in milliseconds, so that none ends in the middle of a request; those that
 * are given for less than twice as long, after half their time. One request asks for its keys several times.
 */
const RENEWAL = 5 * 60_000;

/** The keys of a world's profiles. Shared by its clients: a role with MFA asks for one code, not for one a bucket. */
const shared = new WeakMap<AwsWorld, Map<string | undefined, Credentials>>();

/** The keys of a profile, asked for when they are needed first. Rejects with an AwsProblem. */
export function createCredentials(world: AwsWorld, options: CredentialOptions): Credentials {
  const { profile } = options;
  const known = shared.get(world) ?? new Map<string | undefined, Credentials>();
  shared.set(world, known);
  let credentials = known.get(profile);
  if (credentials === undefined) {
    credentials = keep(() => provide(world, options));
    known.set(profile, credentials);
  }
  return credentials;
}

async function provide(
  world: AwsWorld,
  { profile, region, requestHandler }: CredentialOptions,
): Promise<Keys> {
  const [sts, sso, ssoOidc] = await Promise.all(
    (['sts', 'sso', 'sso_oidc'] as const).map((service) => getProfileSettings(profile, service, world.env)),
  );
  const named = profile === undefined ? {} : { profile };
  const placed = sts?.endpoint === undefined ? {} : { endpoint: sts.endpoint };
  const chain = createStandardChain({
    ...named,
    ...placed,
    region: sts?.region ?? region,
    askMfaCode: world.askMfaCode,
    requestHandler: createSignInHandler(requestHandler, { sso: sso?.endpoint, ssoOidc: ssoOidc?.endpoint }),
  });
  try {
    return await chain();
  } catch (error) {
    // Said here, where it is known that it was not the bucket's server that refused.
    throw toAwsProblem(error, {
      ...named,
      ...placed,
      action: 'sts:AssumeRole',
      subject: 'its role',
      setIn: 'the AWS configuration',
    });
  }
}

/** Asks once for all who wait, and again when the keys are about to end or could not be had. */
function keep(ask: () => Promise<Keys>): Credentials {
  let kept: Keys | undefined;
  let keptUntil = 0;
  let asking: Promise<Keys> | undefined;
  return () => {
    if (kept !== undefined && Date.now() < keptUntil) {
      return Promise.resolve(kept);
    }
    asking ??= ask()
      .then((keys) => {
        const now = Date.now();
        const end = keys.expiration?.getTime() ?? Infinity;
        keptUntil = end - Math.min(RENEWAL, (end - now) / 2);
        return (kept = keys);
      })
      .finally(() => (asking = undefined));
    return asking;
  };
}
