/**
 * True where a name of a path has the form of a pattern: `*` any letters, `?` one letter, `[a-z]` one of some, `[!a]` one
 * of the others. Upper and lower case differ. Takes at most the product of both lengths.
 */
export function matchesName(pattern: string, name: string): boolean {
  const parts = parseParts(pattern);
  let part = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < name.length) {
    const wanted = parts[part];
    if (wanted === '*') {
      star = part++;
      starAt = at;
    } else if (typeof wanted === 'object' && isOneOf(wanted, name.charCodeAt(at))) {
      part++;
      at++;
    } else if (star >= 0) {
      // The last star takes one letter more; those before it need not be tried again.
      part = star + 1;
      at = ++starAt;
    } else {
      return false;
    }
  }
  while (parts[part] === '*') {
    part++;
  }
  return part === parts.length;
}

/** One letter: ranges of UTF-16 units, of which it is one, or none where `isOther`. */
interface Letter {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly isOther: boolean;
}

function isOneOf({ ranges, isOther }: Letter, unit: number): boolean {
  return ranges.some(([from, to]) => unit >= from && unit <= to) !== isOther;
}

function parseParts(pattern: string): readonly ('*' | Letter)[] {
  const parts: ('*' | Letter)[] = [];
  let at = 0;
  while (at < pattern.length) {
    const letter = pattern.charAt(at);
    const end = letter === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (letter === '*') {
      parts.push('*');
    } else if (letter === '?') {
      parts.push({ ranges: [], isOther: true });
    } else if (end > 0) {
      parts.push(parseSet(pattern.slice(at + 1, end)));
      at = end;
    } else {
      parts.push(toLetter(pattern.charCodeAt(at)));
    }
    at++;
  }
  return parts;
}

function toLetter(unit: number): Letter {
  return { ranges: [[unit, unit]], isOther: false };
}

function parseSet(text: string): Letter {
  const isOther = text.startsWith('!') || text.startsWith('^');
  const ranges: (readonly [number, number])[] = [];
  for (let at = isOther ? 1 : 0; at < text.length; at++) {
    const isRange = text.charAt(at + 1) === '-' && at + 2 < text.length;
    ranges.push([text.charCodeAt(at), text.charCodeAt(isRange ? at + 2 : at)]);
    at += isRange ? 2 : 0;
  }
  return { ranges, isOther };
}
