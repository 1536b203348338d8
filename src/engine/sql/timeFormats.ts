/** What the letters behind % of MySQL mean in DuckDB; those that DuckDB has not are missing. */
const MYSQL: Readonly<Record<string, string>> = {
  a: '%a',
  b: '%b',
  c: '%-m',
  d: '%d',
  e: '%-d',
  f: '%f',
  H: '%H',
  h: '%I',
  I: '%I',
  i: '%M',
  j: '%j',
  k: '%-H',
  l: '%-I',
  M: '%B',
  m: '%m',
  p: '%p',
  r: '%I:%M:%S %p',
  S: '%S',
  s: '%S',
  T: '%H:%M:%S',
  v: '%V',
  W: '%A',
  x: '%G',
  Y: '%Y',
  y: '%y',
  '%': '%%',
};

/** The same for runs of a letter of Joda's patterns. A longer run of a letter than is named takes the longest. */
const JODA: Readonly<Record<string, readonly string[]>> = {
  y: ['%Y', '%y', '%Y', '%Y'],
  Y: ['%Y', '%y', '%Y', '%Y'],
  x: ['%G', '%G', '%G', '%G'],
  M: ['%-m', '%m', '%b', '%B'],
  d: ['%-d', '%d'],
  D: ['%j', '%j', '%j'],
  w: ['%V', '%V'],
  e: ['%u'],
  E: ['%a', '%a', '%a', '%A'],
  a: ['%p'],
  H: ['%-H', '%H'],
  h: ['%-I', '%I'],
  m: ['%-M', '%M'],
  s: ['%-S', '%S'],
  S: ['', '', '%g', '', '', '%f'],
  Z: ['%z', '%z'],
  z: ['%Z'],
};

/** A format of date_format and date_parse in DuckDB's letters, or the part of it that has no equal there. */
export function toDuckFormat(format: string): { readonly format: string } | { readonly unknown: string } {
  let duck = '';
  for (let at = 0; at < format.length; at++) {
    const letter = format[at] ?? '';
    if (letter !== '%') {
      duck += letter;
      continue;
    }
    const next = format[++at] ?? '';
    const meaning = Object.hasOwn(MYSQL, next) ? MYSQL[next] : undefined;
    if (meaning === undefined) {
      return { unknown: `%${next}` };
    }
    duck += meaning;
  }
  return { format: duck };
}

/** The same for format_datetime and parse_datetime. */
export function toDuckPattern(pattern: string): { readonly format: string } | { readonly unknown: string } {
  let duck = '';
  let at = 0;
  while (at < pattern.length) {
    const letter = pattern[at] ?? '';
    if (letter === "'") {
      const close = pattern.indexOf("'", at + 1);
      const end = close < 0 ? pattern.length : close;
      duck += end === at + 1 ? "'" : pattern.slice(at + 1, end).replaceAll('%', '%%');
      at = end + 1;
      continue;
    }
    if (!/[A-Za-z]/u.test(letter)) {
      duck += letter === '%' ? '%%' : letter;
      at++;
      continue;
    }
    const start = at;
    while (pattern[at] === letter) {
      at++;
    }
    const meanings = Object.hasOwn(JODA, letter) ? (JODA[letter] ?? []) : [];
    const meaning = meanings[Math.min(at - start, meanings.length) - 1] ?? '';
    if (meaning === '') {
      return { unknown: pattern.slice(start, at) };
    }
    duck += meaning;
  }
  return { format: duck };
}
