import { RECORD_MODULE } from './recordModule.generated';

interface WasmGlobal {
  readonly value: number;
}

/** What the module asks of its host; addresses are those of its memory. */
export interface RecordImports {
  readonly isMarker: (start: number, end: number, hasEscape: number) => number;
  readonly internEscaped: (start: number, end: number) => number;
  readonly readTime: (start: number, end: number, hasEscape: number) => number;
  readonly isFailedSignIn: (start: number, end: number) => number;
}

/** The exports of assembly/readRecords.ts, where they are told. */
export interface RecordExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly open: () => void;
  readonly reset: (slots: number) => void;
  readonly run: (start: number, end: number, isElement: number) => number;
  readonly reserve: (length: number) => number;
  readonly internWritten: (length: number) => number;
  readonly keys: WasmGlobal;
  readonly keyLengths: WasmGlobal;
  readonly fieldByHash: WasmGlobal;
  readonly samples: WasmGlobal;
  readonly roles: WasmGlobal;
  readonly times: WasmGlobal;
  readonly ids: WasmGlobal;
  readonly redactedCounts: WasmGlobal;
  readonly flagBits: WasmGlobal;
  readonly capacity: WasmGlobal;
  readonly window: WasmGlobal;
  readonly windowSize: WasmGlobal;
  readonly rows: WasmGlobal;
  readonly lastEnd: WasmGlobal;
  readonly nextStart: WasmGlobal;
  readonly failedAt: WasmGlobal;
  readonly stringCount: WasmGlobal;
  readonly slotCount: WasmGlobal;
  readonly textBytes: WasmGlobal;
  readonly stringSlots: WasmGlobal;
  readonly stringHashes: WasmGlobal;
  readonly stringOffsets: WasmGlobal;
  readonly stringTexts: WasmGlobal;
}

interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
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

/** Compiled once: V8 keeps its optimized code with the module, and all instances share it. */
let compiled: object | undefined;
let isRefused = false;

/**
 * An instance of the record module; undefined where the host has no WebAssembly with SIMD, or forbids it, as a page may.
 * What is read without it is the same, at a third of the speed.
 */
export function createRecordModule(imports: RecordImports): RecordExports | undefined {
  const { WebAssembly } = globalThis as { readonly WebAssembly?: WebAssemblyApi };
  if (WebAssembly === undefined || isRefused) {
    return undefined;
  }
  try {
    compiled ??= new WebAssembly.Module(decodeBase64(RECORD_MODULE));
    const { exports } = new WebAssembly.Instance(compiled, {
      host: imports,
      env: {
        abort: () => {
          throw new Error('The record module gave up.');
        },
      },
    });
    return exports as RecordExports;
  } catch {
    isRefused = true;
    return undefined;
  }
}
