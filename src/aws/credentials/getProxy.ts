/**
 * The proxy for an address: the editor's own setting, else HTTPS_PROXY, HTTP_PROXY or ALL_PROXY in either case; undefined
 * for none, or where NO_PROXY names the host. Addresses of this machine never go through a proxy, as instance metadata
 * and emulators are there.
 */
export function getProxy(target: string, env: NodeJS.ProcessEnv, configured?: string): string | undefined {
  const url = new URL(target);
  if (isLocal(url.hostname) || isExcluded(url, env['NO_PROXY'] ?? env['no_proxy'] ?? '')) {
    return undefined;
  }
  const names = url.protocol === 'https:' ? ['HTTPS_PROXY', 'ALL_PROXY'] : ['HTTP_PROXY', 'ALL_PROXY'];
  const found = names
    .map((name) => env[name.toLowerCase()] ?? env[name])
    .find((value) => value !== undefined && value !== '');
  const proxy = configured !== undefined && configured !== '' ? configured : found;
  if (proxy === undefined) {
    return undefined;
  }
  return /^https?:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function isLocal(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host) ||
    host === '169.254.169.254'
  );
}

/** NO_PROXY as curl reads it: `*`, hosts with or without a leading dot, each with an optional port. */
function isExcluded({ hostname, port, protocol }: URL, list: string): boolean {
  const ownPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') {
      return true;
    }
    const colon = entry.lastIndexOf(':');
    const hasPort = colon > 0 && /^\d+$/.test(entry.slice(colon + 1));
    const name = (hasPort ? entry.slice(0, colon) : entry).toLowerCase().replace(/^\*?\./, '');
    return (
      name !== '' &&
      (hostname === name || hostname.endsWith(`.${name}`)) &&
      (!hasPort || entry.slice(colon + 1) === ownPort)
    );
  });
}
