import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { createCsvWriter } from '../core/export/createCsvWriter';
import { createJsonLinesWriter } from '../core/export/createJsonLinesWriter';
import { createJsonWriter } from '../core/export/createJsonWriter';
import { createMarkdownWriter } from '../core/export/createMarkdownWriter';
import type { ExportedEvent } from '../core/export/exportedEvent';
import type { ExportWriter } from '../core/export/exportWriter';
import type { ReportHead } from '../core/export/reportHead';
import { getEventKey } from '../core/grouping/eventRow';
import { getEventNumber, getEventRef, getOriginal } from '../core/grouping/eventTable';
import type { EventRef } from '../core/grouping/sourceLog';
import { parseTime } from '../core/time/parseTime';
import { toText } from '../core/text/utf8';
import type {
  EventNote,
  ExportFormat,
  ExportResult,
  ExportScope,
  Marks,
  SourceDigest,
} from '../protocol/output';
import { parseRecord, toSelected } from './readRecords';
import type { Session } from './session';
import type { ReadingOptions } from './sessionReadings';

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly scope: ExportScope;
  readonly path: string;
  readonly marks?: Marks;
}

/** Events that are read and written together: their records, some 2 KB each, are all that is held. */
const BATCH = 2000;

/** A record that was read for an export. */
interface ReadEvent {
  readonly ref: EventRef;
  readonly json: Uint8Array;
}

/** What is open when an export begins: numbers of events are those of this tree alone, which others replace meanwhile. */
type Content = Pick<Session, 'tree' | 'logs' | 'reader' | 'summary'>;

/**
 * Writes events in order of time to a file, read again record by record. The file is there as a whole or, where the signal
 * is aborted or it cannot be written, as it was. `digests` name the sources in a report where they are known. Throws where
 * the file is one of the open logs.
 */
export async function exportEvents(
  session: Session,
  { format, scope, path, marks }: ExportRequest,
  digests: readonly SourceDigest[] | undefined,
  { signal, onProgress }: ReadingOptions,
): Promise<ExportResult> {
  const { tree, logs, reader, summary } = session;
  if (logs.some(({ input }) => input.kind === 'path' && input.path === path)) {
    throw new Error(`${path} is one of the logs that are open. Choose another place for what is written.`);
  }
  const content: Content = { tree, logs, reader, summary };
  const events = getEvents(content, scope);
  const write = createWrite(content, format, marks, toHead(content, events, digests));
  const part = `${path}.${randomUUID()}.part`;
  const file = await open(part, 'w');
  let byteLength = 0;
  let written = 0;
  const put = async (bytes: Uint8Array): Promise<void> => {
    await file.write(bytes);
    byteLength += bytes.length;
  };
  try {
    await put(write.begin());
    for (let from = 0; from < events.length; from += BATCH) {
      signal?.throwIfAborted();
      const pieces = [];
      for (const read of await readBatch(content, events.subarray(from, from + BATCH), signal)) {
        pieces.push(write.add(read));
        written++;
      }
      await put(Buffer.concat(pieces));
      onProgress?.({ done: Math.min(from + BATCH, events.length), total: events.length });
    }
    await put(write.end());
    await file.close();
    await rename(part, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
  return { events: written, unreadable: events.length - written, byteLength };
}

/** Events of a scope in order of time, each once. */
function getEvents({ tree }: Content, scope: ExportScope): Uint32Array {
  const { table } = tree;
  if (scope.kind === 'filtered') {
    return tree.getMatches();
  }
  const wanted = new Set<number>();
  if (scope.kind === 'refs') {
    for (const ref of scope.refs) {
      const event = getEventNumber(table, ref);
      wanted.add(event === undefined ? -1 : (getOriginal(table, event) ?? event));
    }
  } else {
    const keys = new Set(scope.keys);
    for (const event of table.byTime) {
      if (keys.has(getEventKey(table, getEventRef(table, event)))) {
        wanted.add(event);
      }
    }
  }
  return table.byTime.filter((event) => wanted.has(event));
}

/** The records of events in the order of the events; those that cannot be read any more are left out. */
async function readBatch(
  { tree, logs, reader }: Content,
  events: Uint32Array,
  signal: AbortSignal | undefined,
): Promise<readonly ReadEvent[]> {
  const found = new Map<number, ReadEvent>();
  for (const [source, records] of toSelected(tree.table, events.slice().sort())) {
    const loaded = logs[source];
    const base = tree.table.base[source] ?? 0;
    if (loaded !== undefined) {
      try {
        await reader.readAll(
          loaded,
          records,
          (record, json) => {
            found.set(base + record, { ref: { source, record }, json });
          },
          signal,
        );
      } catch {
        // The result counts what is missing.
        signal?.throwIfAborted();
      }
    }
  }
  return [...events].flatMap((event) => found.get(event) ?? []);
}

function createWrite(
  content: Content,
  format: ExportFormat,
  marks: Marks | undefined,
  head: ReportHead,
): ExportWriter<ReadEvent> {
  switch (format) {
    case 'json':
      return toReadWriter(createJsonWriter(), ({ json }) => json);
    case 'jsonl':
      return toReadWriter(createJsonLinesWriter(), ({ json }) => json);
    case 'csv':
      return toReadWriter(createCsvWriter({ byteOrderMark: true }), createToEvent(content, marks));
    case 'markdown':
      return toReadWriter(createMarkdownWriter(head), createToEvent(content, marks));
  }
}

function toReadWriter<Item>(
  writer: ExportWriter<Item>,
  toItem: (read: ReadEvent) => Item,
): ExportWriter<ReadEvent> {
  return {
    begin: () => writer.begin(),
    add: (read) => writer.add(toItem(read)),
    end: () => writer.end(),
  };
}

function createToEvent(
  { tree, logs }: Content,
  marks: Marks | undefined,
): (read: ReadEvent) => ExportedEvent {
  const stars = new Set(marks?.stars);
  const notes = groupNotes(marks?.notes ?? []);
  return ({ ref, json }) => {
    const key = getEventKey(tree.table, ref);
    return {
      record: parseRecord(toText(json)) ?? {},
      source: tree.names[ref.source] ?? '',
      redacted: logs[ref.source]?.log.index.redacted[ref.record] ?? 0,
      isStarred: stars.has(key),
      notes: (notes.get(key) ?? []).map(({ text, author, time }) => ({
        text,
        ...(author === undefined ? {} : { author }),
        ...toNoteTime(time),
      })),
    };
  };
}

function groupNotes(notes: readonly EventNote[]): ReadonlyMap<string, readonly EventNote[]> {
  const byEvent = new Map<string, EventNote[]>();
  for (const note of notes) {
    byEvent.set(note.event, [...(byEvent.get(note.event) ?? []), note]);
  }
  return byEvent;
}

function toNoteTime(text: string | undefined): { readonly time?: number } {
  const time = text === undefined ? undefined : parseTime(text);
  return time === undefined ? {} : { time };
}

function toHead(
  { tree, summary }: Content,
  events: Uint32Array,
  digests: readonly SourceDigest[] | undefined,
): ReportHead {
  const { time, byTime, duplicates } = tree.table;
  const timed = [...events.subarray(0, 1), ...events.filter((event) => !Number.isNaN(time[event])).slice(-1)];
  const [from = NaN, until = NaN] = timed.map((event) => time[event] ?? NaN);
  return {
    title: 'CloudTrail events',
    createdAt: Date.now(),
    filter: tree.filter.text,
    events: events.length,
    total: byTime.length,
    duplicates,
    ...(Number.isNaN(from) ? {} : { from, until }),
    sources: summary.sources.map(({ uri, name, records }) => {
      const digest = digests?.find((candidate) => candidate.uri === uri);
      return {
        name,
        records,
        ...(digest?.sha256 === undefined ? {} : { sha256: digest.sha256 }),
        ...(digest?.size === undefined ? {} : { size: digest.size }),
      };
    }),
    skipped: [
      ...summary.skipped.map(({ uri, reason }) => ({ source: uri, reason })),
      ...summary.faults.map(({ source, message }) => ({ source, reason: message })),
    ],
  };
}
