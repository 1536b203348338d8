/**
 * Random numbers that are the same on every machine: xorshift32 seeded with a hash of a word. Each sample file has
 * its own word, so a change to one file leaves the bytes of the others alone.
 */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** `count` characters out of `alphabet`. */
  text(alphabet: string, count: number): string;
  hex(count: number): string;
  uuid(): string;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function createRandom(word: string): Random {
  let state = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    state = Math.imul(state ^ word.charCodeAt(index), 0x01000193) >>> 0;
  }
  state ||= 1;

  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state % limit;
  };
  const text = (alphabet: string, count: number): string => {
    let result = '';
    for (let index = 0; index < count; index++) {
      result += alphabet.charAt(below(alphabet.length));
    }
    return result;
  };
  const hex = (count: number): string => text('0123456789abcdef', count);
  return {
    below,
    pick: <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0],
    text,
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${text('89ab', 1)}${hex(3)}-${hex(12)}`,
  };
}

/**
 * An access key id that nobody owns. Ids that start like AKIAI are older than the scheme which puts the account
 * into the id, so decoding one cannot point at somebody's account.
 */
export function createAccessKeyId(kind: 'AKIA' | 'ASIA', random: Random): string {
  return `${kind}I${random.text(BASE32, 8)}EXAMPLE`;
}

/** A unique id of IAM, 21 characters long, such as AIDA… for a user or AROA… for a role. */
export function createUniqueId(kind: 'AIDA' | 'AROA', random: Random): string {
  return `${kind}${random.text(BASE32, 10)}EXAMPLE`;
}
