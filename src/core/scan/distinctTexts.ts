import { toBytes } from '../text/utf8';
import { getTextHash } from './byteStringTable';
import type { StringTable } from './stringTable';

const FIRST_SLOTS = 64;

/** The bytes of a text of a table; not to be changed. */
export function getTextBytes(strings: StringTable, id: number): Uint8Array {
  const { encoded } = strings;
  return encoded === undefined
    ? toBytes(strings.get(id))
    : encoded.bytes.subarray(encoded.offsets[id], encoded.offsets[id + 1]);
}

/**
 * Numbers for the texts of several tables, from 0 on: texts with equal bytes have one. Holds the place of each and not
 * the text: the 32,000 identities of a million events took 20 MB as the keys of a Map.
 */
export class DistinctTexts {
  private count = 0;
  /** Open addressing: number and 1; 0 for a free slot. */
  private slots = new Uint32Array(FIRST_SLOTS);
  private hashes = new Uint32Array(FIRST_SLOTS);
  private ids = new Uint32Array(FIRST_SLOTS);
  private readonly tables: StringTable[] = [];

  get size(): number {
    return this.count;
  }

  /** The number of a text; `size` as it was before where the text is new. */
  getNumber(strings: StringTable, id: number): number {
    const bytes = getTextBytes(strings, id);
    const hash = strings.encoded?.hashes[id] ?? getTextHash(bytes);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let held = this.slots[slot] ?? 0; held !== 0; held = this.slots[slot] ?? 0) {
      if (this.hashes[held - 1] === hash && this.isEqual(held - 1, bytes)) {
        return held - 1;
      }
      slot = (slot + 1) & mask;
    }
    return this.add(strings, id, hash, slot);
  }

  private isEqual(number: number, bytes: Uint8Array): boolean {
    const strings = this.tables[number];
    const own = strings === undefined ? undefined : getTextBytes(strings, this.ids[number] ?? 0);
    return own?.length === bytes.length && own.every((byte, i) => byte === bytes[i]);
  }

  private add(strings: StringTable, id: number, hash: number, slot: number): number {
    const number = this.count++;
    this.slots[slot] = this.count;
    this.hashes[number] = hash;
    this.ids[number] = id;
    this.tables.push(strings);
    if (this.count * 2 > this.slots.length) {
      this.grow();
    }
    return number;
  }

  private grow(): void {
    const size = this.slots.length * 2;
    const slots = new Uint32Array(size);
    this.hashes = copyInto(this.hashes, size);
    this.ids = copyInto(this.ids, size);
    for (let number = 0; number < this.count; number++) {
      let slot = (this.hashes[number] ?? 0) & (size - 1);
      while (slots[slot] !== 0) {
        slot = (slot + 1) & (size - 1);
      }
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}

function copyInto(numbers: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(numbers);
  return larger;
}
