import * as vscode from 'vscode';
import type { LogSessions } from '../explorer/logSessions';
import { getDefaultSources } from '../query/editor/getDefaultSources';
import type { QueryEngine } from '../query/queryEngine';
import type { Services } from '../services';
import type { CloudTrailLensApi } from './cloudTrailLensApi';
import { runQuery } from './runQuery';

/** A record with this eventID in a text that is open. */
function findInTexts(
  { logs, navigator }: Services,
  eventID: string,
): { readonly uri: vscode.Uri; readonly record: number } | undefined {
  for (const document of vscode.workspace.textDocuments) {
    const record = logs.get(document)?.findByEventID(eventID);
    if (record !== undefined) {
      return { uri: navigator.getSource(document), record: record + navigator.getFirstRecord(document) };
    }
  }
  return undefined;
}

/** The API of the extension, for other extensions and for its own tests. */
export function createApi(
  services: Services,
  sessions: LogSessions,
  queries: QueryEngine,
): CloudTrailLensApi {
  return {
    version: 1,
    openLogs: (uris) => sessions.openLogs(uris),
    async revealEvent(eventID) {
      const found = findInTexts(services, eventID) ?? (await sessions.findEvent(eventID));
      if (found === undefined) {
        return false;
      }
      await services.navigator.revealRecord(found.uri, found.record);
      return true;
    },
    query: (sql, sources = getDefaultSources(services, sessions)) => runQuery(queries, sql, sources),
  };
}
