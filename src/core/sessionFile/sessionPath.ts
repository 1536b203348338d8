/** A path with `/` between its parts and without a leading `./`. A Windows path of a colleague becomes readable elsewhere. */
export function toSlashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/**
 * A file's path seen from a folder, both absolute with `/`; undefined where they have no common start (two drives), so
 * that only a whole path or a uri can name the file.
 */
export function toSessionPath(folder: string, file: string): string | undefined {
  const from = toParts(folder);
  const to = toParts(file);
  if (from[0] !== to[0] || to.length < 2) {
    return undefined;
  }
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) {
    common++;
  }
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** The absolute path that a session's path means, seen from the session file's folder; absolute paths stay as they are. */
export function toAbsolutePath(folder: string, path: string): string {
  const own = toSlashes(path);
  if (own.startsWith('/') || /^[a-z]:\//i.test(own)) {
    return own;
  }
  const parts = [...toParts(folder)];
  for (const part of own.split('/')) {
    if (part === '..') {
      if (parts.length > 1) {
        parts.pop();
      }
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.length === 1 ? `${parts[0] ?? ''}/` : parts.join('/');
}

/** The first part is '' below a root and the drive on Windows, in lower case. */
function toParts(path: string): readonly string[] {
  const [first = '', ...rest] = toSlashes(path).split('/');
  return [/^[a-z]:$/i.test(first) ? first.toLowerCase() : first, ...rest.filter((part) => part !== '')];
}
