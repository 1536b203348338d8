/** Browsers by their own token, the most particular first: nearly all of them also write Chrome and Safari. */
const BROWSERS: readonly (readonly [token: RegExp, name: string])[] = [
  [/\bEdgA?\/(\d+)/, 'Edge'],
  [/\bEdge\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bVivaldi\/(\d+)/, 'Vivaldi'],
  [/\bHeadlessChrome\/(\d+)/, 'Chrome without a window (an automated browser)'],
  [/\bCriOS\/(\d+)/, 'Chrome'],
  [/\bFxiOS\/(\d+)/, 'Firefox'],
  [/\bChrome\/(\d+)/, 'Chrome'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\bVersion\/(\d+)[.\d]* (?:Mobile\/\w+ )?Safari\//, 'Safari'],
  [/\bMSIE (\d+)/, 'Internet Explorer'],
  [/\bTrident\/.*rv:(\d+)/, 'Internet Explorer'],
];

const SYSTEMS: readonly (readonly [token: RegExp, name: string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows NT 10\.0\b/, 'Windows 10 or 11'],
  [/\bWindows NT 6\.1\b/, 'Windows 7'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bUbuntu\b/, 'Ubuntu Linux'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

/** `Chrome 114 on macOS`; undefined where the text is not a browser's. At most 1,024 characters are read. */
export function parseBrowser(text: string): string | undefined {
  const agent = text.slice(text.startsWith('[') ? 1 : 0, 1024);
  if (!agent.startsWith('Mozilla/')) {
    return undefined;
  }
  const system = SYSTEMS.find(([token]) => token.test(agent))?.[1];
  const on = system === undefined ? '' : ` on ${system}`;
  for (const [token, name] of BROWSERS) {
    const version = token.exec(agent)?.[1];
    if (version !== undefined) {
      return `${name} ${version.slice(0, 4)}${on}`;
    }
  }
  return `A browser${on}`;
}
