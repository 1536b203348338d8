import { getNodeValue, parseTree } from 'jsonc-parser';
import { toObject, type JsonValue } from '../../../src/core/record/cloudTrailRecord';
import type { LogIndex } from '../../../src/core/scan/logIndex';
import { LogScanner } from '../../../src/core/scan/logScanner';
import { scanLog, scanWith } from '../../../src/core/scan/scanLog';
import { toText } from '../../../src/core/text/utf8';
import { compareFacts, toFacts, toIndexFacts } from '../checkIndex';
import type { CaseResult } from '../caseResult';
import type { InputLog } from '../input/inputLog';
import { SideBySide, type Contender, type Effort } from '../measure';
import { SimdjsonPeer, type IndexedLog } from '../peers/simdjsonPeer';
import { visitFacts } from './visitFacts';

/** Small logs are measured together, so that a day of thousands of files takes no longer than one of the same size. */
const BATCH_BYTES = 8e6;

interface CheckedLog {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Bytes of logs to columns, against parsers of the same text. Only one batch of logs is in memory at a time. */
export function measureIndex(logs: Iterable<InputLog>, effort: Effort): CaseResult {
  const sideBySide = new SideBySide(effort);
  const simdjson = new SimdjsonPeer(effort.rounds);
  let batch: CheckedLog[] = [];
  let indexed: IndexedLog[] = [];
  let batchBytes = 0;
  let bytes = 0;
  let records = 0;
  let files = 0;
  let skipped = 0;
  const measureBatch = (): void => {
    if (batch.length > 0) {
      sideBySide.measure(createContenders(batch));
      simdjson.measure(indexed);
    }
    batch = [];
    indexed = [];
    batchBytes = 0;
  };
  for (const log of logs) {
    const text = toText(log.bytes);
    const parsed = parseRecords(text);
    if (parsed === undefined) {
      skipped++;
      continue;
    }
    indexed.push({ log, index: checkIndex(log, text, parsed) });
    files++;
    bytes += log.bytes.length;
    records += parsed.length;
    batch.push({ bytes: log.bytes, text });
    batchBytes += log.bytes.length;
    if (batchBytes >= BATCH_BYTES) {
      measureBatch();
    }
  }
  measureBatch();
  simdjson.close();
  if (records === 0) {
    throw new Error('The input holds no native log with records.');
  }
  return {
    name: `index, ${records.toLocaleString('en')} records`,
    what: 'Bytes of native logs to record spans, key columns, identities and flags, one thread.',
    records,
    bytes,
    timings: [...sideBySide.timings, ...simdjson.timings],
    checked:
      'Number of records; eventID, eventTime, eventName and identity type of every record, against each parser (simdjson: eventID and eventName).',
    notes: [
      `${files} ${files === 1 ? 'log' : 'logs'}, ${Math.round(bytes / records).toLocaleString('en')} bytes a record.`,
      ...(skipped > 0
        ? [`${skipped} files left out: JSON.parse cannot read them or they hold no Records.`]
        : []),
      simdjson.missing === undefined
        ? `simdjson ${simdjson.version ?? ''} runs in a process of its own, after the others, on the same logs in memory.`
        : `simdjson is left out: ${simdjson.missing}.`,
    ],
  };
}

/** What reads where a host has no WebAssembly, and what is irregular everywhere. */
const plain = new LogScanner();

/** Results are kept until all logs of the batch are read, as a program would that shows them together. */
function createContenders(batch: readonly CheckedLog[]): readonly Contender[] {
  const each = (read: (log: CheckedLog) => unknown) => () => batch.map(read);
  return [
    { name: 'scanLog (bytes to columns)', run: each(({ bytes }) => scanLog(bytes)) },
    { name: 'the same without WebAssembly', run: each(({ bytes }) => scanWith(plain, bytes)) },
    { name: 'JSON.parse (of text)', run: each(({ text }) => JSON.parse(text) as unknown) },
    { name: 'decode and JSON.parse', run: each(({ bytes }) => JSON.parse(toText(bytes)) as unknown) },
    { name: 'jsonc-parser visit (four fields)', run: each(({ text }) => visitFacts(text)) },
    { name: 'jsonc-parser parseTree', run: each(({ text }) => parseTree(text)) },
    { name: 'decode alone', run: each(({ bytes }) => toText(bytes)) },
  ];
}

function parseRecords(text: string): readonly JsonValue[] | undefined {
  try {
    const records = toObject(JSON.parse(text) as JsonValue)?.['Records'];
    return Array.isArray(records) ? (records as readonly JsonValue[]) : undefined;
  } catch {
    return undefined;
  }
}

function checkIndex(log: InputLog, text: string, parsed: readonly JsonValue[]): LogIndex {
  const index = scanLog(log.bytes);
  const ours = Array.from({ length: index.count }, (_, i) => toIndexFacts(index, i));
  compareFacts(log.name, ours, 'JSON.parse', parsed.map(toFacts));
  compareFacts(log.name, ours, 'jsonc-parser visit', visitFacts(text));
  // One record's tree at a time becomes a value: all at once would be a second copy of the log.
  const elements = parseTree(text)?.children?.[0]?.children?.[1]?.children ?? [];
  compareFacts(
    log.name,
    ours,
    'jsonc-parser parseTree',
    elements.map((node) => toFacts(getNodeValue(node) as JsonValue)),
  );
  return index;
}
