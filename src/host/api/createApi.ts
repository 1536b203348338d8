import * as vscode from 'vscode';
import type { LogSessions } from '../explorer/logSessions';
import type { QueryEngine } from '../query/queryEngine';
import type { Services } from '../services';
import type { CloudTrailLensApi } from './cloudTrailLensApi';

/** A record with this eventID in a text that is open. */
async function findInTexts(
  { logs, navigator }: Services,
  eventID: string,
): Promise<{ readonly uri: vscode.Uri; readonly record: number } | undefined> {
  for (const document of vscode.workspace.textDocuments) {
    const record = (await logs.read(document))?.findByEventID(eventID);
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
      const found = (await findInTexts(services, eventID)) ?? (await sessions.findEvent(eventID));
      if (found === undefined) {
        return false;
      }
      await services.navigator.revealRecord(found.uri, found.record);
      return true;
    },
    async query(sql, sources) {
      const [{ runQuery }, { getDefaultSources }] = await Promise.all([
        import('./runQuery'),
        import('../query/editor/getDefaultSources'),
      ]);
      if (sources !== undefined) {
        return runQuery(queries, sql, sources);
      }
      // Which texts are logs is known of those that were read.
      await Promise.all(vscode.workspace.textDocuments.map((document) => services.logs.read(document)));
      return runQuery(queries, sql, getDefaultSources(services, sessions));
    },
  };
}
