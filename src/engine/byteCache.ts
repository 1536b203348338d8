/** Values by key with a bound on their bytes: the least recently used go first. One larger than the bound is not kept. */
export class ByteCache<K> {
  private readonly values = new Map<K, Uint8Array>();
  private held = 0;

  constructor(private readonly limit: number) {}

  /** Bytes that are held. */
  get byteLength(): number {
    return this.held;
  }

  get(key: K): Uint8Array | undefined {
    const value = this.values.get(key);
    if (value !== undefined) {
      // A Map keeps the order of insertion: the first is the least recently used.
      this.values.delete(key);
      this.values.set(key, value);
    }
    return value;
  }

  set(key: K, value: Uint8Array): void {
    this.delete(key);
    if (value.length > this.limit) {
      return;
    }
    this.values.set(key, value);
    this.held += value.length;
    for (const oldest of this.values.keys()) {
      if (this.held <= this.limit) {
        break;
      }
      this.delete(oldest);
    }
  }

  clear(): void {
    this.values.clear();
    this.held = 0;
  }

  private delete(key: K): void {
    this.held -= this.values.get(key)?.length ?? 0;
    this.values.delete(key);
  }
}
