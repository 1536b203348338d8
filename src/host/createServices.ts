import * as vscode from 'vscode';
import { createLogInput, getTransfer } from './explorer/logInput';
import { createLogSessions, type LogSessions } from './explorer/logSessions';
import { OpenLogDocuments } from './documents/openLogDocuments';
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
}

/** Makes what the features share. Everything is disposed with the extension. */
export function createServices(context: vscode.ExtensionContext): OwnedServices {
  const output = vscode.window.createOutputChannel('CloudTrail Lens', { log: true });
  const documents = new OpenLogDocuments();
  const renderer = new IdleEngine(() => sessions.createEngine());
  const files = new TextViewFileSystem(async (source, part) => {
    const input = await createLogInput(source);
    return renderer.use((engine) =>
      engine.call('renderText', { input, part }, { transfer: getTransfer([input]) }),
    );
  });
  const navigator = new TextNavigator(documents, files);
  const services: Services = { context, output, logs: documents, navigator };
  const sessions = createLogSessions(services);
  context.subscriptions.push(output, documents, renderer, files, sessions);
  return { services, documents, files, sessions };
}
