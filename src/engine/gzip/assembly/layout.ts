/** The layout of the module's memory, all in addresses and bytes. Behind HEAP the host puts what is packed and its text. */

// Bits that choose an entry of a code's table; longer codes go on in a sub-table.
export const LENGTH_BITS: u32 = 7; // code lengths have no longer codes
export const TEXT_BITS: u32 = 11; // bytes and lengths of copies
export const DISTANCE_BITS: u32 = 9;

// A sub-table has two codes at least, and at most 2 ** (15 - bits of its table) entries.
export const LENGTH_ENTRIES: u32 = 1 << LENGTH_BITS;
export const TEXT_ENTRIES: u32 = (1 << TEXT_BITS) + 143 * 16;
export const DISTANCE_ENTRIES: u32 = (1 << DISTANCE_BITS) + 15 * 64;

export const TEXT_TABLE: usize = 0x1000; // u32
export const DISTANCE_TABLE: usize = TEXT_TABLE + TEXT_ENTRIES * 4;
export const LENGTH_TABLE: usize = DISTANCE_TABLE + DISTANCE_ENTRIES * 4;
export const CODE_LENGTHS: usize = LENGTH_TABLE + LENGTH_ENTRIES * 4; // u8, of both codes of a block one after the other
export const COUNTS: usize = CODE_LENGTHS + 512; // u32, by code length
export const NEXT_CODES: usize = COUNTS + 64; // u32, by code length
export const TEXT_SYMBOLS: usize = NEXT_CODES + 64; // u32, see tables.ts
export const DISTANCE_SYMBOLS: usize = TEXT_SYMBOLS + 288 * 4;
export const LENGTH_SYMBOLS: usize = DISTANCE_SYMBOLS + 32 * 4;
export const HEAP: usize = 0x10000;
