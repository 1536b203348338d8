import { BULK } from './bulkReader';
import { buildFaultList } from './faultList';
import { LogIndexBuilder } from './logIndexBuilder';
import { LogScanner } from './logScanner';
import type { LogIndex } from './logIndex';

/**
 * One scanner for all logs; between them it holds nothing of any. V8 drops the code it has compiled for objects of a
 * shape when a garbage collection finds none of them alive: with a scanner for each log, the scan after a full
 * collection took four times as long.
 */
const scanner = new LogScanner(0, { ...BULK, kept: 2 * 1024 * 1024 });

/**
 * Reads the bytes of a (decompressed, UTF-8) log in any packing into columns. Never throws. Linear in the size of the
 * input for any input: after a fault reading goes on at the first place where a whole record stands.
 *
 * Records and faults never overlap; every byte that belongs to neither is well-formed envelope.
 */
export function scanLog(bytes: Uint8Array): LogIndex {
  try {
    return scanWith(scanner, bytes);
  } catch {
    // The record module could get no more memory.
    scanner.release();
    return scanWith(new LogScanner(), bytes);
  }
}

/** The same by a given scanner. */
export function scanWith(by: LogScanner, bytes: Uint8Array): LogIndex {
  const builder = new LogIndexBuilder();
  const shape = by.scan(bytes, builder);
  const faults = buildFaultList(by.faults, builder, bytes);
  const index = builder.build(bytes, shape, faults);
  by.release();
  return index;
}
