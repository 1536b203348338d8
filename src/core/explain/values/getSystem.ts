import type { UserAgentParts } from './parseUserAgent';

/** macOS by the major version of its Darwin kernel, which SDKs write in its place. */
const MACOS: ReadonlyMap<number, string> = new Map([
  [17, 'macOS 10.13'],
  [18, 'macOS 10.14'],
  [19, 'macOS 10.15'],
  [20, 'macOS 11'],
  [21, 'macOS 12'],
  [22, 'macOS 13'],
  [23, 'macOS 14'],
  [24, 'macOS 15'],
  [25, 'macOS 26'],
]);

/** Marks of kernels and builds, the first that fits wins. */
const LINUX: readonly (readonly [mark: RegExp, name: string])[] = [
  [/amzn2int/, 'Amazon Linux 2 inside AWS'],
  [/amzn2023/, 'Amazon Linux 2023'],
  [/amzn2|\bamzn\.2\b/, 'Amazon Linux 2'],
  [/amzn1|\bamzn\.1\b/, 'Amazon Linux 1'],
  [/microsoft/i, 'Linux in Windows (WSL)'],
  [/\.el\d/, 'Red Hat Linux or a relative'],
  [/-azure\b/, 'Linux on Microsoft Azure'],
  [/-gcp\b/, 'Linux on Google Cloud'],
  [/-aws\b/, 'Linux on EC2'],
];

/** Names of distributions for penetration tests, as kernels (`5.15.0-kali3-amd64`) and builds (`kali.2023`) write them. */
const TEST_SYSTEM = /(?:^|[^a-z])(kali|parrot|pentoo)(?![a-z])/i;

const TEST_SYSTEM_NAMES: Readonly<Record<string, string>> = {
  kali: 'Kali Linux',
  parrot: 'Parrot OS',
  pentoo: 'Pentoo',
};

/** The operating system that a user agent names, in words; undefined where it names none. */
export function getSystem(parts: UserAgentParts): string | undefined {
  const testSystem = getTestSystem(parts);
  if (testSystem !== undefined) {
    return testSystem;
  }
  const build = parts.products.find(({ name }) => name === 'exe')?.version;
  for (const { name, version } of parts.products) {
    const system = name === 'os' ? toSystem(version) : toSystem(`${name}#${version}`);
    if (system !== undefined) {
      return system === 'Linux' && build !== undefined ? toLinux(build) : system;
    }
  }
  return parts.comments
    .flatMap((comment) => comment.split(';'))
    .map((word) => toSystem(word.trim()))
    .find((name) => name !== undefined);
}

/** A distribution for penetration tests that the user agent names; undefined where it names none. */
export function getTestSystem({ products }: UserAgentParts): string | undefined {
  for (const { name, version } of products) {
    // Only where systems stand: a policy or an object may be called kali too.
    if (/^(?:Linux|os|exe|distrib|md)$/i.test(name)) {
      const found = TEST_SYSTEM.exec(version.slice(0, 200))?.[1]?.toLowerCase();
      if (found !== undefined) {
        return TEST_SYSTEM_NAMES[found];
      }
    }
  }
  return undefined;
}

/** `linux#5.10`, `linux/5.10`, `Darwin#19.5.0`, `windows#10`, `OS#6.1`, or a word of a comment. */
function toSystem(text: string): string | undefined {
  const match = /^(linux|darwin|macos|mac os x|windows|win32|ios|android|freebsd)(?:[#/ ](.{0,120}))?$/i.exec(
    text.slice(0, 160),
  );
  const [, name = '', version = ''] = match ?? [];
  switch (name.toLowerCase()) {
    case '':
      return undefined;
    case 'linux':
      return toLinux(version);
    case 'mac os x':
      return 'macOS';
    case 'darwin':
    case 'macos':
      return MACOS.get(Number.parseInt(version, 10)) ?? 'macOS';
    case 'windows':
    case 'win32':
      return /^\d+(?:\.\d+)?$/.test(version) ? `Windows ${version}` : 'Windows';
    case 'ios':
      return 'iOS';
    case 'android':
      return 'Android';
    default:
      return 'FreeBSD';
  }
}

function toLinux(version: string): string {
  return LINUX.find(([mark]) => mark.test(version))?.[1] ?? 'Linux';
}
