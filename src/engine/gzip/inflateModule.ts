import type { WasmGlobal } from '../../core/wasm/wasmModule';
import { WasmModule } from '../../core/wasm/wasmModule';
import { INFLATE_MODULE } from './inflateModule.generated';

/** The exports of assembly/inflate.ts, where they are told. */
export interface InflateExports {
  readonly memory: {
    readonly buffer: ArrayBuffer;
    /** Pages of 64 KiB. Throws where there is no room. */
    readonly grow: (pages: number) => number;
  };
  readonly heap: WasmGlobal;
  readonly readAt: WasmGlobal;
  readonly writeAt: WasmGlobal;
  readonly open: (start: number, end: number, to: number) => void;
  readonly run: (stop: number) => number;
}

const module = new WasmModule(INFLATE_MODULE);

/** An instance of the inflate module; undefined where the host cannot have one. */
export function createInflateModule(): InflateExports | undefined {
  return module.createInstance({}) as InflateExports | undefined;
}
