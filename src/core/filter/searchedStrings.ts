import type { EncodedTexts, StringTable } from '../scan/stringTable';
import { ByteSearch } from './byteSearch';

const ABSENT = 1;
const PRESENT = 2;

/** Longest text that is looked for in bytes; a ByteSearch takes no longer one. */
const LONGEST = 255;

/** The letters beyond ASCII that are equal to letters of ASCII in another case: Kelvin's K, the long s, the dotted I. */
const LIKE_ASCII = /[\u212a\u017f\u0130]/;
const ASCII = /^[\x00-\x7f]*$/;

/** Which strings of a log have the parts of a word in their order. */
export class SearchedStrings {
  /** By number; 0 stands for a string that has to be looked into, and was not yet. */
  private readonly known: Uint8Array;

  constructor(
    private readonly strings: StringTable,
    parts: readonly string[],
    private readonly hasText: (text: string) => boolean,
  ) {
    this.known = new Uint8Array(strings.size);
    if (strings.encoded !== undefined) {
      judgeBytes(this.known, strings.encoded, parts);
    }
    this.known[0] = ABSENT;
  }

  /** Whether no string can have it. */
  get isEmpty(): boolean {
    return !this.known.includes(PRESENT) && !this.known.includes(0);
  }

  has(number = 0): boolean {
    let answer = this.known[number];
    if (answer === 0) {
      answer = this.hasText(this.strings.get(number)) ? PRESENT : ABSENT;
      this.known[number] = answer;
    }
    return answer === PRESENT;
  }
}

/** Judges the strings whose bytes say enough: of ASCII text most, so that few are decoded. */
function judgeBytes(known: Uint8Array, encoded: EncodedTexts, parts: readonly string[]): void {
  if (parts.some((part) => LIKE_ASCII.test(part))) {
    return;
  }
  const isAscii = parts.every((part) => ASCII.test(part));
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '');
  if (isAscii && longest !== '') {
    known.fill(ABSENT);
    new ByteSearch(longest.slice(0, LONGEST)).mark(
      encoded,
      known,
      parts.length === 1 && longest.length <= LONGEST ? PRESENT : 0,
    );
  } else if (!isAscii) {
    known.fill(ABSENT);
  } else {
    return;
  }
  for (const number of getNonAscii(encoded)) {
    known[number] = 0;
  }
}

/** By the bytes of the texts. */
const nonAscii = new WeakMap<Uint8Array, readonly number[]>();

/** Numbers of the texts that are not ASCII alone, found once for each log: 10 ms for 50 MB. */
function getNonAscii(encoded: EncodedTexts): readonly number[] {
  let numbers = nonAscii.get(encoded.bytes);
  if (numbers === undefined) {
    numbers = findNonAscii(encoded);
    nonAscii.set(encoded.bytes, numbers);
  }
  return numbers;
}

function findNonAscii({ bytes, offsets }: EncodedTexts): readonly number[] {
  const numbers: number[] = [];
  let number = 0;
  let next = 0; // where text `number` ends
  for (let at = findHigh(bytes, 0); at < bytes.length; at = findHigh(bytes, next)) {
    while (next <= at) {
      number++;
      next = offsets[number + 1] ?? bytes.length;
    }
    numbers.push(number);
  }
  return numbers;
}

/** The first byte from 128 on; the length where there is none. Looks at four words a turn. */
function findHigh(bytes: Uint8Array, from: number): number {
  const { buffer, byteOffset, length } = bytes;
  const isHigh = (at: number): boolean => (bytes[at] as number) >= 0x80;
  let at = from;
  while (at < length && ((byteOffset + at) & 3) !== 0 && !isHigh(at)) {
    at++;
  }
  if (((byteOffset + at) & 3) === 0) {
    const words = new Uint32Array(buffer, byteOffset + at, (length - at) >>> 2);
    let word = 0;
    for (const last = words.length - 4; word <= last; word += 4) {
      const bits =
        (words[word] as number) |
        (words[word + 1] as number) |
        (words[word + 2] as number) |
        (words[word + 3] as number);
      if ((bits & 0x80808080) !== 0) {
        break;
      }
    }
    at += word * 4;
  }
  while (at < length && !isHigh(at)) {
    at++;
  }
  return at;
}
