import os from 'node:os';

/** Somebody who may sign requests. */
export interface S3Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Ports of the four servers of a Swift. */
export interface SwiftPorts {
  readonly proxy: number;
  readonly account: number;
  readonly container: number;
  readonly object: number;
}

/** May do everything, and may do nothing. Access keys have Swift's form `account:user`. */
export const OWNER: S3Keys = {
  accessKeyId: 'lens:owner',
  secretAccessKey: 'ownerSecretForTheTestsOnly000000000001',
};
export const GUEST: S3Keys = {
  accessKeyId: 'lens:guest',
  secretAccessKey: 'guestSecretForTheTestsOnly000000000002',
};

export const SERVER_REGION = 'eu-central-1';

/** The configuration files of a Swift whose data and files are all in one folder, by name. */
export function buildSwiftConfig(folder: string, ports: SwiftPorts): Readonly<Record<string, string>> {
  return {
    'swift.conf': toIni({
      'swift-hash': { swift_hash_path_prefix: 'lens', swift_hash_path_suffix: 'lens' },
      'storage-policy:0': { name: 'single', default: 'yes' },
      // The signature of a digest is 512 characters of metadata; Swift's own limit is 256.
      'swift-constraints': { max_meta_value_length: '2048', max_meta_overall_size: '4096' },
    }),
    ...Object.fromEntries(
      (['account', 'container', 'object'] as const).map((name) => [
        `${name}.conf`,
        toIni({
          DEFAULT: getCommon(folder, ports[name]),
          'pipeline:main': { pipeline: `healthcheck ${name}-server` },
          'filter:healthcheck': { use: 'egg:swift#healthcheck' },
          [`app:${name}-server`]: { use: `egg:swift#${name}`, conn_timeout: '5', node_timeout: '60' },
        }),
      ]),
    ),
    'proxy.conf': toIni({
      DEFAULT: getCommon(folder, ports.proxy),
      'pipeline:main': {
        pipeline: 'catch_errors gatekeeper healthcheck memory s3api tempauth copy slo dlo proxy-server',
      },
      'app:proxy-server': {
        use: 'egg:swift#proxy',
        account_autocreate: 'true',
        node_timeout: '60',
        // One node that is slow for a moment must not be left out.
        error_suppression_limit: '1000000',
      },
      'filter:s3api': {
        'paste.filter_factory': 'swift_filters:s3_factory',
        known_keys: `${OWNER.accessKeyId} ${GUEST.accessKeyId}`,
        location: SERVER_REGION,
      },
      'filter:memory': { 'paste.filter_factory': 'swift_filters:memory_factory' },
      'filter:tempauth': {
        use: 'egg:swift#tempauth',
        [`user_${OWNER.accessKeyId.replace(':', '_')}`]: `${OWNER.secretAccessKey} .admin`,
        [`user_${GUEST.accessKeyId.replace(':', '_')}`]: GUEST.secretAccessKey,
      },
      ...Object.fromEntries(
        ['catch_errors', 'gatekeeper', 'healthcheck', 'copy', 'slo', 'dlo'].map((name) => [
          `filter:${name}`,
          { use: `egg:swift#${name}` },
        ]),
      ),
    }),
  };
}

function getCommon(folder: string, port: number): Readonly<Record<string, string>> {
  return {
    bind_ip: '127.0.0.1',
    bind_port: String(port),
    workers: '0',
    user: os.userInfo().username,
    swift_dir: folder,
    devices: `${folder}/devices`,
    mount_check: 'false',
    fallocate_reserve: '0',
    log_level: 'WARNING',
    log_custom_handlers: 'swift_filters.log_to_stderr',
  };
}

type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>;

function toIni(sections: Sections): string {
  return Object.entries(sections)
    .map(([name, values]) =>
      [`[${name}]`, ...Object.entries(values).map(([key, value]) => `${key} = ${value}`), ''].join('\n'),
    )
    .join('\n');
}
