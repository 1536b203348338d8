import type { ByteStringTable } from './byteStringTable';

/** Where texts get their numbers while a log is read: equal bytes get equal numbers, from 1 on. */
export interface StringCollector {
  /** How many numbers are in use, 0 included. */
  readonly size: number;
  /** The number of a UTF-8 range. */
  intern(bytes: Uint8Array, start: number, end: number): number;
  /** The text of a number; '' for 0 and for what was not given out. */
  get(id: number): string;
  /** The table of all numbers, without spare room; the collector is used up. */
  finish(): ByteStringTable;
}
