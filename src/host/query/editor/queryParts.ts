import type * as vscode from 'vscode';
import type { LogSessions } from '../../explorer/logSessions';
import type { Services } from '../../services';
import type { QueryEngine } from '../queryEngine';
import type { AskedLogs } from './askedLogs';
import type { QueryDocuments } from './queryDocuments';
import type { QueryHistory } from './queryHistory';
import type { QueryLenses } from './queryLenses';
import type { QueryRunner } from './queryRunner';
import type { RunFaults } from './runFaults';

/** What the commands and the editor of queries work on. */
export interface QueryParts {
  readonly services: Services;
  readonly sessions: LogSessions;
  readonly engine: QueryEngine;
  readonly documents: QueryDocuments;
  readonly runner: QueryRunner;
  readonly history: QueryHistory;
  readonly lenses: QueryLenses;
  readonly runFaults: RunFaults;
  /** What a question is asked of that has no logs of its own. */
  readonly getAskedLogs: () => AskedLogs;
  /** The logs of a question that names none; empty without any. */
  getDefaultSources(): readonly vscode.Uri[];
}
