import { spawnSync } from 'node:child_process';

/** Debian's own Python: the package's modules are not where another Python looks. */
export const PYTHON = '/usr/bin/python3';

const PACKAGE = 'python3-swift';

/**
 * Makes Swift's library available; about 20 seconds the first time. The package holds no service that would start.
 * Answers with why it cannot be had, or undefined.
 */
export function installSwift(): string | undefined {
  if (isInstalled()) {
    return undefined;
  }
  if (process.platform !== 'linux') {
    return `OpenStack Swift is a Debian package, and this is ${process.platform}`;
  }
  if (process.getuid?.() !== 0) {
    return `${PACKAGE} is not installed, and only root may install it (apt-get install ${PACKAGE})`;
  }
  const apt = (...parameters: readonly string[]): boolean =>
    spawnSync('apt-get', ['-qq', ...parameters], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
      timeout: 180_000,
    }).status === 0;
  const install = ['install', '-y', '--no-install-recommends', PACKAGE];
  // Lists of packages may never have been fetched, or be older than the server's packages.
  return (apt(...install) || (apt('update') && apt(...install))) && isInstalled()
    ? undefined
    : `${PACKAGE} cannot be installed from this machine's package sources`;
}

function isInstalled(): boolean {
  return (
    spawnSync(PYTHON, ['-c', 'import swift.common.middleware.s3api, swift.obj.server'], { stdio: 'ignore' })
      .status === 0
  );
}
