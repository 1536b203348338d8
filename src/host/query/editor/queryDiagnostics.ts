import * as vscode from 'vscode';
import type { SqlFault } from '../../../protocol/query';
import { toRange } from '../../documents/toRange';
import type { Services } from '../../services';
import type { QueryEngine } from '../queryEngine';
import { getTables } from './queryBinding';
import type { QueryDocuments } from './queryDocuments';
import { isCancelled } from './queryRunner';

/** A pause in typing after which a text is checked, in milliseconds: longer than between two keystrokes. */
const PAUSE = 300;

const SEVERITIES: Readonly<Record<SqlFault['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Keeps the faults of open queries in the Problems list. */
export function watchQueryFaults(
  { output }: Services,
  documents: QueryDocuments,
  engine: QueryEngine,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('cloudtrailLensQueries');
  const timers = new Map<string, NodeJS.Timeout>();
  // VS Code tells everybody of a deletion, also of what was not there: most documents are no queries.
  const clear = (uri: vscode.Uri): void => {
    if (collection.has(uri)) {
      collection.delete(uri);
    }
  };

  const check = async (document: vscode.TextDocument): Promise<void> => {
    const query = documents.get(document);
    if (query === undefined) {
      clear(document.uri);
      return;
    }
    const { version } = document;
    const tables = getTables(query, []).map(({ table }) => table);
    const faults = await engine.call('check', { sql: query.text, tables });
    // Positions of an older text would mark the wrong words; the newer one is on its way to be checked.
    if (!document.isClosed && document.version === version) {
      collection.set(
        document.uri,
        faults.map((fault) => toDiagnostic(document, fault)),
      );
    }
  };
  const schedule = (document: vscode.TextDocument, pause: number): void => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    if (documents.get(document) === undefined) {
      clear(document.uri);
      return;
    }
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        check(document).catch((error: unknown) => {
          if (!isCancelled(error)) {
            output.warn(`A query could not be checked: ${String(error)}`);
          }
        });
      }, pause),
    );
  };

  const lifetime = vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => {
      schedule(document, 0);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      schedule(document, PAUSE);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(timers.get(uri.toString()));
      timers.delete(uri.toString());
      clear(uri);
    }),
    documents.onDidAdd((document) => {
      schedule(document, 0);
    }),
  );
  for (const document of vscode.workspace.textDocuments) {
    schedule(document, 0);
  }
  return vscode.Disposable.from(lifetime, {
    dispose: () => {
      for (const timer of timers.values()) {
        clearTimeout(timer);
      }
    },
  });
}

export function toDiagnostic(
  document: vscode.TextDocument,
  { span, message, severity }: SqlFault,
): vscode.Diagnostic {
  const range = toRange(document, span);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'CloudTrail Lens';
  diagnostic.code = `sql.${severity}`;
  return diagnostic;
}
