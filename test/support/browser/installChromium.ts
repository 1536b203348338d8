import { spawnSync } from 'node:child_process';
import { findChromium } from './findChromium';

/** What a person types where this module does not install by itself, by the package manager found on the PATH. */
const BY_HAND = [
  { program: 'brew', command: 'brew install --cask chromium' },
  { program: 'winget', command: 'winget install --id Hibbiki.Chromium' },
  { program: 'dnf', command: 'sudo dnf install chromium' },
  { program: 'pacman', command: 'sudo pacman -S chromium' },
  { program: 'zypper', command: 'sudo zypper install chromium' },
  { program: 'apt-get', command: 'sudo apt-get install chromium' },
] as const;

/**
 * Installs Chromium from the system's own packages where that needs no password (apt-get, as root or by `sudo -n`),
 * and says so on standard error.
 * @throws with the command to type where it cannot.
 */
export function installChromium(): string {
  const prefix = getAptPrefix();
  if (prefix !== undefined) {
    console.error('No Chromium found: installing the package "chromium" with apt-get (about 100 MB).');
    runPackageManager([...prefix, 'apt-get', 'update']);
    runPackageManager([...prefix, 'apt-get', 'install', '-y', 'chromium']);
    const installed = findChromium();
    if (installed !== undefined) {
      return installed;
    }
  }
  const manager = BY_HAND.find(({ program }) => canRun(program));
  const advice =
    manager === undefined ? 'Install Chromium or Google Chrome' : `Install it with \`${manager.command}\``;
  throw new Error(
    `No Chromium found. ${advice}, or set the environment variable CHROMIUM to the path of one.`,
  );
}

/** What to put before apt-get; undefined where apt-get is not there or would ask for a password. */
function getAptPrefix(): readonly string[] | undefined {
  if (process.platform !== 'linux' || !canRun('apt-get')) {
    return undefined;
  }
  if (process.getuid?.() === 0) {
    return [];
  }
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

function runPackageManager(command: readonly string[]): void {
  const [program = '', ...parameters] = command;
  const { status } = spawnSync(program, parameters, {
    // Standard output of ours may be a report that another program reads.
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) {
    throw new Error(
      `\`${command.join(' ')}\` failed. Install Chromium by hand, or set CHROMIUM to the path of one.`,
    );
  }
}

function canRun(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}
