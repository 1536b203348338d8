import { GrowingBytes } from '../growingBytes';

/** Gathers chunks up to a limit; what is past the limit is dropped and `isFull` tells so. */
export class ByteCollector {
  private size = 0;
  private dropped = false;

  /** `expected` bytes are made room for at once: with a guess that is right nothing is copied again. */
  constructor(
    private readonly limit: number,
    private readonly expected = 0,
    private readonly memory = new GrowingBytes(),
  ) {}

  get length(): number {
    return this.size;
  }

  /** True once a byte did not fit. */
  get isFull(): boolean {
    return this.dropped;
  }

  add(chunk: Uint8Array): void {
    const room = this.limit - this.size;
    if (chunk.length > room) {
      this.dropped = true;
    }
    const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
    if (this.size === 0) {
      this.memory.reserve(Math.min(this.limit, this.expected));
    }
    const end = this.size + kept.length;
    this.memory.reserve(end, this.size).set(kept, this.size);
    this.size = end;
  }

  /** All bytes in one array. */
  take(): Uint8Array {
    return this.memory.reserve(this.size, this.size);
  }
}
