import { getNodeValue, type Node } from 'jsonc-parser';
import { toObject, type CloudTrailRecord, type JsonValue } from '../record/cloudTrailRecord';
import { getRecordBytes } from '../scan/recordText';
import { scanLog } from '../scan/scanLog';
import { createOffsetMap, type OffsetMap } from '../text/offsetMap';
import { toBytes, toText } from '../text/utf8';
import { findEnvelopeToken, type EnvelopeToken } from './envelopeToken';
import { findPlace, findSpan, parseRecordTree, type RecordPlace } from './recordTree';
import type { Fault } from '../scan/fault';
import type { LogIndex } from '../scan/logIndex';
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

/**
 * A text read as a log. All offsets are UTF-16 units of the text, as an editor counts them; the index underneath counts
 * UTF-8 bytes.
 */
export class LogDocument {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly index: LogIndex;
  private readonly offsets: OffsetMap;
  private readonly kept = new Map<number, OpenRecord>();
  private firstByID: Map<string, number> | undefined;

  /** Reads the text at once: about 100 MB/s. */
  constructor(private readonly text: string) {
    this.bytes = toBytes(text);
    this.index = scanLog(this.bytes);
    this.offsets = createOffsetMap(this.bytes);
  }

  /** The span of record i in the document. */
  getRecordSpan(i: number): Span {
    return this.toTextSpan({ start: this.index.start[i] ?? 0, end: this.index.end[i] ?? 0 });
  }

  /** A span of bytes of the log, such as a fault's, as UTF-16 units of the text. */
  toTextSpan(span: Span): Span {
    return { start: this.offsets.toTextOffset(span.start), end: this.offsets.toTextOffset(span.end) };
  }

  /** The record that holds an offset; its end counts as inside. */
  findRecordAt(offset: number): number | undefined {
    const at = this.offsets.toByteOffset(offset);
    const i = this.findFirstAfter(at) - 1;
    return i >= 0 && at <= (this.index.end[i] ?? 0) ? i : undefined;
  }

  /** The record nearest to an offset, for a cursor between records; undefined in a log without any. */
  findNearestRecord(offset: number): number | undefined {
    const inside = this.findRecordAt(offset);
    if (inside !== undefined || this.index.count === 0) {
      return inside;
    }
    return Math.min(this.findFirstAfter(this.offsets.toByteOffset(offset)), this.index.count - 1);
  }

  /** The first record with an eventID; the table is built on first use. */
  findByEventID(eventID: string): number | undefined {
    if (this.firstByID === undefined) {
      this.firstByID = new Map();
      for (let i = 0; i < this.index.count; i++) {
        const id = this.index.strings.get(this.index.eventID[i] ?? 0);
        if (id !== '' && !this.firstByID.has(id)) {
          this.firstByID.set(id, i);
        }
      }
    }
    return this.firstByID.get(eventID);
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
    const { bytes } = getRecordBytes(this.bytes, this.index, i);
    return toObject(JSON.parse(toText(bytes)) as JsonValue) ?? {};
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
    const at = this.offsets.toByteOffset(offset);
    const next = this.findFirstAfter(at);
    const from = next > 0 ? this.getRecordSpan(next - 1).end : 0;
    const to = next < this.index.count ? this.getRecordSpan(next).start : this.text.length;
    return findEnvelopeToken(
      this.text,
      Math.max(from, offset - ENVELOPE_WINDOW),
      Math.min(to, offset + ENVELOPE_WINDOW),
      offset,
    );
  }

  /** Number of the first record that starts after a byte; the count where none does. */
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
    const at = this.offsets.toByteOffset(offset);
    return this.index.faults.find(
      ({ kind, span }) => span.start <= at && at < span.end && kind !== 'unquoted-key',
    );
  }

  /** What can be read of a fault's text; undefined where that is no object. */
  private openFault(fault: Fault): OpenRecord | undefined {
    const { start, end } = this.toTextSpan(fault.span);
    const tree = parseRecordTree(this.text.slice(start, end));
    const record = tree?.type === 'object' ? toObject(getNodeValue(tree) as JsonValue) : undefined;
    return record && createPlainRecord(record, tree, start);
  }

  private readRecord(i: number): OpenRecord {
    const { start, end } = this.getRecordSpan(i);
    if ((this.index.embedding[i] ?? 0) === 0) {
      const text = this.text.slice(start, end);
      return createPlainRecord(toObject(JSON.parse(text) as JsonValue) ?? {}, parseRecordTree(text), start);
    }
    const source = getRecordBytes(this.bytes, this.index, i);
    const text = toText(source.bytes);
    const own = createOffsetMap(source.bytes);
    return {
      record: toObject(JSON.parse(text) as JsonValue) ?? {},
      tree: parseRecordTree(text),
      toDocumentSpan: (span) =>
        this.toTextSpan({
          start: source.toSource(own.toByteOffset(span.start)),
          end: source.toSource(own.toByteOffset(span.end)),
        }),
      fromDocumentOffset: (offset) => own.toTextOffset(source.fromSource(this.offsets.toByteOffset(offset))),
    };
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
