import { getNodeValue, type Node } from 'jsonc-parser';
import { toObject, type CloudTrailRecord, type JsonValue } from '../record/cloudTrailRecord';
import { getRecordBytes, type RecordBytes } from '../scan/recordText';
import { createOffsetMap } from '../text/offsetMap';
import { toBytes, toText } from '../text/utf8';
import { EventIDLookup } from './eventIDLookup';
import { findEnvelopeToken, type EnvelopeToken } from './envelopeToken';
import { findPlace, findSpan, parseRecordTree, type RecordPlace } from './recordTree';
import type { Fault } from '../scan/fault';
import type { TextIndex } from './textIndex';
import type { LookAlike } from '../scan/lookAlike';
import type { JsonPath, Span } from '../text/span';

/** One record of a text, opened: its values, its syntax tree, and where they stand in the text. */
export interface OpenRecord {
  readonly record: CloudTrailRecord;
  /** Undefined for absurdly deep nesting. */
  readonly tree: Node | undefined;
  /** UTF-16 span in the document of a span in the record's own text. */
  toDocumentSpan(span: Span): Span;
  /** Offset in the record's own text of an offset in the document. */
  fromDocumentOffset(offset: number): number;
}

/** A place in a record, with its span in the document. */
export interface DocumentPlace extends RecordPlace {
  /** Number of the record; undefined inside a damaged one. */
  readonly recordIndex: number | undefined;
  readonly record: CloudTrailRecord;
  /** What the place belongs to, where that is no record but a document of another kind. */
  readonly lookAlike?: LookAlike;
}

/** Text around an offset that is searched for a property of the envelope, in UTF-16 units to each side. */
const ENVELOPE_WINDOW = 16_384;

/** How many opened records are kept: a hover and the outline ask for the same few again and again. */
const KEPT = 16;

/** The text of a document, read in pieces: a string, or an editor's document that holds lines. Offsets are UTF-16 units. */
export interface LogText {
  readonly length: number;
  slice(start: number, end: number): string;
}

/** A log as it was before an edit, and the records that the edit touched. Records keep their numbers. */
export interface EditedFrom {
  readonly log: LogDocument;
  readonly records: readonly number[];
}

/**
 * A text read as a log. All offsets are UTF-16 units of the text, as an editor counts them.
 *
 * The text is read when it is asked for. Where it has changed meanwhile, what is told of a record is wrong, but nothing
 * throws: who holds a log over an `await` looks at the document's version after it.
 */
export class LogDocument {
  private readonly kept = new Map<number, OpenRecord>();
  /** An edit that kept all records kept their eventIDs, too. */
  readonly eventIDs: EventIDLookup;

  constructor(
    private readonly text: LogText,
    readonly index: TextIndex,
    /** Set where only some records were read anew, until it is let go of with {@link forgetEdit}. */
    private edit?: EditedFrom,
  ) {
    this.eventIDs = edit?.log.eventIDs ?? new EventIDLookup(index);
  }

  get editedFrom(): EditedFrom | undefined {
    return this.edit;
  }

  /** Frees the log before the edit. */
  forgetEdit(): void {
    this.edit = undefined;
  }

  /** The span of record i in the document. */
  getRecordSpan(i: number): Span {
    return { start: this.index.start[i] ?? 0, end: this.index.end[i] ?? 0 };
  }

  /** The record that holds an offset; its end counts as inside. */
  findRecordAt(offset: number): number | undefined {
    const i = this.findFirstAfter(offset) - 1;
    return i >= 0 && offset <= (this.index.end[i] ?? 0) ? i : undefined;
  }

  /** The record nearest to an offset, for a cursor between records; undefined in a log without any. */
  findNearestRecord(offset: number): number | undefined {
    const inside = this.findRecordAt(offset);
    if (inside !== undefined || this.index.count === 0) {
      return inside;
    }
    return Math.min(this.findFirstAfter(offset), this.index.count - 1);
  }

  /** The first record with an eventID. */
  findByEventID(eventID: string): number | undefined {
    return this.eventIDs.find(eventID);
  }

  openRecord(i: number): OpenRecord {
    const known = this.kept.get(i);
    if (known !== undefined) {
      return known;
    }
    const opened = this.readRecord(i);
    this.kept.set(i, opened);
    if (this.kept.size > KEPT) {
      const [oldest] = this.kept.keys();
      this.kept.delete(oldest ?? i);
    }
    return opened;
  }

  /** The values of record i without its tree: what rules need, at the price of JSON.parse. */
  parseRecord(i: number): CloudTrailRecord {
    return parseObject((this.index.embedding[i] ?? 0) === 0 ? this.getText(i) : toText(this.unpack(i).bytes));
  }

  /** The document span of a value or property name of record i; the record's own span where the path leads nowhere. */
  locate(i: number, path: JsonPath, part: 'key' | 'value'): Span {
    const opened = this.openRecord(i);
    const span = opened.tree === undefined ? undefined : findSpan(opened.tree, path, part);
    return span === undefined ? this.getRecordSpan(i) : opened.toDocumentSpan(span);
  }

  /** What stands at an offset, inside a record or inside a damaged one as far as it can be read. */
  findPlace(offset: number): DocumentPlace | undefined {
    const recordIndex = this.findRecordAt(offset);
    const fault = recordIndex === undefined ? this.findFaultAt(offset) : undefined;
    const opened = recordIndex === undefined ? fault && this.openFault(fault) : this.openRecord(recordIndex);
    if (opened?.tree === undefined) {
      return undefined;
    }
    const place = findPlace(opened.tree, opened.fromDocumentOffset(offset));
    return (
      place && {
        ...place,
        span: opened.toDocumentSpan(place.span),
        recordIndex,
        record: opened.record,
        ...(fault?.lookAlike === undefined ? {} : { lookAlike: fault.lookAlike }),
      }
    );
  }

  /** The property under an offset outside of every record, with the span of the token that stands there. */
  findEnvelopeToken(offset: number): EnvelopeToken | undefined {
    const next = this.findFirstAfter(offset);
    const from = next > 0 ? this.getRecordSpan(next - 1).end : 0;
    const to = next < this.index.count ? this.getRecordSpan(next).start : this.text.length;
    const start = Math.max(from, offset - ENVELOPE_WINDOW);
    const text = this.text.slice(start, Math.min(to, offset + ENVELOPE_WINDOW));
    const found = findEnvelopeToken(text, offset - start);
    return (
      found && { key: found.key, span: { start: found.span.start + start, end: found.span.end + start } }
    );
  }

  /** Number of the first record that starts after an offset; the count where none does. */
  private findFirstAfter(at: number): number {
    let low = 0;
    let high = this.index.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.index.start[middle] ?? 0) <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private findFaultAt(offset: number): Fault | undefined {
    return this.index.faults.find(
      ({ kind, span }) => span.start <= offset && offset < span.end && kind !== 'unquoted-key',
    );
  }

  /** What can be read of a fault's text; undefined where that is no object. */
  private openFault({ span: { start, end } }: Fault): OpenRecord | undefined {
    const tree = parseRecordTree(this.text.slice(start, end));
    const record = tree?.type === 'object' ? toObject(getNodeValue(tree) as JsonValue) : undefined;
    return record && createPlainRecord(record, tree, start);
  }

  private getText(i: number): string {
    const { start, end } = this.getRecordSpan(i);
    return this.text.slice(start, end);
  }

  /** An embedded record without the escapes of its envelope; positions count bytes of its own text. */
  private unpack(i: number): RecordBytes & { readonly raw: Uint8Array } {
    const raw = toBytes(this.getText(i));
    const spans = { start: [0], end: [raw.length], embedding: [this.index.embedding[i] ?? 0] };
    return { ...getRecordBytes(raw, spans, 0), raw };
  }

  private readRecord(i: number): OpenRecord {
    const { start } = this.getRecordSpan(i);
    if ((this.index.embedding[i] ?? 0) === 0) {
      const text = this.getText(i);
      return createPlainRecord(parseObject(text), parseRecordTree(text), start);
    }
    const source = this.unpack(i);
    const outer = createOffsetMap(source.raw);
    const text = toText(source.bytes);
    const own = createOffsetMap(source.bytes);
    const toDocument = (offset: number): number =>
      start + outer.toTextOffset(source.toSource(own.toByteOffset(offset)));
    return {
      record: parseObject(text),
      tree: parseRecordTree(text),
      toDocumentSpan: (span) => ({ start: toDocument(span.start), end: toDocument(span.end) }),
      fromDocumentOffset: (offset) => own.toTextOffset(source.fromSource(outer.toByteOffset(offset - start))),
    };
  }
}

/** A record's values; none where the text has changed since it was scanned and is no object any more. */
function parseObject(text: string): CloudTrailRecord {
  try {
    return toObject(JSON.parse(text) as JsonValue) ?? {};
  } catch {
    return {};
  }
}

/** A record whose text stands in the document as it is: positions differ by its start only. */
function createPlainRecord(record: CloudTrailRecord, tree: Node | undefined, start: number): OpenRecord {
  return {
    record,
    tree,
    toDocumentSpan: (span) => ({ start: span.start + start, end: span.end + start }),
    fromDocumentOffset: (offset) => offset - start,
  };
}
