import * as vscode from 'vscode';
import { createLogInput, getTransfer } from './explorer/logInput';
import { createLogSessions, type LogSessions } from './explorer/logSessions';
import { OpenLogDocuments } from './documents/openLogDocuments';
import { findRecord } from './engine/findRecord';
import { IdleEngine } from './engine/idleEngine';
import { TextNavigator } from './textView/textNavigator';
import { TextViewFileSystem } from './textView/textViewFileSystem';
import type { Services } from './services';

/** The services of a window with the parts that only one feature each knows. */
export interface OwnedServices {
  readonly services: Services;
  readonly documents: OpenLogDocuments;
  readonly files: TextViewFileSystem;
  readonly sessions: LogSessions;
  /** For work that needs no session: readable text, validation. */
  readonly engine: IdleEngine;
}

/** Makes what the features share. Everything is disposed with the extension. */
export function createServices(context: vscode.ExtensionContext): OwnedServices {
  const output = vscode.window.createOutputChannel('CloudTrail Lens', { log: true });
  const documents = new OpenLogDocuments();
  const engine = new IdleEngine(() => sessions.createEngine());
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
  context.subscriptions.push(output, documents, engine, files, sessions);
  return { services, documents, files, sessions, engine };
}
