import * as vscode from 'vscode';
import { toDurationText } from '../../../core/text/toDurationText';
import type { QueryResult } from '../../../protocol/query';
import { CLOUDTRAIL_TABLE } from '../../../protocol/query';
import { Commands } from '../../ids';
import { escapeIcons } from '../../markdown/escapeIcons';
import { getTables, getUsedTables } from './queryBinding';
import type { QueryDocuments } from './queryDocuments';
import type { BoundTable, QueryRunner } from './queryRunner';
import { toSourceWords } from './sourceWords';

/** Above each statement of a query: run it, what it reads, and what its last run gave. */
export class QueryLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly lifetime: vscode.Disposable;
  /** By document and statement. */
  private readonly answers = new Map<string, string>();
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly documents: QueryDocuments,
    private readonly runner: QueryRunner,
    private readonly getDefaultSources: () => readonly vscode.Uri[],
  ) {
    this.lifetime = vscode.Disposable.from(
      this.changed,
      runner.onDidLoad(() => {
        this.changed.fire();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        for (const key of this.answers.keys()) {
          if (key.startsWith(toKey(document, ''))) {
            this.answers.delete(key);
          }
        }
      }),
    );
  }

  /** Keeps what a run gave, to be shown above its statement for as long as that reads the same. */
  setAnswer(document: vscode.TextDocument, sql: string, { statistics }: QueryResult): void {
    const { rows, milliseconds } = statistics;
    const words = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} in ${toDurationText(milliseconds)}`;
    this.answers.set(toKey(document, sql), words);
    this.changed.fire();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const query = this.documents.get(document);
    if (query === undefined) {
      return [];
    }
    const tables = getTables(query, this.getDefaultSources());
    return query.statements.flatMap((statement) => {
      const at = document.positionAt(statement.span.start);
      const range = new vscode.Range(at, at);
      const address = document.uri.toString();
      const used = getUsedTables(tables, statement);
      const lenses = [
        new vscode.CodeLens(range, {
          title: '$(play) Run',
          tooltip: 'Run this statement',
          command: Commands.runSql,
          arguments: [address, statement.span.start],
        }),
        new vscode.CodeLens(range, {
          title: escapeIcons(`Sources: ${this.toWords(used.length > 0 ? used : tables)}`),
          tooltip: 'Choose the logs that this query reads',
          command: Commands.chooseQuerySources,
          arguments: [address],
        }),
      ];
      const answer = this.answers.get(toKey(document, statement.text));
      return answer === undefined
        ? lenses
        : [...lenses, new vscode.CodeLens(range, { title: answer, command: '' })];
    });
  }

  dispose(): void {
    this.lifetime.dispose();
  }

  private toWords(tables: readonly BoundTable[]): string {
    const words = tables.map((table) => {
      const name = table.table === CLOUDTRAIL_TABLE ? '' : `${table.table} = `;
      const loaded = this.runner.getLoaded(table);
      return (
        name +
        (loaded === undefined
          ? (toSourceWords(table.sources) ?? 'none yet')
          : `${toCount(loaded.logs, 'log')} (${toCount(loaded.events, 'event')})`)
      );
    });
    return words.join(', ');
  }
}

function toCount(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}

function toKey(document: vscode.TextDocument, sql: string): string {
  return `${document.uri.toString()}\n${sql}`;
}
