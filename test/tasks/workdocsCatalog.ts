/**
 * Writes src/core/workdocs/workDocsCatalog.generated.ts from src/core/workdocs/events.tsv.
 * Run: npx tsx test/tasks/workdocsCatalog.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { WorkDocsEvent, WorkDocsParameter, WorkDocsSource } from '../../src/core/workdocs/workDocsEvent';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../src/core/workdocs');

/** The table that people edit. */
export const tablePath = path.join(folder, 'events.tsv');

/** The module that the generator writes. */
export const catalogPath = path.join(folder, 'workDocsCatalog.generated.ts');

const HEADER = `// Generated from events.tsv by test/tasks/workdocsCatalog.ts. Edit the table, then run the generator.
import type { WorkDocsEvent } from './workDocsEvent';

/** Every WorkDocs event name that is known, sorted by name. */
`;

const COLUMNS = 'name sources plane access phrase does reading parameters sensitive sensitiveResponse'.split(
  ' ',
);
const SOURCES: ReadonlySet<string> = new Set([
  'api',
  'iam',
  'permission',
  'iam-2018',
  'console',
  'guide',
  'list',
]);
const CALLERS: ReadonlySet<string> = new Set(['either', 'control', 'data', 'unknown']);
const ACCESS = /^(?:read|list|write)\??$/;

/** The text of the generated module. A cell of `-` is an empty list, `?` in parameters means not documented. Throws with the line's number when the table is not in order. */
export async function buildWorkDocsCatalog(table: string): Promise<string> {
  const [header, ...lines] = table.trimEnd().split('\n');
  if (header !== COLUMNS.join('\t')) {
    throw new Error(`events.tsv: the first line must be ${COLUMNS.join(', ')}`);
  }
  const events = lines.map((line, index) => parseLine(line, index + 2));
  const names = events.map((event) => event.name);
  if (names.join() !== [...new Set(names)].sort().join()) {
    throw new Error('events.tsv: names must be sorted and occur once');
  }
  const code = `${HEADER}export const workDocsCatalog: readonly WorkDocsEvent[] = ${JSON.stringify(events)};`;
  return format(code, { parser: 'typescript', printWidth: 110, singleQuote: true });
}

function parseLine(line: string, lineNumber: number): WorkDocsEvent {
  const cells = line.split('\t');
  const [name, sources, caller, access, phrase, does, reading, parameters, sensitive, sensitiveResponse] =
    cells;
  const parts = toWords(sources);
  if (
    cells.length !== COLUMNS.length ||
    [name, phrase, does, reading, parameters].some((cell) => cell === undefined || cell === '') ||
    parts.length === 0 ||
    parts.some((part) => !SOURCES.has(part)) ||
    !CALLERS.has(caller ?? '') ||
    !ACCESS.test(access ?? '')
  ) {
    throw new Error(`events.tsv, line ${String(lineNumber)}: a cell is missing or not allowed`);
  }
  return {
    name: name ?? '',
    sources: parts as WorkDocsSource[],
    caller: caller as WorkDocsEvent['caller'],
    access: access?.startsWith('write') === true ? 'write' : 'read',
    accessInferred: access?.endsWith('?') === true,
    phrase: phrase ?? '',
    does: does ?? '',
    reading: reading ?? '',
    forms:
      parameters === '?' ? [] : (parameters ?? '').split(' | ').map((form) => toWords(form).map(toParameter)),
    sensitiveRequest: toWords(sensitive),
    sensitiveResponse: toWords(sensitiveResponse),
  };
}

function toWords(cell: string | undefined): string[] {
  return (cell ?? '').split(' ').filter((word) => word !== '' && word !== '-');
}

function toParameter(word: string): WorkDocsParameter {
  return { path: word.replace(/\*$/, ''), required: word.endsWith('*') };
}

async function main(): Promise<void> {
  writeFileSync(catalogPath, await buildWorkDocsCatalog(readFileSync(tablePath, 'utf8')));
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  void main();
}
