/** A query that was run. Its rows are not kept: they are evidence, and the logs have them. */
export interface HistoryEntry {
  readonly title: string;
  /** The statement, with its parameters as `:name`. */
  readonly sql: string;
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
  return Array.isArray(stored) ? stored.filter(isEntry).slice(0, HISTORY_LIMIT) : [];
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const entry = value as Partial<Record<keyof HistoryEntry, unknown>>;
  return (
    typeof entry.title === 'string' &&
    typeof entry.sql === 'string' &&
    typeof entry.time === 'number' &&
    Number.isFinite(entry.time) &&
    typeof entry.rows === 'number' &&
    typeof entry.parameters === 'object' &&
    entry.parameters !== null &&
    Object.values(entry.parameters).every((part) => typeof part === 'string' || typeof part === 'number')
  );
}

function getKey({ sql, parameters }: HistoryEntry): string {
  return JSON.stringify([sql, Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
