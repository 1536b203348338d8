import { getTextHash } from '../scan/byteStringTable';
import type { EncodedTexts } from '../scan/stringTable';
import { toBytes } from '../text/utf8';
import type { SourceLog } from './sourceLog';

/**
 * The eventIDs of a session: which event was the first with each. Hashes that the scanner has made already lead to the
 * events, and bytes are compared where hashes are equal. A Map of texts takes three times as long for 1,000,000 events,
 * and leaves a string of each for every later garbage collection to look at.
 */
export class EventIDs {
  /** Open addressing: the event's number and 1; 0 for a free slot. */
  private readonly slots: Uint32Array;
  /** By event. */
  private readonly hashes: Uint32Array;
  private readonly encoded: readonly (EncodedTexts | undefined)[];

  /** `base` holds the number of the first event of each log. */
  constructor(
    private readonly logs: readonly SourceLog[],
    private readonly base: Uint32Array,
    count: number,
  ) {
    let size = 1024;
    while (size < count * 1.5) {
      size *= 2;
    }
    this.slots = new Uint32Array(size);
    this.hashes = new Uint32Array(count);
    this.encoded = logs.map(({ index }) => index.strings.encoded);
  }

  /** The first event that was asked for with this eventID, a text of the log `source`; the event itself where it is that. */
  getFirst(event: number, source: number, id: number): number {
    const { slots, hashes } = this;
    const hash = this.getHash(source, id);
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      if (hashes[held - 1] === hash && this.isEqual(held - 1, source, id)) {
        return held - 1;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = event + 1;
    hashes[event] = hash;
    return event;
  }

  private getHash(source: number, id: number): number {
    const encoded = this.encoded[source];
    return encoded !== undefined && isAscii(encoded, id)
      ? (encoded.hashes[id] ?? 0)
      : getTextHash(this.toEncoded(source, id));
  }

  private isEqual(event: number, source: number, id: number): boolean {
    let other = 0;
    // Few events repeat one: a search among the logs costs less than a column of their numbers.
    for (let high = this.logs.length - 1; other < high;) {
      const middle = (other + high + 1) >>> 1;
      if ((this.base[middle] ?? 0) <= event) {
        other = middle;
      } else {
        high = middle - 1;
      }
    }
    const otherID = this.logs[other]?.index.eventID[event - (this.base[other] ?? 0)] ?? 0;
    const a = this.toEncoded(other, otherID);
    const b = this.toEncoded(source, id);
    return a.length === b.length && a.every((byte, i) => byte === b[i]);
  }

  /** Bytes that are equal exactly where the texts are: those of the log, but for damaged UTF-8. */
  private toEncoded(source: number, id: number): Uint8Array {
    const encoded = this.encoded[source];
    return encoded !== undefined && isAscii(encoded, id)
      ? encoded.bytes.subarray(encoded.offsets[id], encoded.offsets[id + 1])
      : toBytes(this.logs[source]?.index.strings.get(id) ?? '');
  }
}

function isAscii({ bytes, offsets }: EncodedTexts, id: number): boolean {
  const end = offsets[id + 1] ?? 0;
  let bits = 0;
  for (let i = offsets[id] ?? 0; i < end; i++) {
    bits |= bytes[i] as number;
  }
  return bits < 0x80;
}
