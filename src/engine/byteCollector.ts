/** Gathers chunks up to a limit; what is past the limit is dropped and `isFull` tells so. */
export class ByteCollector {
  private readonly chunks: Uint8Array[] = [];
  private size = 0;
  private dropped = false;

  constructor(private readonly limit: number) {}

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
    if (kept.length > 0) {
      this.chunks.push(kept);
      this.size += kept.length;
    }
  }

  /** All bytes in one array; the chunks are let go. */
  take(): Uint8Array {
    const [only] = this.chunks;
    if (this.chunks.length === 1 && only !== undefined) {
      return only;
    }
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for (const chunk of this.chunks.splice(0)) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}
