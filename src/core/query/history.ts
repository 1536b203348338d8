import type { AskedQuery } from './askedQuery';
import { parseAskedQuery, toAskedQuery } from './askedQuery';

/** A query that was run. Its rows are not kept: they are evidence, and the logs have them. */
export interface HistoryEntry extends AskedQuery {
  readonly parameters: Readonly<Record<string, string | number>>;
  /** When it ended, milliseconds since 1970. */
  readonly time: number;
  /** Rows of its result. */
  readonly rows: number;
}

/** Most entries that are kept. */
export const HISTORY_LIMIT = 100;

/** Longest text of one entry, in UTF-16 units: all entries together stay below what workspace state is made for. */
const LONGEST_SQL = 20_000;

/** The history with an entry more, newest first: the same question of before gives way, and so does the oldest. */
export function addToHistory(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  if (entry.sql.length > LONGEST_SQL) {
    return history;
  }
  const key = getKey(entry);
  return [entry, ...history.filter((other) => getKey(other) !== key)].slice(0, HISTORY_LIMIT);
}

/** Reads stored entries with care: another version of the extension may have written them. What is none is left out. */
export function parseHistory(stored: unknown): readonly HistoryEntry[] {
  return Array.isArray(stored) ? stored.flatMap(parseEntry).slice(0, HISTORY_LIMIT) : [];
}

function parseEntry(value: unknown): readonly HistoryEntry[] {
  const asked = parseAskedQuery(value);
  const { time, rows } = (value ?? {}) as Partial<Record<keyof HistoryEntry, unknown>>;
  return asked?.parameters !== undefined &&
    typeof time === 'number' &&
    Number.isFinite(time) &&
    typeof rows === 'number'
    ? [{ ...asked, parameters: asked.parameters, time, rows }]
    : [];
}

/** The same statement with the same values over the same logs is the same question, whatever it is called. */
function getKey(entry: HistoryEntry): string {
  const { sql, parameters = {}, tables, folder } = toAskedQuery(entry);
  return JSON.stringify([
    sql,
    Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)),
    tables ?? null,
    folder ?? null,
  ]);
}
