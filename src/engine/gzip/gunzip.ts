import { crc32 } from 'node:zlib';
import type { WasmGlobal } from '../../core/wasm/wasmModule';
import { findDeflate, TAIL } from './findDeflate';
import { createInflateModule, type InflateExports } from './inflateModule';

// How a run of the module ended.
const ENDED = 0;
const FULL = 1; // the text has come to where it should stop; else something is out of order

/** Bytes behind the data and behind the text that the module may touch. */
const SPARE = 512;
const PAGE = 65536;

/** Bytes of text of a step: they are still in the processor's cache when their checksum is taken. */
const STEP = 512 * 1024;

/** The length that the last member tells is believed up to so many bytes of text for a byte of data; then the memory grows. */
const USUAL_RATIO = 64;

const NO_BYTES = new Uint8Array(0);

/**
 * Unpacks sound gzip data of one or more members, step by step, into memory that is used again for the next: nothing is
 * allocated for a file, where zlib makes an object and a buffer for each. Takes half the time that zlib takes for a log of
 * 54 MB, and two thirds for one of 135 KB. Knows no faults: what is not sound is for zlib, which has words for it.
 *
 * What it gives out is valid until it is asked for something else.
 */
export class Gunzip {
  private module: InflateExports | undefined;
  private memory = NO_BYTES;
  /** What is unpacked; undefined where it lies at `heap`, since memory that has grown is elsewhere. */
  private foreign: Uint8Array | undefined = NO_BYTES;
  private length = 0;
  private limit = 0;
  // Addresses: of the data, of the text, and of the text of the member at work.
  private heap = 0;
  private text = 0;
  private member = 0;
  /** Bytes that there are for the text. */
  private room = 0;
  private checksum = 0;
  private isOpen = false;
  private isRefused = true;

  /** Room for so many bytes of data: what is written there need not be moved. */
  reserveData(size: number): Uint8Array {
    this.close();
    return this.reserve(size, 0) ? this.memory.subarray(this.heap, this.heap + size) : new Uint8Array(size);
  }

  /** Sets what {@link next} unpacks, to at most `limit` bytes. */
  open(data: Uint8Array, limit: number): void {
    const isInPlace = data.buffer === this.memory.buffer && data.byteOffset === this.heap;
    this.close();
    this.foreign = isInPlace ? undefined : data;
    this.length = data.length;
    this.limit = limit;
    if (data.length < TAIL) {
      return;
    }
    const told = toView(data).getUint32(data.length - 4, true);
    if (told > limit) {
      return; // so long is the last member alone, or the data is not sound
    }
    // A byte more than there is: then the end of the data is seen in the first pass.
    this.room = Math.min(told, data.length * USUAL_RATIO) + 1;
    if (!this.reserve(data.length, this.room)) {
      return;
    }
    if (!isInPlace) {
      this.memory.set(data, this.heap);
    }
    this.member = this.text;
    this.isRefused = !this.openMember(0);
  }

  /** The data that was given to {@link open}, where it is now. */
  get data(): Uint8Array {
    return this.foreign ?? this.memory.subarray(this.heap, this.heap + this.length);
  }

  /** Unpacks on. True while more follows. */
  next(): boolean {
    const { module } = this;
    if (module === undefined || !this.isAtWork()) {
      return false;
    }
    const from = getAddress(module.writeAt);
    const end = this.text + this.room;
    const result = module.run(Math.min(from + STEP, end));
    const to = getAddress(module.writeAt);
    this.checksum = crc32(this.memory.subarray(from, to), this.checksum);
    if (result === FULL) {
      this.isRefused = to >= end && !this.grow();
    } else {
      this.isRefused = result !== ENDED || !this.closeMember();
    }
    return this.isAtWork();
  }

  /** Bytes of the data that are done. */
  get used(): number {
    return this.module === undefined ? 0 : Math.max(0, getAddress(this.module.readAt) - this.heap);
  }

  /** The text, once nothing more follows; undefined where the data is not sound, or its text is longer than the limit. */
  take(): Uint8Array | undefined {
    const { module } = this;
    return module === undefined || this.isRefused || this.isOpen
      ? undefined
      : this.memory.subarray(this.text, getAddress(module.writeAt));
  }

  /** Lets go of the memory. */
  release(): void {
    this.close();
    this.module = undefined;
    this.memory = NO_BYTES;
  }

  private close(): void {
    this.foreign = NO_BYTES;
    this.length = 0;
    this.isOpen = false;
    this.isRefused = true;
  }

  private isAtWork(): boolean {
    return this.isOpen && !this.isRefused;
  }

  private openMember(start: number): boolean {
    const at = findDeflate(this.data, start);
    if (at === undefined) {
      return false;
    }
    this.module?.open(this.heap + at, this.heap + this.length - TAIL, this.member);
    this.checksum = 0;
    this.isOpen = true;
    return true;
  }

  /** Whether the member is as its last bytes tell, and what follows is another one, zeros or nothing. */
  private closeMember(): boolean {
    const { data, module } = this;
    if (module === undefined) {
      return false;
    }
    const tail = getAddress(module.readAt) - this.heap;
    const end = getAddress(module.writeAt);
    const view = toView(data);
    if (
      view.getUint32(tail, true) !== this.checksum ||
      view.getUint32(tail + 4, true) !== (end - this.member) >>> 0 ||
      end - this.text > this.limit
    ) {
      return false;
    }
    this.isOpen = false;
    this.member = end;
    const next = tail + TAIL;
    return data[next] === 0x1f ? this.openMember(next) : data.subarray(next).every((byte) => byte === 0);
  }

  /** Makes room for more text; false where there is none, or where the limit is reached. */
  private grow(): boolean {
    if (this.room > this.limit) {
      return false;
    }
    this.room = Math.min(this.limit + 1, this.room * 2 + STEP);
    return this.reserve(this.length, this.room);
  }

  /** Makes room for bytes of data and of text, and sets where both begin. False where there is no memory. */
  private reserve(data: number, text: number): boolean {
    const module = (this.module ??= createInflateModule());
    if (module === undefined) {
      return false;
    }
    this.heap = getAddress(module.heap);
    this.text = toEven(this.heap + data + SPARE);
    const missing = this.text + text + SPARE - module.memory.buffer.byteLength;
    if (missing > 0) {
      try {
        module.memory.grow(Math.ceil(missing / PAGE));
      } catch {
        return false;
      }
    }
    if (this.memory.buffer !== module.memory.buffer) {
      this.memory = new Uint8Array(module.memory.buffer);
    }
    return true;
  }
}

/** Addresses from 2 GiB on come as negative numbers. */
function getAddress({ value }: WasmGlobal): number {
  return value >>> 0;
}

/** The next address at which the processor likes to write. */
function toEven(address: number): number {
  return Math.ceil(address / 64) * 64;
}

function toView(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.length);
}
