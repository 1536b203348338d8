import { open, rm } from 'node:fs/promises';
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

/**
 * Writes events in order of time to a file, read again record by record. What was written is removed again where the
 * signal is aborted or the file cannot be written. `digests` name the sources in a report where they are known.
 */
export async function exportEvents(
  session: Session,
  { format, scope, path, marks }: ExportRequest,
  digests: readonly SourceDigest[] | undefined,
  { signal, onProgress }: ReadingOptions,
): Promise<ExportResult> {
  const events = getEvents(session, scope);
  const write = createWrite(session, format, marks, toHead(session, events, digests));
  const file = await open(path, 'w');
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
      for (const read of await readBatch(session, events.subarray(from, from + BATCH), signal)) {
        pieces.push(write.add(read));
        written++;
      }
      await put(Buffer.concat(pieces));
      onProgress?.({ done: Math.min(from + BATCH, events.length), total: events.length });
    }
    await put(write.end());
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
  return { events: written, unreadable: events.length - written, byteLength };
}

/** Events of a scope in order of time, each once. */
function getEvents({ tree }: Session, scope: ExportScope): Uint32Array {
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
  { tree, logs, reader }: Session,
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
  session: Session,
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
      return toReadWriter(createCsvWriter({ byteOrderMark: true }), createToEvent(session, marks));
    case 'markdown':
      return toReadWriter(createMarkdownWriter(head), createToEvent(session, marks));
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
  { tree, logs }: Session,
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
  session: Session,
  events: Uint32Array,
  digests: readonly SourceDigest[] | undefined,
): ReportHead {
  const { tree, summary } = session;
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
