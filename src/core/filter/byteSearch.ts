import type { EncodedTexts } from '../scan/stringTable';

/** Lower case of ASCII letters; every other byte is itself. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

/**
 * Looks for a text of ASCII, in any case, in texts as they stand in memory: 50 MB, those of 1,000,000 events, take 16 ms
 * for twelve letters; to decode them first makes a million strings. By Horspool's way, which steps over as many bytes as
 * the text is long where the last of them is not in it.
 */
export class ByteSearch {
  private readonly text: Uint8Array;
  /** By byte at the end of the place that was compared: how far to the next place. */
  private readonly steps: Uint8Array;

  /** ASCII, 1 to 255 characters. */
  constructor(text: string) {
    this.text = Uint8Array.from(text, (letter) => FOLDED[letter.charCodeAt(0)] ?? 0);
    const { length } = this.text;
    const steps = new Uint8Array(256).fill(length);
    for (let i = 0; i < length - 1; i++) {
      steps[this.text[i] ?? 0] = length - 1 - i;
    }
    this.steps = steps.map((_, byte) => steps[FOLDED[byte] ?? 0] ?? length);
  }

  /** Sets the marks of the texts that have it, by their numbers. */
  mark({ bytes, offsets }: EncodedTexts, marks: Uint8Array, mark: number): void {
    const { text, steps } = this;
    const last = text.length - 1;
    const lastByte = text[last] ?? 0;
    const end = offsets[marks.length] ?? 0;
    let number = 0;
    let next = 0; // where text `number` ends
    for (let at = last; at < end;) {
      const byte = bytes[at] as number;
      if (FOLDED[byte] === lastByte && this.isAt(bytes, at - last)) {
        while (next <= at - last) {
          number++;
          next = offsets[number + 1] as number;
        }
        if (at < next) {
          marks[number] = mark;
          at = next + last;
          continue;
        }
      }
      at += steps[byte] as number;
    }
  }

  /** Whether all but the last byte are there. */
  private isAt(bytes: Uint8Array, start: number): boolean {
    const { text } = this;
    for (let i = text.length - 2; i >= 0; i--) {
      if (FOLDED[bytes[start + i] as number] !== text[i]) {
        return false;
      }
    }
    return true;
  }
}
