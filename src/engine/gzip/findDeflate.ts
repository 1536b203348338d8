// Flags of a member's head. RFC 1952, 2.3.1.
const TEXT = 1;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const KNOWN = TEXT | EXTRA | NAME | COMMENT;

const HEAD = 10;
/** Checksum and length of the text. */
export const TAIL = 8;

/**
 * Where the deflated data of the gzip member begins that begins at `start`; undefined where none does, and for a head that has a
 * checksum of its own, which nobody writes, or what the format does not know.
 */
export function findDeflate(data: Uint8Array, start: number): number | undefined {
  const flags = data[start + 3];
  if (
    flags === undefined ||
    data[start] !== 0x1f ||
    data[start + 1] !== 0x8b ||
    data[start + 2] !== 8 ||
    (flags & ~KNOWN) !== 0
  ) {
    return undefined;
  }
  let at = start + HEAD;
  if (flags & EXTRA) {
    at += 2 + ((data[at] ?? 0) | ((data[at + 1] ?? 0) << 8));
  }
  for (const flag of [NAME, COMMENT]) {
    if (flags & flag) {
      const end = data.indexOf(0, at);
      if (end < 0) {
        return undefined;
      }
      at = end + 1;
    }
  }
  return at + TAIL <= data.length ? at : undefined;
}
