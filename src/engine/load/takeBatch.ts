import { statSync } from 'node:fs';
import type { LogInput } from '../../protocol/engine';

/**
 * Bytes of text of a batch: some 12,000 records, 35 ms of work. Long enough that starting one costs nothing, short enough
 * that two threads end together and that a cancel is heard soon.
 */
const BATCH_TEXT = 16 * 1024 * 1024;

/** Logs of a batch: tiny ones cost by their number. */
const MOST_LOGS = 256;

/** Logs of CloudTrail shrink to an eighth. */
const RATIO = 8;

/** About how many bytes of text a log has; 0 where its file cannot be looked at. */
export function estimateText(input: LogInput): number {
  if (input.kind === 'bytes') {
    return toText(input.bytes.length, input.bytes[0] === 0x1f && input.bytes[1] === 0x8b);
  }
  return toText(getSize(input.path), input.path.endsWith('.gz'));
}

/** 0 where it cannot be told: reading the file will say why. */
function getSize(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function toText(stored: number, isCompressed: boolean): number {
  return isCompressed ? stored * RATIO : stored;
}

/** Where the batch ends that begins with log `from`. */
export function takeBatch(inputs: readonly LogInput[], from: number): { end: number; text: number } {
  let end = from;
  let text = 0;
  for (; end < inputs.length && end < from + MOST_LOGS && text < BATCH_TEXT; end++) {
    const input = inputs[end];
    text += input === undefined ? 0 : estimateText(input);
  }
  return { end, text };
}
