import { toByteSize } from '../../core/text/toByteSize';
import type { ReadMemory } from '../readMemory';
import type { ReadFault } from '../readFault';
import { WorkTurn } from '../workTurn';
import type { Gunzip } from './gunzip';
import { lendGunzip } from './lendGunzip';
import type { ZlibPass } from './runZlib';
import { runZlib, ZLIB_STEP } from './runZlib';

/** What could be decompressed, and what was wrong where not all could. */
export interface Decompressed {
  readonly bytes: Uint8Array;
  readonly fault?: ReadFault;
}

export interface DecompressOptions {
  /** Most bytes to produce: a small file can unpack to more than the machine's memory. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of compressed bytes done. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Memory for what is produced; its own unless told. */
  readonly memory?: ReadMemory | undefined;
}

/**
 * Piece sizes around a damaged place. zlib throws away what it made of the piece that holds the damage; going down to
 * single bytes saves all that can be saved, at one more pass a size.
 */
const FINE_STEPS = [4096, 64, 1] as const;

/** True for the bytes that begin a gzip member. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip data of one or more members. Never throws on damaged data: it returns all that comes before the damage,
 * with a fault. Throws what the signal was aborted with.
 */
export async function decompress(data: Uint8Array, options: DecompressOptions): Promise<Decompressed> {
  const { memory } = options;
  if (memory === undefined) {
    // A copy: the memory of a module cannot change hands.
    const text = await lendGunzip(async (gunzip) => (await unpackSound(gunzip, data, options))?.slice());
    return text === undefined ? unpackDamaged(data, options) : { bytes: text };
  }
  const text = await unpackSound(memory.gunzip, data, options);
  return text === undefined ? unpackDamaged(memory.gunzip.data, options) : { bytes: text };
}

/** Undefined for whatever is not sound; else in the gunzip's memory. */
async function unpackSound(
  gunzip: Gunzip,
  data: Uint8Array,
  { limit, signal, onProgress }: DecompressOptions,
): Promise<Uint8Array | undefined> {
  const size = data.length;
  gunzip.open(data, limit);
  const turn = new WorkTurn();
  while (gunzip.next()) {
    if (turn.isOver) {
      onProgress?.(gunzip.used);
      await turn.end(signal);
    }
  }
  const text = gunzip.take();
  if (text !== undefined) {
    onProgress?.(size);
  }
  return text;
}

async function unpackDamaged(data: Uint8Array, options: DecompressOptions): Promise<Decompressed> {
  const zlibOptions = { ...options, memory: options.memory?.text };
  let pass = await runZlib(data, { ...zlibOptions, fineFrom: data.length, fineStep: ZLIB_STEP });
  for (const fineStep of FINE_STEPS) {
    if (pass.error === undefined || pass.failedAt >= data.length) {
      break;
    }
    pass = await runZlib(data, { ...zlibOptions, fineFrom: pass.failedAt, fineStep });
  }
  const fault = getFault(data, pass, options.limit);
  return { bytes: pass.bytes, ...(fault === undefined ? {} : { fault }) };
}

function getFault(data: Uint8Array, pass: ZlibPass, limit: number): ReadFault | undefined {
  const { error, isFull, used, bytes } = pass;
  const size = toByteSize(bytes.length);
  if (isFull) {
    const message = `The compressed file unpacks to more than ${toByteSize(limit)}. The first ${size} were read; what follows was not.`;
    return { kind: 'undecodable', message };
  }
  if (error?.code === 'Z_BUF_ERROR') {
    const message = `The compressed file ends too early: it is cut off, or its download stopped. ${size} could be unpacked.`;
    return { kind: 'truncated', message };
  }
  if (error?.message === 'incorrect data check' || error?.message === 'incorrect length check') {
    const message = `The compressed file's checksum does not fit its content: the file was changed or damaged. All ${size} are shown, but do not rely on them.`;
    return { kind: 'undecodable', message };
  }
  if (error?.message === 'incorrect header check' && bytes.length > 0) {
    // zlib refuses the second of the two bytes that would begin a member.
    return toStrayFault(data.length - pass.failedAt + 1);
  }
  if (error !== undefined) {
    const message = `The compressed file is damaged at byte ${pass.failedAt.toLocaleString('en-US')} (${error.message}). ${size} before it could be unpacked.`;
    return { kind: 'undecodable', message };
  }
  const rest = data.subarray(used);
  return rest.some((byte) => byte !== 0) ? toStrayFault(rest.length) : undefined;
}

function toStrayFault(size: number): ReadFault {
  const message = `What follows the end of the compressed data, ${toByteSize(size)}, is not compressed data and was not read.`;
  return { kind: 'undecodable', message };
}
