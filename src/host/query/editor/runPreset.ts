import * as vscode from 'vscode';
import { parseQueryHeader } from '../../../core/query/header/queryHeader';
import { parseParameter } from '../../../core/query/parseParameter';
import type { QueryPreset } from '../../../core/query/queryPreset';
import { findStatements } from '../../../core/query/text/findStatements';
import type { QueryParameters, QueryResult } from '../../../protocol/query';
import { askForParameters, describeParameters } from './askForParameters';
import { toAskedLogs } from './askedLogs';
import { openAsked, toRequest } from './askedQueries';
import { askForSourceTexts, LOGS_NOT_KEPT } from './chooseSources';
import { askForSources } from './findSources';
import { openQuery } from './openQuery';
import type { Question } from './pickQuery';
import { pickQuery } from './pickQuery';
import { getTables, getUsedTables } from './queryBinding';
import type { QueryParts } from './queryParts';
import { toTable } from './queryRunner';
import { listSavedQueries } from './savedQueries';
import type { Sources } from './sourceWords';

export interface PresetCall {
  readonly id: string;
  /** Those that are not given have their usual values; undefined to ask for all. */
  readonly parameters?: QueryParameters;
  /** The logs; the usual ones where undefined. */
  readonly sources?: readonly vscode.Uri[];
}

/** "Run Query…": lets a person pick a question, asks for what it needs, and runs it. */
export async function runFromPalette(parts: QueryParts): Promise<QueryResult | undefined> {
  const [{ queryPresets }, saved] = await Promise.all([
    import('../../../core/query/presets/queryPresets'),
    listSavedQueries(),
  ]);
  const questions: Question[] = [
    ...queryPresets.map((preset) => ({ kind: 'preset', preset }) as const),
    ...saved.map((query) => ({ kind: 'saved', saved: query }) as const),
    ...parts.history.entries.map((entry) => ({ kind: 'history', entry }) as const),
  ];
  let logs = parts.getAskedLogs();
  for (;;) {
    const picked = await pickQuery({
      title: 'Run Query',
      placeholder: `A question about ${logs.words}`,
      questions,
      now: Date.now(),
      offersLogs: true,
    });
    if (picked !== 'logs') {
      return picked && runQuestion(parts, picked.question, picked.wants, {}, logs.sources);
    }
    const chosen = await askForSourceTexts(parts);
    logs = chosen === undefined ? logs : toAskedLogs(chosen);
  }
}

/** "Query History…": the queries that were run, newest first. */
export async function runFromHistory(parts: QueryParts): Promise<QueryResult | undefined> {
  const questions = parts.history.entries.map((entry) => ({ kind: 'history', entry }) as const);
  if (questions.length === 0) {
    void vscode.window.showInformationMessage('No query was run in this workspace yet.');
    return undefined;
  }
  const picked = await pickQuery({
    title: 'Query History',
    placeholder: 'A query to run again on its logs',
    questions,
    now: Date.now(),
  });
  return picked === undefined || picked === 'logs'
    ? undefined
    : runQuestion(parts, picked.question, picked.wants);
}

/** Runs a preset as code asks for it; a person is asked only for what is missing and has no usual value. */
export async function runPreset(
  parts: QueryParts,
  { id, parameters, sources }: PresetCall,
): Promise<QueryResult | undefined> {
  const { queryPresets } = await import('../../../core/query/presets/queryPresets');
  const preset = queryPresets.find((other) => other.id === id);
  if (preset === undefined) {
    throw new Error(`There is no ready query "${id}".`);
  }
  const usual = preset.parameters.flatMap((parameter) => {
    const parsed = parameter.usual === undefined ? undefined : parseParameter('', parameter);
    return parsed !== undefined && 'value' in parsed ? [[parameter.name, parsed.value] as const] : [];
  });
  const given = parameters === undefined ? {} : { ...Object.fromEntries(usual), ...parameters };
  return runQuestion(parts, { kind: 'preset', preset }, 'run', given, sources);
}

async function runQuestion(
  parts: QueryParts,
  question: Question,
  wants: 'run' | 'text',
  given: QueryParameters = {},
  givenSources?: Sources,
): Promise<QueryResult | undefined> {
  const usual = givenSources ?? parts.getAskedLogs().sources;
  if (question.kind === 'saved') {
    return runSaved(parts, question, wants, usual);
  }
  if (question.kind === 'history') {
    return runEntry(parts, question, wants);
  }
  if (wants === 'text') {
    await openQuery(parts, usual, toText(question.preset));
    return undefined;
  }
  const sources = usual.length > 0 ? usual : await askForSources();
  if (sources === undefined) {
    return undefined;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const table = toTable(sources);
  const { id, title, sql, parameters: all } = question.preset;
  const missing = all.filter(({ name }) => given[name] === undefined);
  const answers = await askForParameters(parts, { title, parameters: missing, given: {}, table, folder });
  return (
    answers &&
    parts.runner.run({
      title,
      preset: id,
      sql,
      tables: [table],
      parameters: { ...given, ...answers },
      folder,
    })
  );
}

/** What was asked before is asked again with its values and of its logs. */
async function runEntry(
  parts: QueryParts,
  { entry }: Extract<Question, { readonly kind: 'history' }>,
  wants: 'run' | 'text',
): Promise<QueryResult | undefined> {
  if (wants === 'text') {
    await openAsked(parts, entry);
    return undefined;
  }
  const sources = entry.tables === undefined ? await askForSourceTexts(parts, LOGS_NOT_KEPT) : [];
  return sources && parts.runner.run(toRequest(entry, entry.parameters, sources));
}

/** A saved query has its own sources; the first of its statements is the question. */
async function runSaved(
  parts: QueryParts,
  { saved: { uri, title, text } }: Extract<Question, { readonly kind: 'saved' }>,
  wants: 'run' | 'text',
  usual: Sources,
): Promise<QueryResult | undefined> {
  const [statement] = findStatements(text);
  if (wants === 'text' || statement === undefined) {
    await vscode.window.showTextDocument(uri, { preview: false });
    return undefined;
  }
  const header = parseQueryHeader(text);
  const tables = getUsedTables(getTables({ header }, usual), statement);
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const answers = await askForParameters(parts, {
    title,
    parameters: await describeParameters(statement.parameters),
    given: {},
    table: tables[0],
    folder,
  });
  return answers && parts.runner.run({ title, sql: statement.text, tables, parameters: answers, folder });
}

function toText({ sql }: QueryPreset): string {
  return sql.trimEnd().endsWith(';') ? sql : `${sql.trimEnd()};\n`;
}
