import { getAthenaFunction } from '../../core/query/athenaFunctions';
import { cloudTrailColumns } from '../../core/query/cloudTrailColumns';
import { getField } from '../../core/fields/getField';
import type { SqlHover } from '../../protocol/query';
import { getStatement, readChain, toReturnWords } from './completeSql';
import { logColumns } from './scope';
import { toTypeText } from './sqlType';
import type { NamedColumns } from './statementRelations';
import { getStatementRelations, isName, resolveChain, toLogPath, toName } from './statementRelations';
import type { SqlToken } from './tokenize';
import { SIGN, tokenize } from './tokenize';

const LOG: NamedColumns = { name: '', columns: logColumns, isLog: true };
const LONGEST_TEXT = 100_000;
/** A type that is longer is cut; useridentity's has 500 characters. */
const LONGEST_TYPE = 80;

/** What is known of the column, field or function at an offset (UTF-16 units); null where nothing is. */
export function describeSql(text: string, offset: number, tables: readonly string[] = []): SqlHover | null {
  if (text.length > LONGEST_TEXT) {
    return null;
  }
  const tokens = getStatement(tokenize(text).tokens, offset);
  const index = tokens.findIndex(({ span }) => span.start <= offset && offset < span.end);
  const token = tokens[index];
  if (!isName(token)) {
    return null;
  }
  const isCall = tokens[index + 1]?.type === SIGN.open && tokens[index - 1]?.type !== SIGN.dot;
  return isCall ? describeFunction(token) : describeColumn(text, tokens, index, token, tables);
}

function describeFunction(token: SqlToken): SqlHover | null {
  const entry = getAthenaFunction(toName(token));
  if (entry === undefined) {
    return null;
  }
  const differs = entry.differs === undefined ? '' : ` Here: ${entry.differs}`;
  return {
    span: token.span,
    title: `${entry.signature} → ${toReturnWords(entry.returns)}`,
    text: `${entry.text}${differs}`,
    isOurs: false,
  };
}

function describeColumn(
  text: string,
  tokens: readonly SqlToken[],
  index: number,
  token: SqlToken,
  tables: readonly string[],
): SqlHover | null {
  const { relations } = getStatementRelations(text, tokens, tables);
  const names = readChain(tokens.slice(0, index + 1));
  const sources = relations.length === 0 ? [LOG] : relations;
  const path = toLogPath(names, sources);
  const type = path === undefined ? resolveChain(names, sources) : resolveChain(path, [LOG]);
  if (type.kind === 'unknown') {
    return null;
  }
  const column = path?.length === 1 ? cloudTrailColumns.find(({ name }) => name === path[0]) : undefined;
  const words = toTypeText(type);
  const short = words.length > LONGEST_TYPE ? `${words.slice(0, LONGEST_TYPE)}…` : words;
  const field = path === undefined || path.length < 2 ? undefined : getField(path);
  const shown = path ?? names;
  return {
    span: token.span,
    title: `${shown.join('.')} ${short}`,
    text: column === undefined ? (field?.meaning ?? '') : `${column.text}${toOriginWords(column.origin)}`,
    isOurs: column?.origin === 'ours',
  };
}

function toOriginWords(origin: 'record' | 'partition' | 'ours'): string {
  switch (origin) {
    case 'record':
      return '';
    case 'partition':
      return ' A partition of the table in Athena.';
    case 'ours':
      return ' A column of CloudTrail Lens: Athena does not have it.';
  }
}
