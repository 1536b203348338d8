import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';

/** A profile of the AWS configuration files. Holds nothing secret. */
export interface AwsProfile {
  readonly name: string;
  readonly region?: string;
  /** What stands behind it, in words. */
  readonly kind: 'keys' | 'sso' | 'role' | 'process' | 'web identity' | 'other';
}

/** What of a profile decides where requests go. */
export interface ProfileSettings {
  readonly region?: string;
  /** Address for a service, from `endpoint_url` of the service's section or of the profile. */
  readonly endpoint?: string;
  readonly usesPathStyle: boolean;
  /** A file with certificates to trust. */
  readonly certificates?: string;
}

type Section = Readonly<Record<string, string | undefined>>;

/**
 * The profiles of the configuration files, in their order; empty where there are no files. Read again at each call, since
 * a person edits them while VS Code runs.
 */
export async function getProfiles(): Promise<readonly AwsProfile[]> {
  const sections = await readProfiles();
  return [...sections].map(([name, section]) => {
    const kind = getKind(section);
    const { region } = section;
    return {
      name,
      kind,
      ...(region === undefined ? {} : { region }),
    };
  });
}

/**
 * What the AWS CLI is to be asked for so that a person is signed in again: `aws login` where the profile, or the one that
 * its role is taken with, has a `login_session`, else `aws sso login`. Without the program's name.
 */
export async function getSignInCommand(profile: string): Promise<readonly string[]> {
  const profiles = await readProfiles();
  const seen = new Set<string>();
  for (let name: string | undefined = profile; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const section: Section = profiles.get(name) ?? {};
    if (section['login_session'] !== undefined) {
      return ['login', '--profile', name];
    }
    if (usesSso(section)) {
      return ['sso', 'login', '--profile', name];
    }
    name = section['source_profile'];
  }
  return ['sso', 'login', '--profile', profile];
}

function usesSso(section: Section): boolean {
  return section['sso_session'] !== undefined || section['sso_start_url'] !== undefined;
}

async function readProfiles(): Promise<ReadonlyMap<string, Section>> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profiles = new Map<string, Section>();
  for (const file of [configFile, credentialsFile]) {
    for (const [name, section] of Object.entries(file)) {
      // The SDK keeps sections of other kinds as `services.name` and `sso-session.name`.
      if (!/^(?:services|sso-session)\./.test(name)) {
        profiles.set(name, { ...profiles.get(name), ...section });
      }
    }
  }
  return profiles;
}

function getKind(section: Section): AwsProfile['kind'] {
  if (section['role_arn'] !== undefined) {
    return section['web_identity_token_file'] === undefined ? 'role' : 'web identity';
  }
  if (section['aws_access_key_id'] !== undefined) {
    return 'keys';
  }
  if (usesSso(section)) {
    return 'sso';
  }
  return section['credential_process'] === undefined ? 'other' : 'process';
}

/** The profile that counts where none is named: AWS_PROFILE, else `default`. */
export function getDefaultProfile(env: NodeJS.ProcessEnv): string {
  return env['AWS_PROFILE'] ?? 'default';
}

/**
 * Where a profile's requests to a service go. The SDK's own look-up of `endpoint_url` knows only the profile of the
 * environment, not one that a client is told. Variables of the environment come first, as AWS documents it.
 */
export async function getProfileSettings(
  profile: string | undefined,
  service: 's3' | 'cloudtrail' | 'sts' | 'sso' | 'sso_oidc',
  env: NodeJS.ProcessEnv,
): Promise<ProfileSettings> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const name = profile ?? getDefaultProfile(env);
  const section: Section = { ...configFile[name], ...credentialsFile[name] };
  const services: Section = configFile[`services.${section['services'] ?? ''}`] ?? {};
  const isIgnored =
    (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section['ignore_configured_endpoint_urls'] ?? '') ===
    'true';
  const endpoint = isIgnored
    ? undefined
    : (env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ??
      env['AWS_ENDPOINT_URL'] ??
      services[`${service}.endpoint_url`] ??
      section['endpoint_url']);
  const region =
    (profile === undefined ? (env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']) : undefined) ??
    section['region'];
  const certificates = env['AWS_CA_BUNDLE'] ?? section['ca_bundle'];
  return {
    usesPathStyle: section['s3.addressing_style'] === 'path',
    ...(region === undefined || region === '' ? {} : { region }),
    ...(endpoint === undefined || endpoint === '' ? {} : { endpoint }),
    ...(certificates === undefined || certificates === '' ? {} : { certificates }),
  };
}
