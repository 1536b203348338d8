import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { S3Keys } from './swiftConfig';

/** AWS configuration files of a test, to be named in the environment; a person's own files are never read. */
export interface AwsFolder {
  /** AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, and what keeps a container's or an instance's credentials out. */
  readonly env: Readonly<Record<string, string>>;
  readonly configFile: string;
  remove(): void;
}

export interface AwsFolderOptions {
  readonly keys: Readonly<Record<string, S3Keys>>;
  /** The text of the configuration file. */
  readonly config?: string;
}

export function createAwsFolder({ keys, config = '' }: AwsFolderOptions): AwsFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-aws-'));
  const configFile = path.join(folder, 'config');
  const credentialsFile = path.join(folder, 'credentials');
  writeFileSync(configFile, config);
  writeFileSync(
    credentialsFile,
    Object.entries(keys)
      .map(
        ([name, { accessKeyId, secretAccessKey }]) =>
          `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
      )
      .join('\n'),
  );
  return {
    configFile,
    env: {
      AWS_CONFIG_FILE: configFile,
      AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
