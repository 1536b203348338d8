import * as vscode from 'vscode';
import type { LogSummary } from '../../protocol/engine';
import type { Engine } from '../../engine/startWorker';
import { prepareEngine } from '../engine/prepareEngine';
import type { Services } from '../services';
import { createLogInput, getTransfer } from './logInput';

/** A record of a log by its address. */
export interface RecordAddress {
  readonly uri: vscode.Uri;
  readonly record: number;
}

/** Logs that are open together with the engine that read them. */
export interface OpenSession {
  readonly engine: Engine;
  readonly sources: readonly vscode.Uri[];
  /** The files and folders that it was asked for; undefined where these are the sources. */
  readonly roots?: readonly vscode.Uri[];
}

/** All sessions of the window: those of the explorers, and the one that the extension's API opened last. */
export interface LogSessions {
  /**
   * What the session in use has: its logs, or while they are being found the files and folders that it was asked for. It
   * is the explorer used last, without one what openLogs read; empty without either.
   */
  readonly latestSources: readonly vscode.Uri[];
  /** Starts an engine of its own; whoever asks disposes it. */
  createEngine(): Engine;
  /** Reads logs without showing them; what was opened by the call before is let go. Rejects with what cannot be read. */
  openLogs(uris: readonly vscode.Uri[]): Promise<LogSummary>;
  /** The first record with this eventID in the logs that are open; undefined where none has it. */
  findEvent(eventID: string): Promise<RecordAddress | undefined>;
  /** Lets findEvent look into a session until the result is disposed. */
  add(session: OpenSession): vscode.Disposable;
  /** Says that a session was used just now. */
  use(session: OpenSession): void;
  /** Lets go of what openLogs read. */
  dispose(): void;
}

export function createLogSessions(services: Services): LogSessions {
  const sessions = new Set<OpenSession>();
  let ownSession: OpenSession | undefined;

  const createEngine = (): Engine => prepareEngine(services.context.asAbsolutePath('dist/worker.js'));

  const closeOwn = (): void => {
    if (ownSession !== undefined) {
      sessions.delete(ownSession);
      ownSession.engine.dispose();
      ownSession = undefined;
    }
  };

  return {
    createEngine,
    get latestSources() {
      let latest = ownSession;
      for (const session of sessions) {
        latest = session === ownSession ? latest : session;
      }
      return latest === undefined || latest.sources.length > 0
        ? (latest?.sources ?? [])
        : (latest.roots ?? []);
    },
    openLogs: async (uris) => {
      const inputs = await Promise.all(uris.map(createLogInput));
      const session = { engine: createEngine(), sources: [...uris] };
      closeOwn();
      ownSession = session;
      try {
        const summary = await session.engine.call('open', { inputs }, { transfer: getTransfer(inputs) });
        sessions.add(session);
        return summary;
      } catch (error) {
        if (ownSession === session) {
          closeOwn();
        }
        throw error;
      }
    },
    findEvent: async (eventID) => {
      for (const { engine, sources } of sessions) {
        const found = await engine.call('find', { eventID }).catch((error: unknown) => {
          services.output.debug(`Looking for an event: ${String(error)}`);
          return null;
        });
        const uri = found === null ? undefined : sources[found.source];
        if (found !== null && uri !== undefined) {
          return { uri, record: found.record };
        }
      }
      return undefined;
    },
    add: (session) => {
      sessions.add(session);
      return new vscode.Disposable(() => sessions.delete(session));
    },
    use: (session) => {
      if (sessions.delete(session)) {
        sessions.add(session);
      }
    },
    dispose: closeOwn,
  };
}
