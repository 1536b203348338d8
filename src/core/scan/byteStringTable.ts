import { toBytes, toText } from '../text/utf8';
import type { StringTable } from './stringTable';

/**
 * Interns UTF-8 byte ranges. Each distinct range gets a number from 1 on; equal bytes get equal numbers. Nothing is
 * decoded until `get` asks, and then once.
 */
export class ByteStringTable implements StringTable {
  private arena = new Uint8Array(64 * 1024);
  private used = 0;
  private offsets = new Uint32Array(1024); // offsets[id] .. offsets[id + 1] in the arena
  private count = 1;
  private slots = new Uint32Array(2048); // open addressing: id, or 0 for free
  private hashes = new Uint32Array(1024); // by id
  private readonly decoded: (string | undefined)[] = [''];

  get size(): number {
    return this.count;
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

  intern(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) {
      hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    }
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = this.slots[slot] as number;
      if (id === 0) {
        return this.add(bytes, start, end, hash, slot);
      }
      if (this.hashes[id] === hash && this.equals(id, bytes, start, end)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
  }

  private equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.offsets[id] as number;
    if ((this.offsets[id + 1] as number) - from !== end - start) {
      return false;
    }
    for (let i = start, j = from; i < end; i++, j++) {
      if (bytes[i] !== this.arena[j]) {
        return false;
      }
    }
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.count++;
    const length = end - start;
    if (this.used + length > this.arena.length) {
      const larger = new Uint8Array(Math.max(this.arena.length * 2, this.used + length));
      larger.set(this.arena);
      this.arena = larger;
    }
    if (id + 2 > this.offsets.length) {
      const offsets = new Uint32Array(this.offsets.length * 2);
      offsets.set(this.offsets);
      this.offsets = offsets;
      const hashes = new Uint32Array(offsets.length);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
    this.arena.set(bytes.subarray(start, end), this.used);
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
