import { toBytes, toText } from '../text/utf8';
import type { StringCollector } from './stringCollector';
import type { EncodedTexts, StringTable } from './stringTable';

function toView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * MurmurHash3 in its 32-bit form, four bytes a turn: 28 ns for an eventID, where FNV-1a, which takes one, needs 49. Making
 * the table large enough from the start, by the size of the log, gained nothing.
 */
function getHash(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let i = start;
  for (const last = end - 4; i <= last; i += 4) {
    let word = Math.imul(view.getInt32(i, true), 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    hash ^= Math.imul(word, 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  for (; i < end; i++) {
    hash = Math.imul(hash ^ view.getUint8(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The hash by which texts get their numbers, from 0 to 2^32 - 1: equal for equal bytes. */
export function getTextHash(bytes: Uint8Array): number {
  return getHash(toView(bytes), 0, bytes.length);
}

// A table without texts has no memory of its own: a day's trail is thousands of logs, and most build one for nothing.
const NO_BYTES = new Uint8Array(0);
const NO_VIEW = toView(NO_BYTES);
const NO_NUMBERS = new Uint32Array(1);
const FIRST_TEXTS = 16 * 1024;
const FIRST_NUMBERS = 256;

/** A table of texts as plain arrays. */
export interface StringParts {
  /** Texts in UTF-8, one after another by number; no room is spare. */
  readonly texts: Uint8Array<ArrayBuffer>;
  /** Where each begins, from number 0 on, and where the last one ends. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** By number, see getTextHash. */
  readonly hashes: Uint32Array<ArrayBuffer>;
  /** Numbers in open addressing; 0 for a free slot. */
  readonly slots: Uint32Array<ArrayBuffer>;
}

/**
 * Interns UTF-8 byte ranges. Each distinct range gets a number from 1 on; equal bytes get equal numbers. Nothing is
 * decoded until `get` asks, and then once.
 */
export class ByteStringTable implements StringTable, StringCollector {
  private arena = NO_BYTES;
  private used = 0;
  private offsets = NO_NUMBERS; // offsets[id] .. offsets[id + 1] in the arena
  private count = 1;
  private slots = NO_NUMBERS; // open addressing: id, or 0 for free
  private hashes = NO_NUMBERS; // by id
  // The bytes of the last call, so that a log is wrapped once and not for each of its strings.
  private source: Uint8Array = this.arena;
  private view = NO_VIEW;
  private arenaView = NO_VIEW;
  private readonly decoded: (string | undefined)[] = [''];

  /** The table of another collector. The arrays become the table's own. */
  static fromParts({ texts, offsets, hashes, slots }: StringParts): ByteStringTable {
    const table = new ByteStringTable();
    table.arena = texts;
    table.arenaView = toView(texts);
    table.used = texts.length;
    table.offsets = offsets;
    table.count = offsets.length - 1;
    table.hashes = hashes;
    table.slots = slots;
    table.release();
    return table;
  }

  get size(): number {
    return this.count;
  }

  /** Bytes of all texts together. */
  get byteLength(): number {
    return this.used;
  }

  get encoded(): EncodedTexts {
    return { bytes: this.arena, offsets: this.offsets, hashes: this.hashes };
  }

  get(id: number): string {
    if (id <= 0 || id >= this.count) {
      return '';
    }
    const known = this.decoded[id];
    if (known !== undefined) {
      return known;
    }
    const text = toText(this.arena.subarray(this.offsets[id], this.offsets[id + 1]));
    this.decoded[id] = text;
    return text;
  }

  internText(text: string): number {
    const bytes = toBytes(text);
    return this.intern(bytes, 0, bytes.length);
  }

  /** Lets go of the bytes that were interned from and of spare room; a session holds thousands of tables. */
  compact(): void {
    this.arena = this.arena.slice(0, this.used);
    this.arenaView = toView(this.arena);
    this.source = this.arena;
    this.view = this.arenaView;
    if (this.count > 1) {
      this.offsets = this.offsets.slice(0, this.count + 1);
      this.hashes = this.hashes.slice(0, this.count);
    }
  }

  /** Lets go of the log and of spare room. */
  finish(): this {
    this.release();
    this.compact();
    return this;
  }

  /** What {@link fromParts} takes: the table's own arrays, where nothing is to be added any more. */
  toParts(): StringParts {
    // A table without texts has arrays that all such tables share.
    return this.count > 1
      ? { texts: this.arena, offsets: this.offsets, hashes: this.hashes, slots: this.slots }
      : {
          texts: new Uint8Array(0),
          offsets: new Uint32Array(2),
          hashes: new Uint32Array(1),
          slots: new Uint32Array(1),
        };
  }

  /** Gives another collector the same texts in the same order. */
  copyTo(other: StringCollector): void {
    for (let id = 1; id < this.count; id++) {
      other.intern(this.arena, this.offsets[id] as number, this.offsets[id + 1] as number);
    }
  }

  /** Decodes nothing: a text that the table lacks costs one hash. */
  find(text: string): number {
    const bytes = toBytes(text);
    this.setSource(bytes);
    const hash = getHash(this.view, 0, bytes.length);
    return this.slots[this.findSlot(hash, 0, bytes.length)] as number;
  }

  intern(bytes: Uint8Array, start: number, end: number): number {
    this.setSource(bytes);
    const hash = getHash(this.view, start, end);
    const slot = this.findSlot(hash, start, end);
    const id = this.slots[slot] as number;
    return id === 0 ? this.add(bytes, start, end, hash, slot) : id;
  }

  /** Lets go of the bytes of the last call: strings live on by themselves. */
  release(): void {
    this.setSource(this.arena);
  }

  private setSource(bytes: Uint8Array): void {
    if (bytes !== this.source) {
      this.source = bytes;
      this.view = toView(bytes);
    }
  }

  /** The slot that holds the source's range, or the free one where it belongs. */
  private findSlot(hash: number, start: number, end: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot] as number;
      if (id === 0 || (this.hashes[id] === hash && this.equals(id, start, end))) {
        return slot;
      }
    }
  }

  private equals(id: number, start: number, end: number): boolean {
    const { view, arenaView } = this;
    let from = this.offsets[id] as number;
    if ((this.offsets[id + 1] as number) - from !== end - start) {
      return false;
    }
    let i = start;
    for (const last = end - 4; i <= last; i += 4, from += 4) {
      if (view.getInt32(i, true) !== arenaView.getInt32(from, true)) {
        return false;
      }
    }
    for (; i < end; i++, from++) {
      if (view.getUint8(i) !== arenaView.getUint8(from)) {
        return false;
      }
    }
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    if (this.slots === NO_NUMBERS) {
      this.slots = new Uint32Array(FIRST_NUMBERS * 2);
      slot = hash & (this.slots.length - 1);
    }
    const id = this.count++;
    const length = end - start;
    if (this.used + length > this.arena.length) {
      const larger = new Uint8Array(Math.max(FIRST_TEXTS, this.arena.length * 2, this.used + length));
      larger.set(this.arena);
      this.arena = larger;
      this.arenaView = toView(larger);
    }
    if (id + 2 > this.offsets.length) {
      const offsets = new Uint32Array(Math.max(FIRST_NUMBERS, this.offsets.length * 2));
      offsets.set(this.offsets);
      this.offsets = offsets;
      const hashes = new Uint32Array(offsets.length);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
    const { arena, used } = this;
    for (let i = 0; i < length; i++) {
      arena[used + i] = bytes[start + i] as number;
    }
    this.offsets[id] = this.used;
    this.used += length;
    this.offsets[id + 1] = this.used;
    this.hashes[id] = hash;
    this.slots[slot] = id;
    if (this.count * 2 > this.slots.length) {
      this.rehash();
    }
    return id;
  }

  private rehash(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id < this.count; id++) {
      let slot = (this.hashes[id] as number) & mask;
      while (slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id;
    }
    this.slots = slots;
  }
}
