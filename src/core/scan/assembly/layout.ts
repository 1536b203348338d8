/** The layout of the module's memory, all in addresses and bytes. Behind HEAP are the strings, which grow. */

// Fields by number: the host writes those of recordField.ts at FIELD_NUMBERS, so that they are told once.
export const FIELDS: u32 = 64; // room for as many; `seen` has a bit for each

export const KEYS: usize = 0x400; // by field: 32 bytes of the name with quotes and colon, 32 bytes of mask
export const KEY_LENGTHS: usize = KEYS + FIELDS * 64; // by field, with quotes and colon
export const FIELD_BY_HASH: usize = KEY_LENGTHS + FIELDS; // 256, see recordField.ts; 255 for none
export const NEXT_FIELD: usize = FIELD_BY_HASH + 256; // by field (and FIELDS - 1 for the start): the one that followed it last
export const BYTE_CLASS: usize = NEXT_FIELD + FIELDS; // 256 sets of bits, see bytes.ts
export const SAMPLES: usize = BYTE_CLASS + 256; // by field: group, three offsets; see knownValues.ts
export const ROLES: usize = SAMPLES + FIELDS * 4; // numbers of the fields that are read, in the order of fields.ts
export const FRAME: usize = ROLES + 64; // by field, 32 bytes: see fields.ts
export const STACK: usize = FRAME + FIELDS * 32; // 1 for an object, 0 for an array
export const MAX_DEPTH: usize = 1024;
export const SLOTS: usize = (STACK + MAX_DEPTH + 63) & ~63; // known values, see knownValues.ts
export const SLOT_BITS: u32 = 8;
export const SLOT_GROUPS: usize = 10;
export const SLOT_WIDTH: usize = 32;
export const TEXTS: usize = SLOTS + ((SLOT_GROUPS << SLOT_BITS) * SLOT_WIDTH); // texts of known values that are no column
export const TEXT_SIZE: usize = 256;
export const COLUMNS: usize = TEXTS + (TEXT_SIZE << SLOT_BITS);
export const CAPACITY: usize = 1024; // rows
export const TIMES: usize = COLUMNS; // f64
export const IDS: usize = TIMES + CAPACITY * 8; // u32, twelve columns
export const REDACTED: usize = IDS + CAPACITY * 4 * 12; // u16
export const FLAGS: usize = REDACTED + CAPACITY * 2; // u8
export const WINDOW: usize = (FLAGS + CAPACITY + 4095) & ~4095;
export const WINDOW_SIZE: usize = 256 * 1024;
export const PADDING: usize = 64;
export const HEAP: usize = WINDOW + WINDOW_SIZE + PADDING;
