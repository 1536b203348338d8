import { toInertText } from '../../src/core/export/toInertText';
import type { CellValue, ResultColumn } from '../../src/protocol/query';

/** Most cells of one copy; more belong into a file. */
export const MAX_COPIED_CELLS = 300_000;

type Rows = readonly (readonly CellValue[])[];

/** Quoted by spreadsheets' own rule, so that a value with tabs or line breaks stays one cell. */
const NEEDS_QUOTES = /[\t\r\n"]/;

/** Cells as tab-separated text, NULL as nothing; text that a spreadsheet would run as a formula is made inert. */
export function toTabSeparated(columns: readonly ResultColumn[], rows: Rows, hasTitles: boolean): string {
  const lines = rows.map((row) =>
    columns.map((column, i) => toField(row[i] ?? null, column.kind === 'number')).join('\t'),
  );
  const titles = hasTitles ? [columns.map(({ name }) => toField(name, false)).join('\t')] : [];
  return [...titles, ...lines].join('\n');
}

function toField(value: CellValue, isNumber: boolean): string {
  const text = value === null ? '' : String(value);
  const safe = isNumber ? text : toInertText(text);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as a JSON list with an object each. JSON values go in as JSON. The text is put together by hand: two columns may
 * have one name, and a name may be `__proto__`.
 */
export function toJsonText(columns: readonly ResultColumn[], rows: Rows): string {
  const names = columns.map(({ name }) => JSON.stringify(name));
  const lines = rows.map((row) => {
    const fields = columns.map((column, i) => `${names[i] ?? '""'}: ${toJsonValue(row[i] ?? null, column)}`);
    return `  { ${fields.join(', ')} }`;
  });
  return `[\n${lines.join(',\n')}\n]\n`;
}

function toJsonValue(value: CellValue, { kind }: ResultColumn): string {
  return kind === 'json' && typeof value === 'string' && isJson(value) ? value : JSON.stringify(value);
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
