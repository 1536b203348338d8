import { TEXT_COLUMNS, type TextColumn } from '../scan/columns';
import { FLAG_DUPLICATE } from '../scan/logIndex';
import { scanLog } from '../scan/scanLog';
import { toBytes } from '../text/utf8';
import { LogDocument, type LogText } from './logDocument';
import type { TextIndex } from './textIndex';
import type { StringTable } from '../scan/stringTable';
import type { LogShape } from '../scan/logIndex';

/** A replacement in a text, in UTF-16 units of the text before all replacements that were made together. */
export interface TextEdit {
  readonly start: number;
  /** How many units were taken out. */
  readonly length: number;
  /** How many were put in. */
  readonly newLength: number;
}

/** In these a record of the text is a record of the log as it stands. */
const PLAIN_SHAPES: ReadonlySet<LogShape> = new Set(['records', 'array', 'json-lines', 'single']);

/** More records than these at once (Replace All) are read faster in one go. */
const MOST = 64;

/** Columns of a log that may be written to: copies, so that the log before the edit stays what it was. */
type RowColumns = Pick<TextIndex, 'start' | 'end' | 'embedding' | 'time' | 'flags' | 'redacted' | TextColumn>;

/**
 * The log after edits inside of records, where only those records are read again: what an edit costs does not grow with
 * the text (but for a copy of the columns, 1 ms for 100,000 records). Undefined where more may have changed than values
 * of these records — brackets, envelope, eventID, damage — and the whole text has to be read.
 *
 * @param text The text after the edits.
 */
export function editLog(
  log: LogDocument,
  text: LogText,
  edits: readonly TextEdit[],
): LogDocument | undefined {
  const { index } = log;
  const grown = PLAIN_SHAPES.has(index.shape) ? sumByRecord(log, edits) : undefined;
  if (grown === undefined) {
    return undefined;
  }
  const columns = copyColumns(index);
  moveSpans(columns, index.count, grown);
  const strings = extend(index.strings);
  for (const record of grown.keys()) {
    if (!readAgain(text, index, columns, record, strings)) {
      return undefined;
    }
  }
  const faults = index.faults.map((fault) => {
    const by = sumBefore(grown, log, fault.span.start);
    return by === 0
      ? fault
      : {
          ...fault,
          at: fault.at + by,
          span: { start: fault.span.start + by, end: fault.span.end + by },
        };
  });
  // Edits that came faster than anybody looked count as one.
  const { log: first, records } = log.editedFrom ?? { log, records: [] };
  const touched = [...new Set([...records, ...grown.keys()])];
  return new LogDocument(text, { ...index, ...columns, strings, faults }, { log: first, records: touched });
}

/** By how much each touched record grows, in file order; undefined where an edit touches more than one record's inside. */
function sumByRecord(log: LogDocument, edits: readonly TextEdit[]): ReadonlyMap<number, number> | undefined {
  const grown = new Map<number, number>();
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const record = log.findRecordAt(edit.start);
    if (record === undefined) {
      return undefined;
    }
    const span = log.getRecordSpan(record);
    if (edit.start <= span.start || edit.start + edit.length >= span.end) {
      return undefined;
    }
    grown.set(record, (grown.get(record) ?? 0) + edit.newLength - edit.length);
  }
  return grown.size <= MOST ? grown : undefined;
}

function sumBefore(grown: ReadonlyMap<number, number>, log: LogDocument, offset: number): number {
  let sum = 0;
  for (const [record, by] of grown) {
    sum += log.getRecordSpan(record).start < offset ? by : 0;
  }
  return sum;
}

function copyColumns(index: TextIndex): RowColumns {
  return {
    start: index.start.slice(),
    end: index.end.slice(),
    embedding: index.embedding.slice(),
    time: index.time.slice(),
    flags: index.flags.slice(),
    redacted: index.redacted.slice(),
    eventName: index.eventName.slice(),
    eventSource: index.eventSource.slice(),
    awsRegion: index.awsRegion.slice(),
    sourceIPAddress: index.sourceIPAddress.slice(),
    userAgent: index.userAgent.slice(),
    errorCode: index.errorCode.slice(),
    recipientAccountId: index.recipientAccountId.slice(),
    eventID: index.eventID.slice(),
    sharedEventID: index.sharedEventID.slice(),
    userIdentity: index.userIdentity.slice(),
  };
}

function moveSpans({ start, end }: RowColumns, count: number, grown: ReadonlyMap<number, number>): void {
  let by = 0;
  for (let i = Math.min(...grown.keys()); i < count; i++) {
    start[i] = (start[i] ?? 0) + by;
    by += grown.get(i) ?? 0;
    end[i] = (end[i] ?? 0) + by;
  }
}

/** Reads one record of the new text into its row; false where it is no longer one whole record with the same eventID. */
function readAgain(
  text: LogText,
  before: TextIndex,
  columns: RowColumns,
  record: number,
  strings: ExtendedStrings,
): boolean {
  const own = toBytes(`[${text.slice(columns.start[record] ?? 0, columns.end[record] ?? 0)}]`);
  const read = scanLog(own);
  const isWhole =
    read.count === 1 &&
    read.faults.length === 0 &&
    read.shape === 'array' &&
    read.embedding[0] === 0 &&
    read.start[0] === 1 &&
    read.end[0] === own.length - 1;
  const eventID = isWhole ? read.strings.get(read.eventID[0] ?? 0) : '';
  // Without an eventID a record repeats another by its content, and any edit changes that.
  if (eventID === '' || eventID !== before.strings.get(before.eventID[record] ?? 0)) {
    return false;
  }
  columns.time[record] = read.time[0] ?? NaN;
  columns.redacted[record] = read.redacted[0] ?? 0;
  columns.flags[record] = (read.flags[0] ?? 0) | ((before.flags[record] ?? 0) & FLAG_DUPLICATE);
  for (const column of TEXT_COLUMNS) {
    const id = read[column][0] ?? 0;
    const value = read.strings.get(id);
    const known = before[column][record] ?? 0;
    // Most stay what they are.
    if (id === 0 || known === 0 || before.strings.get(known) !== value) {
      columns[column][record] = id === 0 ? 0 : strings.add(value);
    }
  }
  return true;
}

interface ExtendedStrings extends StringTable {
  /** The text's number: a new one, also of a text that the table had before edits. To look those up takes 20 ms. */
  add(text: string): number;
}

/** Tables that grew by an edit, with what they grew from: edits of one text share one, however many there are. */
const extended = new WeakSet<StringTable>();

function extend(strings: StringTable): ExtendedStrings {
  if (extended.has(strings)) {
    return strings as ExtendedStrings;
  }
  const base = strings.size;
  const more: string[] = [];
  const numbers = new Map<string, number>();
  const table: ExtendedStrings = {
    get size() {
      return base + more.length;
    },
    get: (id) => (id < base ? strings.get(id) : (more[id - base] ?? '')),
    find: (text) => strings.find(text) || (numbers.get(text) ?? 0),
    add(text) {
      const known = numbers.get(text);
      if (known !== undefined) {
        return known;
      }
      more.push(text);
      numbers.set(text, base + more.length - 1);
      return base + more.length - 1;
    },
  };
  extended.add(table);
  return table;
}
