/** Most characters of a file's name. */
const LONGEST = 60;

/** A title as a file's name that every system takes: lower case, words joined by hyphens; `query-result` without a word. */
export function toFileName(title: string): string {
  const words = title
    .slice(0, 4 * LONGEST)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const name = words.join('-').slice(0, LONGEST).replace(/-$/, '');
  return name === '' ? 'query-result' : name;
}
