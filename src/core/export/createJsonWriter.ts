import { toBytes } from '../text/utf8';
import type { ExportWriter } from './exportWriter';

const SEPARATOR = toBytes(',\n');

/**
 * A log as CloudTrail delivers it, `{"Records":[…]}`, one record after another. Takes each record as the bytes that stand
 * in its log (unescaped where the record was text inside other JSON) and writes them unchanged: order of properties,
 * numbers, escapes and white space stay, so a digest of a record's bytes is the same before and after.
 */
export function createJsonWriter(): ExportWriter<Uint8Array> {
  let isFirst = true;
  return {
    begin: () => toBytes('{"Records":[\n'),
    add(record) {
      if (isFirst) {
        isFirst = false;
        return record;
      }
      const piece = new Uint8Array(SEPARATOR.length + record.length);
      piece.set(SEPARATOR);
      piece.set(record, SEPARATOR.length);
      return piece;
    },
    end: () => toBytes(isFirst ? ']}\n' : '\n]}\n'),
  };
}
