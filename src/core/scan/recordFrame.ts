import { CORE_FIELDS, RECORD_FIELD_COUNT } from './recordField';
import type { LookAlike } from './lookAlike';

/** What is known of an object while its members are read: which record fields it has and where their values stand. */
export class RecordFrame {
  /** Core fields seen; see {@link CORE_FIELDS}. */
  core = 0;
  /** All record fields seen. */
  fields = 0;
  lookAlike: LookAlike | undefined;
  private readonly starts = new Float64Array(RECORD_FIELD_COUNT);
  private readonly ends = new Float64Array(RECORD_FIELD_COUNT);

  reset(): void {
    this.core = 0;
    this.fields = 0;
    this.lookAlike = undefined;
    this.ends.fill(0);
  }

  /** Notes a field's value. A repeated key counts once and its last value wins, as in JSON.parse. */
  set(field: number, start: number, end: number): void {
    if (this.ends[field] === 0) {
      this.fields++;
      if (field < CORE_FIELDS) {
        this.core++;
      }
    }
    this.starts[field] = start;
    this.ends[field] = end;
  }

  has(field: number): boolean {
    return this.ends[field] !== 0;
  }

  getStart(field: number): number {
    return this.starts[field] ?? 0;
  }

  /** Offset after the value; 0 where the field is absent. */
  getEnd(field: number): number {
    return this.ends[field] ?? 0;
  }
}
