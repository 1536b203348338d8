import type { EventTable } from '../grouping/eventTable';
import type { PrincipalTable } from '../grouping/principalTable';

/** The events that a filter looks at. */
export interface FilteredEvents {
  readonly table: EventTable;
  readonly principals: PrincipalTable;
  /** The name of each log, by its position in the table's list. */
  readonly names: readonly string[];
}

/** A field of consecutive events: the number of each one's value, and what the numbers stand for. */
export interface FieldColumn {
  /** Number of the first event. */
  readonly base: number;
  /** By event, from `base` on. */
  readonly numbers: Uint32Array;
  /** Every number is less. */
  readonly size: number;
  /** The numbers that stand in `numbers`, each once; undefined where most below `size` do. */
  readonly getUsed?: () => Uint32Array;
  /** The texts that the value is known by, the one to show first; none where the number stands for no value. */
  readonly getTexts: (number: number) => readonly string[];
}

const NO_TEXTS: readonly string[] = [];

/** The texts of a value with one name: '' is no value. */
export function toTexts(text: string): readonly string[] {
  return text === '' ? NO_TEXTS : [text];
}
