import type { Span } from '../text/span';
import type { Fault } from './fault';

/** Whether only space and commas stand between two offsets. */
function isSeparator(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = bytes[i];
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09 && c !== 0x2c) {
      return false;
    }
  }
  return true;
}

function clip(fault: Fault, start: number, end: number): Fault {
  return { ...fault, span: { start, end }, at: Math.max(start, Math.min(end, fault.at)) };
}

/** The parts of a fault that no record covers; records are in order and do not overlap. */
function subtractRecords(
  fault: Fault,
  records: { readonly count: number; getSpan(i: number): Span },
): Fault[] {
  if (fault.span.start === fault.span.end) {
    return [fault];
  }
  // Binary search for the first record that ends after the fault's start.
  let low = 0;
  let high = records.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (records.getSpan(middle).end <= fault.span.start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const parts: Fault[] = [];
  let from = fault.span.start;
  for (let i = low; i < records.count; i++) {
    const record = records.getSpan(i);
    if (record.start >= fault.span.end) {
      break;
    }
    if (record.start > from) {
      parts.push(clip(fault, from, record.start));
    }
    from = Math.max(from, record.end);
  }
  if (from < fault.span.end) {
    parts.push(clip(fault, from, fault.span.end));
  }
  return parts;
}

/**
 * Puts faults in order, takes the records out of their spans, and joins neighbours that say the same and have nothing
 * but separators between them.
 */
export function buildFaultList(
  faults: readonly Fault[],
  records: { readonly count: number; getSpan(i: number): Span },
  bytes: Uint8Array,
): Fault[] {
  const parts = faults
    .flatMap((fault) => subtractRecords(fault, records))
    .filter(
      (fault) =>
        fault.span.start === fault.span.end ||
        !isSeparator(bytes, fault.span.start, fault.span.end) ||
        fault.kind === 'unexpected-text',
    )
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const result: Fault[] = [];
  for (const fault of parts) {
    const last = result.at(-1);
    if (last !== undefined && fault.span.end <= last.span.end && fault.span.start >= last.span.start) {
      continue; // told by the wider fault already
    }
    if (
      last?.kind === fault.kind &&
      last.message === fault.message &&
      last.span.end > last.span.start &&
      isSeparator(bytes, last.span.end, fault.span.start)
    ) {
      result[result.length - 1] = { ...last, span: { start: last.span.start, end: fault.span.end } };
      continue;
    }
    result.push(
      last !== undefined && fault.span.start < last.span.end
        ? clip(fault, last.span.end, fault.span.end)
        : fault,
    );
  }
  return result;
}
