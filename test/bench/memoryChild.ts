/** The program of `measureMemory`: run with --expose-gc and the path of a log; prints what it measured as JSON. */
import { readFileSync } from 'node:fs';
import type { Memory } from './cases/memoryCase';
import { scanLog } from '../../src/core/scan/scanLog';
import { ByteStringTable } from '../../src/core/scan/byteStringTable';
import { toText } from '../../src/core/text/utf8';

function getUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external; // external holds the array buffers too
}

function measure(file: string): Memory {
  const content = readFileSync(file);
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.length);
  scanLog(bytes.subarray(0, 100_000)); // code is loaded, and the scanner has the memory that it keeps between logs
  const before = getUsed();
  const residentBefore = process.memoryUsage.rss();
  const index = scanLog(bytes);
  const peak = Math.max(0, process.resourceUsage().maxRSS * 1024 - residentBefore);
  const withIndex = getUsed();
  const columns = Object.values(index)
    .filter((value) => ArrayBuffer.isView(value))
    .reduce((sum, view) => sum + view.byteLength, 0);
  const parsed = JSON.parse(toText(bytes)) as unknown;
  const withObjects = getUsed();
  // Named here so that neither is collected before it is measured.
  const kept: readonly unknown[] = [index, parsed];
  return {
    records: index.count,
    columns,
    texts: index.strings instanceof ByteStringTable ? index.strings.byteLength : 0,
    index: withIndex - before,
    objects: withObjects - withIndex,
    peak: kept.length > 0 ? peak : 0,
  };
}

console.log(JSON.stringify(measure(process.argv[2] ?? '')));
