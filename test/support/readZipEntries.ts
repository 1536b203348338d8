import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** One file of a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  /** Where the entry begins in the archive. */
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;

/**
 * The files of a zip archive, from its central directory.
 * @throws when the file is not a zip archive.
 */
export function readZipEntries(file: string): readonly ZipEntry[] {
  const bytes = readFileSync(file);
  let end = bytes.length - END_SIZE;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_SIGNATURE) {
    end -= 1;
  }
  if (end < 0) {
    throw new Error(`${file} is not a zip archive.`);
  }
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) {
      throw new Error(`${file} has a damaged directory.`);
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength),
      size: bytes.readUInt32LE(at + 24),
      compressedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += ENTRY_SIZE + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The text of one file of a zip archive. */
export function readZipText(file: string, name: string): string {
  const entry = readZipEntries(file).find((item) => item.name === name);
  if (entry === undefined) {
    throw new Error(`${file} has no ${name}.`);
  }
  const bytes = readFileSync(file);
  const head = entry.offset + 30;
  const start = head + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  return (bytes.readUInt16LE(entry.offset + 8) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
}
