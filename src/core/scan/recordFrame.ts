import { CORE_FIELDS, RECORD_FIELD_COUNT } from './recordField';
import type { LookAlike } from './lookAlike';

/** What is known of an object while its members are read: which record fields it has and where their values stand. */
export class RecordFrame {
  /** Core fields seen; see {@link CORE_FIELDS}. */
  core = 0;
  /** All record fields seen. */
  fields = 0;
  lookAlike: LookAlike | undefined;
  private readonly starts = new Uint32Array(RECORD_FIELD_COUNT);
  private readonly ends = new Uint32Array(RECORD_FIELD_COUNT);
  private readonly escapes = new Uint8Array(RECORD_FIELD_COUNT);
  private readonly slots = new Uint16Array(RECORD_FIELD_COUNT);

  reset(): void {
    this.core = 0;
    this.fields = 0;
    this.lookAlike = undefined;
    this.ends.fill(0);
  }

  /**
   * Notes a field's value. A repeated key counts once and its last value wins, as in JSON.parse. `slot` is that of
   * {@link KnownValues}, 0 for none.
   */
  set(field: number, start: number, end: number, hasEscape: boolean, slot: number): void {
    if (this.ends[field] === 0) {
      this.fields++;
      if (field < CORE_FIELDS) {
        this.core++;
      }
    }
    this.starts[field] = start;
    this.ends[field] = end;
    this.escapes[field] = hasEscape ? 1 : 0;
    this.slots[field] = slot;
  }

  has(field: number): boolean {
    return this.ends[field] !== 0;
  }

  getStart(field: number): number {
    return this.starts[field] as number;
  }

  /** Offset after the value; 0 where the field is absent. */
  getEnd(field: number): number {
    return this.ends[field] as number;
  }

  /** Whether a string value has an escape; of no matter for other values. */
  hasEscape(field: number): boolean {
    return this.escapes[field] === 1;
  }

  getSlot(field: number): number {
    return this.slots[field] as number;
  }
}
