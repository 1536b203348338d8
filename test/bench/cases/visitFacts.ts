import { visit } from 'jsonc-parser';
import type { RecordFacts } from '../checkIndex';

/** Depth of a record's own properties in `{"Records":[{…}]}`; those of userIdentity are one deeper. */
const RECORD_DEPTH = 2;

/** The facts of all records, read with jsonc-parser's visit: the least that a reader built on it has to do. */
export function visitFacts(text: string): RecordFacts[] {
  const records: RecordFacts[] = [];
  let depth = 0;
  let key = '';
  let outer = '';
  let facts: { -readonly [K in keyof RecordFacts]: RecordFacts[K] } = createFacts();
  visit(text, {
    onObjectBegin() {
      depth++;
      if (depth === RECORD_DEPTH) {
        facts = createFacts();
      }
    },
    onObjectEnd() {
      if (depth === RECORD_DEPTH) {
        records.push(facts);
      }
      depth--;
    },
    onObjectProperty(property) {
      key = property;
      if (depth === RECORD_DEPTH) {
        outer = property;
      }
    },
    onLiteralValue(value) {
      const text = typeof value === 'string' ? value : undefined;
      if (depth === RECORD_DEPTH) {
        if (key === 'eventID' || key === 'eventTime' || key === 'eventName') {
          facts[key] = text;
        }
      } else if (depth === RECORD_DEPTH + 1 && outer === 'userIdentity' && key === 'type') {
        facts.identityType = text;
      }
    },
  });
  return records;
}

function createFacts(): RecordFacts {
  return { eventID: undefined, eventTime: undefined, eventName: undefined, identityType: undefined };
}
