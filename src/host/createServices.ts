import * as vscode from 'vscode';
import { createLogInput, getTransfer } from './explorer/logInput';
import { createLogSessions, type LogSessions } from './explorer/logSessions';
import { OpenLogDocuments } from './documents/openLogDocuments';
import { readPieces } from './engine/readPieces';
import { findRecord } from './engine/findRecord';
import { IdleEngine } from './engine/idleEngine';
import { IntegrityMarks } from './integrity/integrityMarks';
import { TextNavigator } from './textView/textNavigator';
import { TextViewFileSystem } from './textView/textViewFileSystem';
import { QueryEngine } from './query/queryEngine';
import type { Services } from './services';

/** The services of a window with the parts that only one feature each knows. */
export interface OwnedServices {
  readonly services: Services;
  readonly documents: OpenLogDocuments;
  readonly files: TextViewFileSystem;
  readonly sessions: LogSessions;
  /** For work that needs no session: readable text, validation. */
  readonly engine: IdleEngine;
  /** For questions about logs. */
  readonly queries: QueryEngine;
  /** What validations found. */
  readonly marks: IntegrityMarks;
}

/** Makes what the features share. Everything is disposed with the extension. */
export function createServices(context: vscode.ExtensionContext): OwnedServices {
  const output = vscode.window.createOutputChannel('CloudTrail Lens', { log: true });
  const engine = new IdleEngine(() => sessions.createEngine());
  const documents = new OpenLogDocuments(
    (pieces, isStale) => engine.use((running) => readPieces(running, pieces, isStale)),
    (message, error) => {
      output.error(message, error);
    },
  );
  const files = new TextViewFileSystem(async (source, part) => {
    const input = await createLogInput(source);
    return engine.use((running) =>
      running.call('renderText', { input, part }, { transfer: getTransfer([input]) }),
    );
  });
  const navigator = new TextNavigator(documents, files, (source, eventID) =>
    findRecord(() => sessions.createEngine(), source, eventID),
  );
  const services: Services = { context, output, logs: documents, navigator };
  const sessions = createLogSessions(services);
  const marks = new IntegrityMarks();
  const queries = new QueryEngine(async () => {
    const { startQueryProcess } = await import('../engine/startQueryProcess');
    return startQueryProcess(context.asAbsolutePath('dist/query.js'));
  });
  context.subscriptions.push(output, documents, engine, files, sessions, queries, marks);
  return { services, documents, files, sessions, engine, queries, marks };
}
