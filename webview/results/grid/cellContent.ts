import { parseTime } from '../../../src/core/time/parseTime';
import type { CellValue, ResultColumn } from '../../../src/protocol/query';
import { toLocalText, toNumberText, toUtcText } from '../../texts';

/** Most characters of a cell in the table; the whole value is in the pane below. */
export const LONGEST_CELL = 300;

/** What a cell shows: a text, or a mark for what is no text. */
export interface CellContent {
  readonly text: string;
  /** A value that must not be mistaken for text: NULL, or text without a character. */
  readonly mark?: 'NULL' | 'empty text';
  /** What the pointer tells beyond the text; undefined where that says all. */
  readonly title?: string;
}

const WHOLE = /^-?\d{1,40}$/;
const WHOLE_FORM = new Intl.NumberFormat('en-US');
const FRACTION_FORM = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** Below this a number is shown as it is written: six digits after the point would lose it. */
const SMALL = 0.001;

/** A value as the table shows it. */
export function toCellContent(value: CellValue, { kind, type }: ResultColumn): CellContent {
  if (value === null) {
    return { text: '', mark: 'NULL' };
  }
  if (value === '') {
    return { text: '', mark: 'empty text' };
  }
  if (kind === 'number') {
    const text = toNumber(value);
    return text === String(value) ? { text } : { text, title: String(value) };
  }
  if (kind === 'time' && typeof value === 'string' && type !== 'date') {
    return toTime(value);
  }
  const text = String(value);
  return text.length <= LONGEST_CELL ? { text } : { text: `${text.slice(0, LONGEST_CELL)}…` };
}

function toNumber(value: string | number | boolean): string {
  if (typeof value === 'number') {
    if (Number.isInteger(value) || !Number.isFinite(value)) {
      return Number.isFinite(value) ? toNumberText(value) : String(value);
    }
    return Math.abs(value) < SMALL ? String(value) : FRACTION_FORM.format(value);
  }
  const text = String(value);
  return WHOLE.test(text) ? WHOLE_FORM.format(BigInt(text)) : text.slice(0, LONGEST_CELL);
}

function toTime(value: string): CellContent {
  const time = value.length > 64 ? undefined : parseTime(value);
  if (time === undefined) {
    return { text: value.slice(0, LONGEST_CELL) };
  }
  const fraction = ((time % 1000) + 1000) % 1000;
  const text = `${toUtcText(time)}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}`;
  return { text, title: `${toLocalText(time)} (local)` };
}
