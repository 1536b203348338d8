import { isDeepStrictEqual } from 'node:util';
import type { LogDocument } from '../../../src/core/document/logDocument';
import { readLogDocument } from '../../../src/core/document/readLogDocument';
import { explainAt } from '../../../src/core/explain/explainAt';
import { getAt, type JsonValue } from '../../../src/core/record/cloudTrailRecord';
import { createRandom } from '../../tasks/samples/random';
import { WrongAnswer, type CaseResult } from '../caseResult';
import { SideBySide, type Effort } from '../measure';

const POSITIONS = 200;
const NOW = Date.UTC(2024, 11, 1);
const TIME_ZONE = 'Europe/Berlin';

/** What happens when a person points at places of a log in the editor: it is opened once, then each place is explained. */
export function measureHover(text: string, effort: Effort): readonly CaseResult[] {
  const parsed = (JSON.parse(text) as { readonly Records: readonly JsonValue[] }).Records;
  const log = readLogDocument(text);
  const random = createRandom('hover');
  const positions = Array.from({ length: POSITIONS }, () => random.below(text.length));
  const recordTexts = positions.map((offset) => checkPlace(log, text, parsed, offset));

  const open = new SideBySide(effort);
  open.measure([
    { name: 'LogDocument (open)', run: () => readLogDocument(text) },
    { name: 'JSON.parse (whole text)', run: () => JSON.parse(text) as unknown },
  ]);
  const hover = new SideBySide(effort);
  hover.measure([
    {
      name: 'findPlace and explainAt',
      // Other documents of the same index would remember opened records; far apart positions seldom meet one.
      run: () => positions.map((offset) => explain(log, offset)),
    },
    {
      name: "JSON.parse (the places' records)",
      run: () => recordTexts.map((record) => JSON.parse(record) as unknown),
    },
  ]);
  const records = log.index.count;
  return [
    {
      name: 'open in the editor',
      what: 'A one-line text becomes a document that can be hovered: encoding, index, positions.',
      records,
      bytes: text.length,
      timings: open.timings,
      checked: 'Number of records.',
    },
    {
      name: 'hover',
      what: `${POSITIONS} places of that document, at random: what stands there, and its explanation. The peer only reads the record.`,
      records: POSITIONS,
      timings: hover.timings,
      checked: 'Record, path and value of every place, against JSON.parse.',
    },
  ];
}

function explain(log: LogDocument, offset: number): unknown {
  const place = log.findPlace(offset);
  return place && explainAt({ ...place, now: NOW, timeZone: TIME_ZONE });
}

/** Checks what was found at an offset and returns the record's text. */
function checkPlace(log: LogDocument, text: string, parsed: readonly JsonValue[], offset: number): string {
  const i = log.findRecordAt(offset);
  const place = log.findPlace(offset);
  if (place?.recordIndex !== i) {
    throw new WrongAnswer(
      `hover: offset ${offset} is in record ${i ?? 'none'}, the place found is in another one.`,
    );
  }
  if (place === undefined || i === undefined) {
    return '{}';
  }
  const value = getAt(parsed[i], place.path);
  const shown =
    place.part === 'value' ? (JSON.parse(text.slice(place.span.start, place.span.end)) as JsonValue) : value;
  if (value === undefined || !isDeepStrictEqual(shown, value)) {
    throw new WrongAnswer(
      `hover: offset ${offset}, record ${i}: ${place.path.join('.')} is not what JSON.parse reads there.`,
    );
  }
  const { start, end } = log.getRecordSpan(i);
  return text.slice(start, end);
}
