/** One log to measure with, decompressed. */
export interface InputLog {
  readonly name: string;
  readonly bytes: Uint8Array;
}
