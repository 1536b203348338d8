import type { WasmGlobal } from '../wasm/wasmModule';
import { WasmModule } from '../wasm/wasmModule';
import { RECORD_MODULE } from './recordModule.generated';

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

const module = new WasmModule(RECORD_MODULE);

/** An instance of the record module; undefined where the host cannot have one. What is read without it is the same, at a third of the speed. */
export function createRecordModule(imports: RecordImports): RecordExports | undefined {
  return module.createInstance({ host: imports }) as RecordExports | undefined;
}
