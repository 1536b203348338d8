import { TrinoSqlLexer } from 'dt-sql-parser/dist/lib/trino/TrinoSqlLexer';
import type { Column } from './scope';
import { logColumns } from './scope';
import type { SqlType } from './sqlType';
import { UNKNOWN } from './sqlType';
import { SqlError } from './sqlError';
import type { SqlToken } from './tokenize';
import { SIGN } from './tokenize';
import { runTranslation } from './translateSql';

/** Something behind FROM of a text that may be unfinished. */
export interface NamedColumns {
  /** Lower case; empty where it has none. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** True for the table of events. */
  readonly isLog: boolean;
}

const NAMES: ReadonlySet<number> = new Set([TrinoSqlLexer.IDENTIFIER, TrinoSqlLexer.QUOTED_IDENTIFIER]);

/** Keywords that are no alias although the grammar lets them be one. */
const CLAUSE_STARTS: ReadonlySet<number> = new Set([
  TrinoSqlLexer.KW_WHERE,
  TrinoSqlLexer.KW_CROSS,
  TrinoSqlLexer.KW_LEFT,
  TrinoSqlLexer.KW_RIGHT,
  TrinoSqlLexer.KW_FULL,
  TrinoSqlLexer.KW_INNER,
  TrinoSqlLexer.KW_JOIN,
  TrinoSqlLexer.KW_ON,
  TrinoSqlLexer.KW_GROUP,
  TrinoSqlLexer.KW_ORDER,
  TrinoSqlLexer.KW_HAVING,
  TrinoSqlLexer.KW_LIMIT,
  TrinoSqlLexer.KW_UNION,
]);

export function isName(token: SqlToken | undefined): token is SqlToken {
  return (
    token !== undefined &&
    (NAMES.has(token.type) || (/^[a-z_]\w*$/iu.test(token.text) && !CLAUSE_STARTS.has(token.type)))
  );
}

export function toName(token: SqlToken): string {
  const { text } = token;
  return (text.startsWith('"') ? text.slice(1, -1) : text).toLowerCase();
}

/**
 * The tables, aliases and named queries of a statement, found by its tokens, since a text that is being written seldom
 * parses. Every query of the statement counts, whatever its depth. Without `tables` every name is the table of events.
 */
export function getStatementRelations(
  text: string,
  tokens: readonly SqlToken[],
  tables: readonly string[],
): { readonly relations: readonly NamedColumns[]; readonly ctes: ReadonlyMap<string, readonly Column[]> } {
  const ctes = readNamedQueries(text, tokens, tables);
  const relations: NamedColumns[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const type = tokens[index]?.type;
    if (type !== TrinoSqlLexer.KW_FROM && type !== TrinoSqlLexer.KW_JOIN) {
      continue;
    }
    let at = index + 1;
    for (;;) {
      const read = readRelation(text, tokens, at, { tables, ctes, relations });
      if (read === undefined) {
        break;
      }
      relations.push(read.relation);
      at = read.end;
      if (tokens[at]?.type !== SIGN.comma) {
        break;
      }
      at++;
    }
  }
  return { relations, ctes };
}

interface Known {
  readonly tables: readonly string[];
  readonly ctes: ReadonlyMap<string, readonly Column[]>;
  readonly relations: readonly NamedColumns[];
}

function readRelation(
  text: string,
  tokens: readonly SqlToken[],
  start: number,
  known: Known,
): { readonly relation: NamedColumns; readonly end: number } | undefined {
  const first = tokens[start];
  let at = start;
  let columns: readonly Column[] = [];
  let isLog = false;
  let name = '';
  if (first?.type === TrinoSqlLexer.KW_UNNEST) {
    const close = findClose(tokens, start + 1);
    const chain = tokens.slice(start + 2, close);
    columns = toUnnested(resolveChain(getNames(chain), known.relations));
    at = close + 1;
    if (tokens[at]?.type === TrinoSqlLexer.KW_WITH) {
      at += 2;
    }
  } else if (first?.type === SIGN.open) {
    const close = findClose(tokens, start);
    columns = readColumns(text, tokens.slice(start + 1, close), known.tables);
    at = close + 1;
  } else if (isName(first)) {
    at = start + 1;
    let last = first;
    while (tokens[at]?.type === SIGN.dot && isName(tokens[at + 1])) {
      last = tokens[at + 1] ?? last;
      at += 2;
    }
    name = toName(last);
    const cte = known.ctes.get(name);
    isLog =
      cte === undefined &&
      (known.tables.length === 0 || known.tables.some((table) => table.toLowerCase() === name));
    columns = cte ?? (isLog ? logColumns : []);
  } else {
    return undefined;
  }
  if (tokens[at]?.type === TrinoSqlLexer.KW_AS) {
    at++;
  }
  const alias = tokens[at];
  if (isName(alias) && alias.type !== TrinoSqlLexer.KW_AS) {
    name = toName(alias);
    at++;
    if (tokens[at]?.type === SIGN.open) {
      const close = findClose(tokens, at);
      const names = getNames(tokens.slice(at + 1, close).filter(({ type }) => type !== SIGN.comma));
      columns = renameColumns(columns, names);
      at = close + 1;
    }
  }
  return { relation: { name, columns, isLog }, end: at };
}

/** One name for a row of several fields is the whole row, as UNNEST has it here. */
function renameColumns(columns: readonly Column[], names: readonly string[]): readonly Column[] {
  const [only] = names;
  if (only !== undefined && names.length === 1 && columns.length > 1) {
    return [{ name: only, type: { kind: 'row', fields: columns } }];
  }
  return names.map((name, index) => ({ name, type: columns[index]?.type ?? UNKNOWN }));
}

function toUnnested(type: SqlType): readonly Column[] {
  if (type.kind === 'map') {
    return [
      { name: 'key', type: type.key },
      { name: 'value', type: type.value },
    ];
  }
  return type.kind === 'array' && type.element.kind === 'row' ? type.element.fields : [];
}

function readNamedQueries(
  text: string,
  tokens: readonly SqlToken[],
  tables: readonly string[],
): ReadonlyMap<string, readonly Column[]> {
  const found = new Map<string, readonly Column[]>();
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const before = tokens[index - 1];
    if (token.type !== TrinoSqlLexer.KW_AS || next?.type !== SIGN.open || before === undefined) {
      continue;
    }
    const inner = tokens[index + 2]?.type;
    if (
      inner !== TrinoSqlLexer.KW_SELECT &&
      inner !== TrinoSqlLexer.KW_WITH &&
      inner !== TrinoSqlLexer.KW_VALUES
    ) {
      continue;
    }
    const columns = readColumns(text, tokens.slice(index + 2, findClose(tokens, index + 1)), [...tables]);
    if (before.type === SIGN.close) {
      let open = index - 1;
      while (open > 0 && tokens[open]?.type !== SIGN.open) {
        open--;
      }
      const name = tokens[open - 1];
      const names = getNames(tokens.slice(open + 1, index - 1).filter(({ type }) => type !== SIGN.comma));
      if (isName(name)) {
        found.set(toName(name), renameColumns(columns, names));
      }
    } else if (isName(before)) {
      found.set(toName(before), columns);
    }
  }
  return found;
}

/** The columns of an inner query; none where it does not parse. */
function readColumns(
  text: string,
  tokens: readonly SqlToken[],
  tables: readonly string[],
): readonly Column[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) {
    return [];
  }
  try {
    return runTranslation(text.slice(first.span.start, last.span.end), tables).columns;
  } catch (error) {
    if (error instanceof SqlError) {
      return [];
    }
    throw error;
  }
}

/** The index of the bracket that closes the one at `open`; the end where none does. */
function findClose(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    depth += tokens[at]?.type === SIGN.open ? 1 : tokens[at]?.type === SIGN.close ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }
  return tokens.length;
}

function getNames(tokens: readonly SqlToken[]): readonly string[] {
  return tokens.filter(isName).map(toName);
}

/** The type of a dotted name; unknown where it leads nowhere. */
export function resolveChain(names: readonly string[], relations: readonly NamedColumns[]): SqlType {
  const [first, ...rest] = names;
  const owners = rest.length === 0 ? [] : relations.filter((candidate) => candidate.name === first);
  const sources = owners.length === 0 ? relations : owners;
  let type: SqlType = { kind: 'row', fields: sources.flatMap(({ columns }) => columns) };
  for (const name of owners.length === 0 ? names : rest) {
    type =
      (type.kind === 'row' ? type.fields.find((field) => field.name === name)?.type : undefined) ?? UNKNOWN;
  }
  return type;
}

/** The same name from the column of the table of events on, such as `useridentity.arn`; undefined for any other. */
export function toLogPath(
  names: readonly string[],
  relations: readonly NamedColumns[],
): readonly string[] | undefined {
  const [first] = names;
  const owner = relations.find((candidate) => candidate.name === first && names.length > 1);
  const path = owner === undefined ? names : names.slice(1);
  if (
    owner?.isLog === false ||
    resolveChain(path, [{ name: '', columns: logColumns, isLog: true }]).kind === 'unknown'
  ) {
    return undefined;
  }
  return path;
}
