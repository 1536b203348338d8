import { buildFaultList } from './faultList';
import { LogIndexBuilder } from './logIndexBuilder';
import { LogScanner } from './logScanner';
import type { LogIndex } from './logIndex';

/**
 * Reads the bytes of a (decompressed, UTF-8) log in any packing into columns. Never throws. Linear in the size of the
 * input for any input: after a fault reading goes on at the first place where a whole record stands.
 *
 * Records and faults never overlap; every byte that belongs to neither is well-formed envelope.
 */
export function scanLog(bytes: Uint8Array): LogIndex {
  const builder = new LogIndexBuilder();
  const scanner = new LogScanner(builder);
  const shape = scanner.scan(bytes);
  return builder.build(bytes, shape, buildFaultList(scanner.faults, builder, bytes));
}
