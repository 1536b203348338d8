import type { CellValue, QueryParameters } from '../../../../src/protocol/query';
import type { JsonObject } from '../../../../src/core/record/cloudTrailRecord';

/** A preset over records whose answer is known by construction. */
export interface PresetCase {
  readonly preset: string;
  /** Values of parameters; the usual ones are taken for the rest. */
  readonly parameters?: QueryParameters;
  readonly records: readonly JsonObject[];
  /** Columns that are compared. */
  readonly columns: readonly string[];
  /** What they hold, written by hand. */
  readonly rows: readonly (readonly CellValue[])[];
}
