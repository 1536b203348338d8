import { toBytes } from '../text/utf8';
import type { CsvColumn } from './csvColumns';
import { csvColumns, getRowIdentity, USUAL_CSV_COLUMNS } from './csvColumns';
import type { ExportedEvent } from './exportedEvent';
import type { ExportWriter } from './exportWriter';
import { toCsvCell } from './toCsvCell';

/** How a CSV file is written. */
export interface CsvOptions {
  /** In the order in which they are written; all but the sentence where undefined. */
  readonly columns?: readonly CsvColumn[];
  /** Begin with a byte-order mark, without which Excel does not read UTF-8; false where undefined. */
  readonly byteOrderMark?: boolean;
}

/**
 * A table of events as RFC 4180: one line of heads, lines that end in CR LF, fields quoted where they must be. Formulas
 * are made harmless, see {@link toCsvCell}.
 */
export function createCsvWriter({
  columns = USUAL_CSV_COLUMNS,
  byteOrderMark = false,
}: CsvOptions = {}): ExportWriter<ExportedEvent> {
  return {
    begin: () =>
      toBytes((byteOrderMark ? '\ufeff' : '') + toLine(columns.map((column) => csvColumns[column].title))),
    add(event) {
      const identity = getRowIdentity(event.record);
      return toBytes(toLine(columns.map((column) => csvColumns[column].getCell(event, identity))));
    },
    end: () => toBytes(''),
  };
}

function toLine(cells: readonly string[]): string {
  return `${cells.map(toCsvCell).join(',')}\r\n`;
}
