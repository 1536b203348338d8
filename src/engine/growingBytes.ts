const NO_BYTES = new Uint8Array(0);

/**
 * Memory that grows and is used again. A log of 50 MB needs its text for a tenth of a second; with memory of its own for
 * each, two threads held 350 MB of what nobody needed any more.
 */
export class GrowingBytes {
  private bytes: Uint8Array<ArrayBuffer> = NO_BYTES;

  /** `size` bytes, the first `kept` of which are as they were when it was asked before. */
  reserve(size: number, kept = 0): Uint8Array<ArrayBuffer> {
    if (this.bytes.length < size) {
      const larger = new Uint8Array(kept === 0 ? size : Math.max(size, this.bytes.length * 1.5));
      larger.set(this.bytes.subarray(0, kept));
      this.bytes = larger;
    }
    return this.bytes.subarray(0, size);
  }

  /** Lets go of all of it. What was given out stays as it is. */
  release(): void {
    this.bytes = NO_BYTES;
  }
}
