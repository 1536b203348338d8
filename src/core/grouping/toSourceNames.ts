/**
 * Short names for logs by their addresses: the file's name, with as many of its folders before it as tell it from
 * another log of the same name. Never empty. Addresses are URIs; escapes in them are undone for reading.
 */
export function toSourceNames(uris: readonly string[]): string[] {
  const parts = uris.map(toParts);
  const names = parts.map((segments) => segments.at(-1) ?? '');
  for (let depth = 2; depth <= MAX_DEPTH; depth++) {
    const ambiguous = getAmbiguous(names);
    const longer = ambiguous.filter((i) => (parts[i]?.length ?? 0) >= depth);
    if (longer.length === 0) {
      break;
    }
    for (const i of longer) {
      names[i] = parts[i]?.slice(-depth).join('/') ?? '';
    }
  }
  return names;
}

/** Folders that a name may take; paths of trails have about ten. */
const MAX_DEPTH = 24;

function toParts(uri: string): string[] {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i, '').replace(/[?#].*$/, '');
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.length === 0 ? [uri === '' ? 'log' : uri] : segments.map(toDecoded);
}

function toDecoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Positions of names that occur more than once. */
function getAmbiguous(names: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...names.keys()].filter((i) => (counts.get(names[i] ?? '') ?? 0) > 1);
}
