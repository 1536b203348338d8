/** A global that a module of WebAssembly exports. */
export interface WasmGlobal {
  readonly value: number;
}

interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** A module of WebAssembly, compiled from AssemblyScript and given in base 64. */
export class WasmModule {
  /** Compiled once: V8 keeps its optimized code with the module, and all instances share it. */
  private compiled: object | undefined;
  private isRefused = false;

  constructor(private readonly text: string) {}

  /** The exports of another instance; undefined where the host has no WebAssembly with SIMD, or forbids it, as a page may. */
  createInstance(imports: object): unknown {
    const { WebAssembly } = globalThis as { readonly WebAssembly?: WebAssemblyApi };
    if (WebAssembly === undefined || this.isRefused) {
      return undefined;
    }
    try {
      this.compiled ??= new WebAssembly.Module(decodeBase64(this.text));
      return new WebAssembly.Instance(this.compiled, { ...imports, env: { abort } }).exports;
    } catch {
      this.isRefused = true;
      return undefined;
    }
  }
}

function abort(): never {
  throw new Error('The module gave up.');
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Core has neither atob nor Buffer. */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(128);
  for (let i = 0; i < DIGITS.length; i++) {
    values[DIGITS.charCodeAt(i)] = i;
  }
  const end = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - end);
  const at = (i: number): number => values[text.charCodeAt(i)] ?? 0;
  for (let i = 0, o = 0; i < text.length; i += 4, o += 3) {
    const bits = (at(i) << 18) | (at(i + 1) << 12) | (at(i + 2) << 6) | at(i + 3);
    bytes[o] = bits >> 16;
    bytes[o + 1] = bits >> 8;
    bytes[o + 2] = bits;
  }
  return bytes;
}
