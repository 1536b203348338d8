import type { Fault, FaultKind } from './fault';
import { LogIndexBuilder } from './logIndexBuilder';
import type { LogShape } from './logIndex';
import { BulkReader, type BulkOptions } from './bulkReader';
import {
  findJsonCell,
  findLoneQuote,
  findRowStart,
  IN_CELL,
  isCellEnd,
  isJsonCell,
  isNote,
  isSeparator,
  isTable,
  skipPlainCell,
  startsTable,
  toCellText,
} from './cellText';
import { unescapeJsonString, type EmbeddedText } from './embeddedText';
import { JsonSkimmer } from './jsonSkimmer';
import { KnownValues } from './knownValues';
import { skipLineStart } from './lineStart';
import {
  describeLookAlike,
  getLookAlikeByKey,
  getLookAlikeOfRecord,
  getLookAlikeBySource,
  getLookAlikeByStart,
  type LookAlike,
} from './lookAlike';
import { findField, getFieldNumber, matchKey, RECORD_FIELD_COUNT } from './recordField';
import { RecordFrame } from './recordFrame';
import { RecordRowReader } from './recordRowReader';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const SPACE = 0x20;

/** Envelopes known in the field are at most five levels deep; below this depth values are only checked, not searched. */
const MAX_ENVELOPE_DEPTH = 16;

/** Records as text inside text: CloudTrailEvent inside a queue message inside a function's event is three. */
const MAX_EMBEDDING = 3;

/** Properties whose arrays hold records or envelopes of records: damage in one element does not end the array. */
const RECORD_ARRAYS = new Set(['Records', 'records', 'Events', 'events', 'logEvents']);

/**
 * Where a value stands: at the top of the text; as an element of a record array; as an element that shares the array
 * with envelopes such as log events; or as any other member.
 */
type Place = 'top' | 'element' | 'member';

/** How a text that holds a record was found, for {@link LogShape}. */
type Via = LogShape | undefined;

const VIA_BY_KEY: Readonly<Record<string, LogShape>> = {
  Records: 'records',
  CloudTrailEvent: 'lookup-events',
  detail: 'eventbridge',
  message: 'cloudwatch-logs',
  '@message': 'cloudwatch-logs',
};

/** Stands for the field before the first one. */
const NO_FIELD: number = RECORD_FIELD_COUNT;

const EVENT_VERSION = getFieldNumber('eventVersion');
const EVENT_SOURCE = getFieldNumber('eventSource');
const EVENT_NAME = getFieldNumber('eventName');

/** OCSF keeps there what its schema has no place for: some fields of a record, never a whole one. */
const LEFTOVERS = 'unmapped';

/** Properties whose text is a record by definition, so that text that is none is a fault. */
const RECORD_TEXT = new Set(['CloudTrailEvent']);

/** What may stand after a backslash before the bracket of JSON in a string: `n`, `r`, `t`, a quote, a backslash. */
const BEFORE_BRACKET = new Uint8Array(256);
for (const letter of 'nrt"\\') {
  BEFORE_BRACKET[letter.charCodeAt(0)] = 1;
}

const NO_BYTES = new Uint8Array(0);

/** Builds nothing; also keeps V8's knowledge of the shape of builders, see scanLog. */
const NO_BUILDER = new LogIndexBuilder();

/**
 * One pass over a text that finds records wherever they are: as elements, as members of envelopes, as text inside
 * strings. Only the way to the records is interpreted; their inside is left to {@link JsonSkimmer}.
 */
export class LogScanner {
  readonly faults: Fault[] = [];
  private readonly json = new JsonSkimmer();
  private readonly frames: RecordFrame[] = []; // by depth
  private readonly known = new KnownValues();
  /** By field: the one that followed it when it was last seen. Without this guess a native log takes 1.3 times as long. */
  private readonly nextField = new Uint8Array(RECORD_FIELD_COUNT + 1);
  private readonly rows = new RecordRowReader(this.known);
  /** Opening brackets of the containers that are being read, outermost first. */
  private readonly brackets: number[] = [];
  /** Reads what looks regular. Texts inside strings are too short for it. */
  private readonly bulk: BulkReader | undefined;
  private builder = NO_BUILDER;
  private bytes: Uint8Array = NO_BYTES;
  private view: DataView = new DataView(new ArrayBuffer(0));
  private via: Via;
  private firstVia: Via;
  private values = 0;
  private recordArrays = 0;
  /** Set when the text ended (or was given up) inside a container: the containers around it end silently. */
  private ended = false;
  /** Offset after the last record, or text that holds records: looking for records begins no earlier. */
  private consumed = 0;
  /** A string that was tried before here broke at this offset, and so would every string that starts in between. */
  private brokenUntil = 0;
  private inner: LogScanner | undefined;
  /** Reads the quoted cells of a table. */
  private cells: LogScanner | undefined;
  /** Positions of this text in the log, where this text is the inside of a string. */
  private outer: { readonly text: EmbeddedText; readonly scanner: LogScanner } | undefined;

  constructor(
    private readonly embedding = 0,
    bulk?: BulkOptions,
  ) {
    if (bulk !== undefined) {
      const { json, rows } = this;
      this.bulk = new BulkReader(bulk, {
        isMarker: (start, end, hasEscape) => json.isMarker(start, end, hasEscape),
        unescape: (start, end) => unescapeJsonString(this.bytes, start, end).bytes,
        readTime: (start, end, hasEscape) => rows.readTimeAt(start, end, hasEscape),
        isFailedSignIn: (start, end) => rows.isFailure(start, end),
      });
    }
  }

  /** Scans a whole text into a builder and returns how its records are packed. */
  scan(bytes: Uint8Array, builder: LogIndexBuilder): LogShape {
    this.open(bytes, builder);
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const start = hasMark ? 3 : 0;
    if (this.outer === undefined && isTable(bytes, start)) {
      this.scanRows(start);
    } else {
      this.scanSequence(start, 'top', 0);
    }
    if (builder.count === 0 && this.faults.length > 0 && startsTable(bytes)) {
      this.open(bytes, builder);
      this.scanRows(start);
    }
    if (builder.count === 0) {
      const other =
        this.outer === undefined && this.faults.length > 0 ? getLookAlikeByStart(bytes) : undefined;
      if (other !== undefined) {
        this.faults.length = 0;
        this.addFault('look-alike', 0, bytes.length, 0, describeLookAlike(other), other);
      }
      return 'empty';
    }
    return this.firstVia === 'single' && this.values > 1 ? 'json-lines' : (this.firstVia ?? 'embedded');
  }

  /** Lets go of the text and of what was found in it. */
  release(): void {
    this.open(NO_BYTES, NO_BUILDER);
    this.bulk?.release();
    this.inner?.release();
    this.cells?.release();
    this.outer = undefined;
  }

  private open(bytes: Uint8Array, builder: LogIndexBuilder): void {
    this.bytes = bytes;
    this.builder = builder;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.json.reset(bytes);
    this.known.reset(this.view);
    this.rows.reset(bytes, builder.strings);
    this.bulk?.open(bytes, builder);
    this.brackets.length = 0;
    this.values = 0;
    this.recordArrays = 0;
    this.ended = false;
    this.consumed = 0;
    this.brokenUntil = 0;
    if (this.outer === undefined) {
      this.faults.length = 0;
      this.via = undefined;
      this.firstVia = undefined;
    }
  }

  private toSource(offset: number): number {
    if (this.outer === undefined) {
      return offset;
    }
    const { text, scanner } = this.outer;
    return scanner.toSource(text.toSource[Math.min(offset, text.bytes.length)] ?? 0);
  }

  private addFault(
    kind: FaultKind,
    start: number,
    end: number,
    at: number,
    message: string,
    lookAlike?: LookAlike,
  ): void {
    const span = { start: this.toSource(start), end: this.toSource(end) };
    this.faultLog.push({
      kind,
      span,
      at: Math.min(Math.max(this.toSource(at), span.start), span.end),
      message,
      ...(lookAlike === undefined ? {} : { lookAlike }),
    });
  }

  /** The list that {@link addFault} writes to. */
  private get faultLog(): Fault[] {
    return this.outer === undefined ? this.faults : this.outer.scanner.faultLog;
  }

  /**
   * Reads the values of an array (`i` is after its bracket) or of the whole text, and goes on after faults. Returns the
   * offset after the closing bracket, or the end of the text.
   */
  private scanSequence(i: number, place: 'top' | 'element', depth: number): number {
    const { bytes } = this;
    const inArray = place === 'element';
    let previous: 'nothing' | 'value' | 'comma' = 'nothing';
    let comma = 0;
    for (;;) {
      i = this.json.skipSpace(i);
      if (!inArray) {
        i = skipLineStart(bytes, i);
      }
      const c = bytes[i];
      if (c === undefined) {
        if (inArray && !this.ended) {
          this.addFault(
            'truncated',
            i,
            i,
            i,
            'The text ends inside a list of records: a closing ] is missing. The end of the log may be cut off.',
          );
        }
        this.ended ||= inArray;
        return bytes.length;
      }
      if (inArray && c === CLOSE_BRACKET) {
        if (previous === 'comma') {
          this.addFault(
            'unexpected-text',
            comma,
            comma + 1,
            comma,
            'A comma stands after the last record of the list. Remove it.',
          );
        }
        return i + 1;
      }
      if (c === COMMA) {
        if (!inArray || previous !== 'value') {
          this.addFault('unexpected-text', i, i + 1, i, 'A comma stands where a record was expected.');
        }
        previous = 'comma';
        comma = i++;
        continue;
      }
      if (inArray && previous === 'value' && (c === OPEN_BRACE || c === OPEN_BRACKET || c === QUOTE)) {
        this.addFault('unexpected-text', i, i, i, 'A comma is missing between two records.');
      }
      if (!inArray) {
        this.values++;
      }
      this.json.lastToken = i;
      if (c === OPEN_BRACE && this.bulk !== undefined) {
        const end = this.scanBulk(i, place, depth, this.bulk);
        if (end > i) {
          i = end;
          previous = 'value';
          continue;
        }
      }
      const next = this.scanElement(i, place, depth);
      i = next >= 0 ? next : this.recover(i, Math.max(this.json.lastToken, i + 1), place, depth);
      previous = 'value';
    }
  }

  /** Reads regular records from `i` on. Returns where the last one ends; `i` where there is none. */
  private scanBulk(i: number, place: 'top' | 'element', depth: number, bulk: BulkReader): number {
    if (depth >= MAX_ENVELOPE_DEPTH) {
      return i;
    }
    const { builder } = this;
    const { count, strings } = builder;
    const end = bulk.read(i, place === 'element');
    if (builder.strings !== strings) {
      this.rows.reset(this.bytes, builder.strings);
    }
    if (end > i) {
      this.json.skipKnown(i, bulk.redacted);
      this.consumed = end;
      this.firstVia ??= this.via ?? (place === 'top' ? 'single' : 'embedded');
      if (place === 'top') {
        this.values += builder.count - count - 1; // one is counted already
      }
    }
    return end;
  }

  /** An element of a sequence; a scalar must be followed by what may follow an element. */
  private scanElement(i: number, place: Place, depth: number): number {
    const c = this.bytes[i];
    if (c === OPEN_BRACE) {
      return this.scanObject(i, place, depth);
    }
    if (c === OPEN_BRACKET) {
      return this.scanArray(i, depth, depth <= 2, place);
    }
    const records = this.builder.count;
    const faults = this.faultLog.length;
    const start = i;
    const end = c === QUOTE ? this.scanText(i, false, 'embedded') : this.json.skipValue(i);
    if (end < 0) {
      return -1;
    }
    const next = this.bytes[this.json.skipSpace(end)];
    const isFree = place !== 'element' && this.json.skipSpace(end) > end;
    if (next !== undefined && next !== COMMA && next !== CLOSE_BRACKET && !isFree) {
      this.json.lastToken = start;
      return this.json.fail(end);
    }
    if (this.builder.count === records && this.faultLog.length === faults) {
      this.addFault('not-a-record', start, end, start, 'A plain value stands where a record was expected.');
    }
    return end;
  }

  private scanArray(i: number, depth: number, isRecordArray: boolean, place: Place): number {
    this.brackets.push(OPEN_BRACKET);
    let result: number;
    if (isRecordArray) {
      this.recordArrays++;
      const { via } = this;
      if (place === 'top') {
        this.via = 'array';
      }
      result = this.scanSequence(i + 1, 'element', depth + 1);
      this.via = via;
    } else {
      result = this.scanMembers(i + 1, depth + 1);
    }
    this.brackets.pop();
    return result;
  }

  /** The elements of an array that is not known to hold records: searched, but not forgiving. */
  private scanMembers(i: number, depth: number): number {
    const { bytes, json } = this;
    i = json.skipSpace(i);
    if (bytes[i] === CLOSE_BRACKET) {
      return i + 1;
    }
    for (;;) {
      i = this.scanMember(json.skipSpace(i), depth, false, undefined);
      if (i < 0 || this.ended) {
        return i;
      }
      i = json.skipSpace(i);
      if (bytes[i] === CLOSE_BRACKET) {
        return i + 1;
      }
      if (bytes[i] !== COMMA) {
        return json.fail(i);
      }
      i++;
    }
  }

  /** A member of an envelope. `key` is undefined for elements of plain arrays. */
  private scanMember(i: number, depth: number, isRecordArray: boolean, key: string | undefined): number {
    const c = this.bytes[i];
    if (depth >= MAX_ENVELOPE_DEPTH) {
      return this.json.skipValue(i);
    }
    const { via } = this;
    this.via = (key === undefined ? undefined : VIA_BY_KEY[key]) ?? this.via;
    let result: number;
    if (c === OPEN_BRACE) {
      result = this.scanObject(i, 'member', depth);
    } else if (c === OPEN_BRACKET) {
      result = this.scanArray(i, depth, isRecordArray, 'member');
    } else if (c === QUOTE) {
      result = this.scanText(i, key !== undefined && RECORD_TEXT.has(key), this.via);
    } else {
      result = this.json.skipValue(i);
    }
    this.via = via;
    return result;
  }

  /** A string: searched for records where its text looks like JSON. `mustBeRecord` makes text that holds none a fault. */
  private scanText(i: number, mustBeRecord: boolean, via: Via): number {
    const end = this.json.skipString(i);
    if (end < 0) {
      return -1;
    }
    const records = this.builder.count;
    const faults = this.faultLog.length;
    if (this.looksLikeJson(i + 1, end - 1) && (this.embedding & ~IN_CELL) < MAX_EMBEDDING) {
      this.inner ??= new LogScanner(this.embedding + 1);
      if (this.scanInside(this.inner, unescapeJsonString(this.bytes, i + 1, end - 1), via ?? 'embedded')) {
        this.consumed = end;
      } else if (!mustBeRecord) {
        this.dropFaults(faults, 'damaged');
      }
    }
    if (mustBeRecord && this.builder.count === records && this.faultLog.length === faults) {
      this.addFault('not-a-record', i, end, i, 'This text should hold a CloudTrail record and does not.');
    }
    return end;
  }

  /** Searches the text of a string or of a cell; whether it holds a record. */
  private scanInside(inner: LogScanner, text: EmbeddedText, via: LogShape): boolean {
    const records = this.builder.count;
    inner.outer = { text, scanner: this };
    inner.via = via;
    inner.firstVia = undefined;
    inner.scan(text.bytes, this.builder);
    const found = this.builder.count > records;
    if (found) {
      this.firstVia ??= inner.firstVia;
    }
    return found;
  }

  /** Reads the rows of a table. The first may be without a record: it names the columns, and notes may stand before it. */
  private scanRows(i: number): void {
    const { bytes } = this;
    this.firstVia = 'embedded';
    let isFirst = true;
    let waste = 0;
    for (i = this.json.skipSpace(i); i < bytes.length; i = this.json.skipSpace(i)) {
      const start = i;
      const records = this.builder.count;
      const faults = this.faultLog.length;
      for (;;) {
        const c = bytes[i];
        if (c === QUOTE) {
          i = this.scanCell(i);
        } else if ((c === OPEN_BRACE || c === OPEN_BRACKET) && waste < bytes.length) {
          const end = this.scanPlainCell(i);
          waste += end < 0 ? this.json.errorAt - i : 0;
          i = end < 0 ? skipPlainCell(bytes, i) : end;
        } else {
          i = skipPlainCell(bytes, i);
        }
        if (!isSeparator(bytes, i)) {
          break;
        }
        i++;
      }
      if (!isFirst && this.builder.count === records && this.faultLog.length === faults) {
        this.addFault('not-a-record', start, i, start, 'This row of the table holds no CloudTrail record.');
      }
      isFirst &&= isNote(bytes, start);
    }
  }

  /** A cell without quotes that begins like JSON. Returns the offset after it, -1 where it is not JSON as a whole. */
  private scanPlainCell(i: number): number {
    // Damage inside is not for the forgiving way: that would look for the next record past the cells of other rows.
    const end = this.json.skipValue(i);
    if (end < 0 || !isCellEnd(this.bytes, end)) {
      return end < 0 ? -1 : this.json.fail(end);
    }
    const records = this.builder.count;
    const faults = this.faultLog.length;
    this.scanElement(i, 'member', 0);
    if (this.builder.count === records) {
      this.dropFaults(faults, 'none');
    }
    return end;
  }

  /** A quoted cell; `i` is at its quote. Returns the offset after it; where its quotes are wrong, where reading goes on. */
  private scanCell(i: number): number {
    const { bytes } = this;
    const quote = findLoneQuote(bytes, i + 1);
    const isSound = quote >= 0 && isCellEnd(bytes, quote + 1);
    let end = quote;
    if (!isSound) {
      const next = quote < 0 ? -1 : findJsonCell(bytes, quote);
      end = next < 0 ? bytes.length : findRowStart(bytes, next, i + 1);
    }
    const faults = this.faultLog.length;
    let found = false;
    if (isJsonCell(bytes, i)) {
      this.cells ??= new LogScanner(IN_CELL);
      found = this.scanInside(this.cells, toCellText(bytes, i + 1, end), 'embedded');
      if (!found) {
        this.dropFaults(faults, isSound ? 'damaged' : 'none');
      }
    }
    if (quote < 0) {
      const message = 'The text ends inside a cell of the table. The end of the log may be cut off.';
      this.addFault('truncated', found ? end : i, end, end, message);
    } else if (!isSound && this.faultLog.length === faults) {
      const message = 'A quotation mark stands in a cell of the table, neither doubled nor at its end.';
      this.addFault('unexpected-text', found ? quote : i, found ? quote + 1 : end, quote, message);
    }
    return isSound ? quote + 1 : end;
  }

  /** Text that begins with a bracket, after any (escaped) space, and the quotes of strings in strings. */
  private looksLikeJson(start: number, end: number): boolean {
    let i = start;
    while (i < end) {
      const c = this.bytes[i];
      if (c === 0x20) {
        i++;
      } else if (c === BACKSLASH && i + 1 < end && BEFORE_BRACKET[this.bytes[i + 1] as number] === 1) {
        i += 2;
      } else {
        return (c === OPEN_BRACE || c === OPEN_BRACKET) && end - i > 16;
      }
    }
    return false;
  }

  /** Forgets faults from number `from` on, but for damaged records where asked: those were records once. */
  private dropFaults(from: number, keep: 'damaged' | 'none'): void {
    const log = this.faultLog;
    const kept = keep === 'damaged' ? log.slice(from).filter((fault) => this.isDamagedRecord(fault)) : [];
    log.length = from;
    log.push(...kept);
  }

  /** Whether a fault's text has the name of a core field of a record, quoted or escaped. */
  private isDamagedRecord(fault: Fault): boolean {
    return fault.kind === 'damaged-record' || fault.kind === 'truncated' || fault.kind === 'look-alike';
  }

  /** `i` is at the brace. Emits a record where the object is one, or what records its members hold. */
  private scanObject(start: number, place: Place, depth: number): number {
    if (depth >= MAX_ENVELOPE_DEPTH) {
      return this.json.skipValue(start);
    }
    const frame = (this.frames[depth] ??= new RecordFrame());
    frame.reset();
    const before = {
      records: this.builder.count,
      faults: this.faultLog.length,
      arrays: this.recordArrays,
      redacted: this.json.redacted,
    };
    this.brackets.push(OPEN_BRACE);
    const end = this.scanMembersOfObject(start, depth, frame);
    this.brackets.pop();
    if (end < 0) {
      const isEnvelope = this.builder.count > before.records || this.recordArrays > before.arrays;
      const errorAt = Math.max(this.json.errorAt, start + 1);
      // Damage after the records of an envelope: the envelope ends here, and what follows is looked at afresh.
      return isEnvelope ? this.recover(errorAt, errorAt, place === 'member' ? 'element' : place, depth) : -1;
    }
    if (this.ended) {
      return end;
    }
    this.finishObject(start, end, place, frame, before);
    return end;
  }

  private scanMembersOfObject(start: number, depth: number, frame: RecordFrame): number {
    const { json, nextField } = this;
    let i = json.skipSpace(start + 1);
    if (json.peek(i) === CLOSE_BRACE) {
      return i + 1;
    }
    let last = NO_FIELD;
    for (;;) {
      const guess = nextField[last] as number;
      const matched = matchKey(this.view, i, guess);
      if (matched > 0) {
        json.lastToken = i;
        last = guess;
        i = this.readField(frame, guess, json.skipSpace(i + matched));
      } else {
        const keyStart = json.peek(i) === QUOTE ? i + 1 : i;
        const keyEnd = this.readKey(i, frame);
        if (keyEnd < 0) {
          return -1;
        }
        i = json.skipSpace(keyStart === i ? keyEnd : keyEnd + 1);
        if (json.peek(i) !== COLON) {
          return json.fail(i);
        }
        i = json.skipSpace(i + 1);
        const field = findField(this.bytes, keyStart, keyEnd);
        if (field >= 0) {
          nextField[last] = field;
          last = field;
          i = this.readField(frame, field, i);
        } else {
          i = this.readOtherMember(i, keyStart, keyEnd, depth, frame);
          if (this.ended) {
            return i;
          }
        }
      }
      if (i < 0) {
        return -1;
      }
      let c = json.peek(i);
      if (c <= SPACE) {
        i = json.skipSpace(i);
        c = json.peek(i);
      }
      if (c === CLOSE_BRACE) {
        return i + 1;
      }
      if (c !== COMMA) {
        return json.fail(i);
      }
      i = json.skipSpace(i + 1);
    }
  }

  /** Reads a property name and returns where its text ends. The name of a record array may stand without quotes. */
  private readKey(i: number, frame: RecordFrame): number {
    const { json } = this;
    if (json.peek(i) === QUOTE) {
      const end = json.skipString(i);
      return end < 0 ? -1 : end - 1;
    }
    const end = this.skipWord(i);
    const isKey = end > i && json.peek(json.skipSpace(end)) === COLON && frame.fields === 0;
    const name = this.getText(i, end);
    if (!isKey || !RECORD_ARRAYS.has(name)) {
      return json.fail(i);
    }
    const message = `The name ${name} has no quotes. The records inside are read all the same.`;
    this.addFault('unquoted-key', i, end, i, message);
    return end;
  }

  /** Reads the value of a property that is no record field: a part of an envelope, or of no concern. */
  private readOtherMember(
    i: number,
    keyStart: number,
    keyEnd: number,
    depth: number,
    frame: RecordFrame,
  ): number {
    frame.lookAlike ??= getLookAlikeByKey(this.bytes, keyStart, keyEnd);
    if (frame.core > 0) {
      return this.json.skipValue(i);
    }
    const c = this.json.peek(i);
    const isContainer = c === OPEN_BRACE || c === OPEN_BRACKET || c === QUOTE;
    const key = isContainer && keyEnd - keyStart <= 16 ? this.getText(keyStart, keyEnd) : undefined;
    if (key === LEFTOVERS) {
      return this.json.skipValue(i);
    }
    return this.scanMember(i, depth + 1, key !== undefined && RECORD_ARRAYS.has(key), key);
  }

  /** Skips the value of a record field and notes where it stands. */
  private readField(frame: RecordFrame, field: number, start: number): number {
    const { json, known } = this;
    const slot = known.getSlot(field, start);
    const length = slot === 0 ? 0 : known.match(slot, start);
    if (length > 0) {
      json.skipKnown(start + known.getLastToken(slot), known.getRedacted(slot));
      // Its slot has its number, or takes it from the first record that asks: escapes are looked at only then.
      frame.set(field, start, start + length, known.hasEscape(slot), slot);
      return start + length;
    }
    const { redacted } = json;
    const end = json.peek(start) === QUOTE ? json.skipString(start) : json.skipValue(start);
    if (end >= 0) {
      frame.set(field, start, end, json.sawEscape, slot);
      const c = this.bytes[start];
      if (slot !== 0 && (c === QUOTE || c === OPEN_BRACE || c === OPEN_BRACKET)) {
        known.add(slot, start, end, json.redacted - redacted, json.lastToken, json.sawEscape);
      }
    }
    return end;
  }

  private finishObject(
    start: number,
    end: number,
    place: Place,
    frame: RecordFrame,
    before: {
      readonly records: number;
      readonly faults: number;
      readonly arrays: number;
      readonly redacted: number;
    },
  ): void {
    const isRecord = frame.core > 0 && (place === 'element' || frame.fields > 1);
    const found = this.builder.count > before.records;
    const lookAlike = isRecord
      ? (getLookAlikeOfRecord(frame.lookAlike) ?? this.getLookAlike(frame))
      : frame.lookAlike;
    if (lookAlike !== undefined && (!found || isRecord)) {
      if (!found) {
        this.faultLog.length = before.faults;
        this.addFault('look-alike', start, end, start, describeLookAlike(lookAlike), lookAlike);
      }
      return;
    }
    if (isRecord) {
      this.builder.truncate(before.records);
      this.faultLog.length = before.faults;
      const row = this.rows.read(frame);
      row.start = this.toSource(start);
      row.end = this.toSource(end);
      row.embedding = this.embedding;
      row.redacted = this.json.redacted - before.redacted;
      this.builder.add(row);
      this.consumed = end;
      this.firstVia ??= this.via ?? (place === 'top' ? 'single' : 'embedded');
      return;
    }
    const isExplained = found || this.faultLog.length > before.faults || this.recordArrays > before.arrays;
    if (place !== 'member' && !isExplained) {
      this.addFault(
        'not-a-record',
        start,
        end,
        start,
        'This is valid JSON and has none of the fields of a CloudTrail record.',
      );
    }
  }

  /** What an object with fields of a record is, where its values say that it is none. */
  private getLookAlike(frame: RecordFrame): LookAlike | undefined {
    return this.isPattern(frame) ? 'pattern' : getLookAlikeBySource(this.rows.getEventSource(frame));
  }

  /** Whether lists or objects stand where a record has its source and name; one with an eventVersion is a record all the same. */
  private isPattern(frame: RecordFrame): boolean {
    return (
      (this.hasContainer(frame, EVENT_SOURCE) ||
        (this.hasContainer(frame, EVENT_NAME) && !frame.has(EVENT_SOURCE))) &&
      (!frame.has(EVENT_VERSION) || this.hasContainer(frame, EVENT_VERSION))
    );
  }

  private hasContainer(frame: RecordFrame, field: number): boolean {
    const c = frame.has(field) ? this.bytes[frame.getStart(field)] : undefined;
    return c === OPEN_BRACE || c === OPEN_BRACKET;
  }

  /**
   * Goes on after a fault: looks for the next place where a whole record stands and makes what lies between a fault.
   * Nothing before the last string that was read can hold a record that was not seen, so no byte is read over and over.
   */
  private recover(start: number, searchFrom: number, place: 'top' | 'element', depth: number): number {
    const { bytes, json } = this;
    const { errorAt } = json;
    const isCut = errorAt >= bytes.length;
    let from = Math.max(searchFrom, this.consumed);
    for (;;) {
      const candidate = this.findCandidate(from);
      if (candidate < 0) {
        break;
      }
      const records = this.builder.count;
      const faults = this.faultLog.length;
      json.lastToken = candidate;
      const wasEnded = this.ended;
      const next =
        bytes[candidate] === QUOTE
          ? this.scanText(candidate, false, this.via ?? 'embedded')
          : this.scanObject(candidate, 'member', Math.min(depth, MAX_ENVELOPE_DEPTH - 1));
      if (this.builder.count > records) {
        this.addDamage(start, candidate, errorAt, false);
        if (next >= 0) {
          return next;
        }
        const at = Math.max(json.errorAt, candidate + 1);
        return this.recover(at, Math.max(json.lastToken, candidate + 1), place, depth);
      }
      if (next < 0 && bytes[candidate] === QUOTE) {
        this.brokenUntil = json.errorAt;
      }
      this.faultLog.length = faults;
      this.ended = wasEnded;
      // After an unclosed string the quote that seemed to close it may be the one that opens the next record's text.
      const after = bytes[candidate] === QUOTE ? next - 1 : next;
      from = Math.max(next >= 0 ? after : json.lastToken, candidate + 1, this.consumed);
    }
    const end = isCut ? bytes.length : this.findTail(Math.max(errorAt, start));
    this.addDamage(start, end, errorAt, isCut);
    this.ended ||= end === bytes.length && place === 'element';
    return end;
  }

  private addDamage(start: number, end: number, at: number, isCut: boolean): void {
    const { bytes } = this;
    if (start === end) {
      const message = 'A closing bracket is missing: what held the record before this place was not closed.';
      this.addFault('unexpected-text', start, end, at, message);
      return;
    }
    let last = end;
    while (last > start && this.isSeparator(bytes[last - 1])) {
      last--;
    }
    if (last === start) {
      last = start + 1;
    }
    const begins = bytes[start] === OPEN_BRACE;
    // A string or a cell that ends too early was written so: the log goes on after it.
    if (isCut && this.outer === undefined) {
      this.addFault(
        'truncated',
        start,
        last,
        at,
        'The text ends inside a record. The end of the log may be cut off.',
      );
    } else if (begins) {
      this.addFault(
        'damaged-record',
        start,
        last,
        at,
        `A record is damaged: ${this.describe(at)}. The records around it are read.`,
      );
    } else {
      this.addFault(
        'unexpected-text',
        start,
        last,
        at,
        `Text that belongs to no record: ${this.describe(at)}.`,
      );
    }
  }

  /** What stands where the grammar broke, in words. */
  private describe(at: number): string {
    const c = this.bytes[at];
    if (c === undefined) {
      return 'the text ends too early';
    }
    if (c < 0x20) {
      return `a control character (0x${c.toString(16).padStart(2, '0')}) stands in it, perhaps after a missing quote`;
    }
    if (c > 0x7e) {
      return 'a character outside of any string does not fit';
    }
    return c === BACKSLASH
      ? 'an escape sequence is malformed'
      : `${c === QUOTE ? 'a quotation mark' : `the character "${String.fromCharCode(c)}"`} does not fit here`;
  }

  private isSeparator(c: number | undefined): boolean {
    return c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09 || c === COMMA;
  }

  /** The next `{"` or the next string that begins with an escaped object; -1 where there is none. */
  private findCandidate(from: number): number {
    const { bytes, json } = this;
    for (let i = bytes.indexOf(OPEN_BRACE, from); i >= 0; i = bytes.indexOf(OPEN_BRACE, i + 1)) {
      const next = bytes[json.skipSpace(i + 1)];
      if (next === QUOTE) {
        return i;
      }
      if (next === BACKSLASH && i - 1 >= Math.max(from, this.brokenUntil) && bytes[i - 1] === QUOTE) {
        return i - 1;
      }
    }
    return -1;
  }

  /** Where the closing brackets of the containers around here stand at the end of the text; the end where they do not. */
  private findTail(from: number): number {
    const { bytes } = this;
    let end = bytes.length;
    for (const bracket of this.brackets) {
      let i = end;
      while (i > from && this.isSeparator(bytes[i - 1]) && bytes[i - 1] !== COMMA) {
        i--;
      }
      if (i <= from || bytes[i - 1] !== (bracket === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET)) {
        return bytes.length;
      }
      end = i - 1;
    }
    return end;
  }

  private skipWord(i: number): number {
    const { bytes } = this;
    for (let c = bytes[i]; c !== undefined; c = bytes[++i]) {
      const isLetter = ((c | 0x20) >= 0x61 && (c | 0x20) <= 0x7a) || c === 0x5f || (c >= 0x30 && c <= 0x39);
      if (!isLetter) {
        break;
      }
    }
    return i;
  }

  private getText(start: number, end: number): string {
    let text = '';
    for (let i = start; i < Math.min(end, start + 32); i++) {
      text += String.fromCharCode(this.bytes[i] ?? 0);
    }
    return text;
  }
}
