import * as vscode from 'vscode';
import type { AskedQuery } from '../../../core/query/askedQuery';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';
import type { LogSessions } from '../../explorer/logSessions';
import { getBaseFolder } from './queryBinding';
import type { QueryDocuments } from './queryDocuments';
import type { Sources } from './sourceWords';
import { toSourceWords } from './sourceWords';
import { toFreeSource } from './sourceText';

/** The logs that a question of the palette is asked of, unless it has its own. */
export interface AskedLogs {
  readonly sources: Sources;
  /** For the end of "A question about …". */
  readonly words: string;
}

interface Places {
  readonly documents: QueryDocuments;
  /** The question of the results page that is active. */
  readonly getActiveAnswer: () => AskedQuery | undefined;
  readonly sessions: LogSessions;
  readonly getDefaultSources: () => readonly vscode.Uri[];
}

/**
 * What a person has before them: the sources of the query in the active editor, or those of the answer in the active page;
 * elsewhere, and where a query names none, the usual ones.
 */
export function getAskedLogs({ documents, getActiveAnswer, sessions, getDefaultSources }: Places): AskedLogs {
  const query = getActiveQuery(documents);
  if (query !== undefined) {
    return toAskedLogs(query, 'the logs of this query');
  }
  const answer = getActiveAnswer();
  const named = answer?.tables?.find(({ table }) => table === CLOUDTRAIL_TABLE);
  if (named !== undefined) {
    const folder = answer?.folder === undefined ? undefined : vscode.Uri.parse(answer.folder);
    const sources = named.sources.map((source) => toFreeSource(source, folder));
    return toAskedLogs(sources, 'the logs of this answer');
  }
  const usual = getDefaultSources();
  const isExplorer = usual.length > 0 && String(usual) === String(sessions.latestSources);
  return toAskedLogs(usual, isExplorer ? 'the explorer' : undefined);
}

/** Logs that were chosen for a question. */
export function toAskedLogs(sources: Sources, name?: string): AskedLogs {
  const words = toSourceWords(sources);
  if (words === undefined) {
    return { sources, words: 'logs that you choose next' };
  }
  return { sources, words: name === undefined || name === words ? words : `${name}: ${words}` };
}

/** The sources of the query in the active editor; undefined without one, and where it names none. */
function getActiveQuery(documents: QueryDocuments): Sources | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText)) {
    return undefined;
  }
  const address = input.uri.toString();
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  const lines = document === undefined ? [] : (documents.get(document)?.header.lines ?? []);
  const own = lines.filter(({ table }) => table === CLOUDTRAIL_TABLE);
  return document === undefined || own.length === 0
    ? undefined
    : own.map(({ source }) => toFreeSource(source, getBaseFolder(document)));
}
