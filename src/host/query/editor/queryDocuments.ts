import * as vscode from 'vscode';
import type { QueryHeader } from '../../../core/query/header/queryHeader';
import { parseQueryHeader } from '../../../core/query/header/queryHeader';
import type { SqlStatement } from '../../../core/query/text/findStatements';
import { findStatements } from '../../../core/query/text/findStatements';
import type { QueryParameters } from '../../../protocol/query';
import { ContextKeys } from '../../ids';
import { SQL_LANGUAGE } from './sqlLanguage';

/** Where a workspace keeps its queries. */
export const QUERY_FOLDER = '.cloudtrail/queries';
const SAVED_QUERY = /\/\.cloudtrail\/queries\/[^/]+\.sql$/i;

/** Lines in which a header is looked for: other SQL texts are not read any further. */
const HEADER_LINES = 200;

/** An SQL text of ours, as it is at the moment. */
export interface QueryText {
  readonly text: string;
  readonly header: QueryHeader;
  readonly statements: readonly SqlStatement[];
}

interface Entry {
  readonly version: number;
  readonly query: QueryText | undefined;
}

/**
 * Tells the SQL texts that are queries of ours from all others: those that the extension opened, those among the saved
 * queries of a workspace, and those whose header says so. The others are left alone.
 */
export class QueryDocuments implements vscode.Disposable {
  private readonly opened = new Set<string>();
  private readonly values = new Map<string, QueryParameters>();
  /** Addresses of the open queries, for the conditions of keys and menus. */
  private readonly queries = new Map<string, vscode.Uri>();
  private readonly entries = new Map<string, Entry>();
  private readonly lifetime: vscode.Disposable;
  private readonly added = new vscode.EventEmitter<vscode.TextDocument>();
  /** Fires when the extension opened a document as a query. */
  readonly onDidAdd = this.added.event;

  constructor() {
    this.lifetime = vscode.Disposable.from(
      this.added,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.updateContext(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        const { uri, isUntitled } = document;
        this.opened.delete(uri.toString());
        this.entries.delete(uri.toString());
        this.updateContext(document);
        if (isUntitled) {
          // The next untitled text may have the same name.
          this.values.delete(uri.toString());
        }
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.updateContext(document);
      }),
    );
    for (const document of vscode.workspace.textDocuments) {
      this.updateContext(document);
    }
  }

  /** Says that the extension opened a document as a query, whatever becomes of its header. */
  add(document: vscode.TextDocument): void {
    this.opened.add(document.uri.toString());
    this.entries.delete(document.uri.toString());
    this.updateContext(document);
    this.added.fire(document);
  }

  /** The document as a query; undefined where it is none of ours. */
  get(document: vscode.TextDocument): QueryText | undefined {
    if (!isOpenSql(document)) {
      return undefined;
    }
    const key = document.uri.toString();
    const known = this.entries.get(key);
    if (known?.version === document.version) {
      return known.query;
    }
    const query = this.isQuery(document) ? toQueryText(document.getText()) : undefined;
    this.entries.set(key, { version: document.version, query });
    return query;
  }

  /** Values that the parameters of a document had last. */
  getValues({ uri }: vscode.TextDocument): QueryParameters {
    return this.values.get(uri.toString()) ?? {};
  }

  keepValues(document: vscode.TextDocument, values: QueryParameters): void {
    this.values.set(document.uri.toString(), { ...this.getValues(document), ...values });
  }

  dispose(): void {
    this.lifetime.dispose();
  }

  private isQuery(document: vscode.TextDocument): boolean {
    return (
      this.opened.has(document.uri.toString()) ||
      SAVED_QUERY.test(document.uri.path) ||
      parseQueryHeader(document.getText(new vscode.Range(0, 0, HEADER_LINES, 0))).isQuery
    );
  }

  private updateContext(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const isQuery = isOpenSql(document) && this.isQuery(document);
    if (isQuery !== this.queries.has(key)) {
      if (isQuery) {
        this.queries.set(key, document.uri);
      } else {
        this.queries.delete(key);
      }
      // As addresses, not as texts: a window on another machine has other ones, and VS Code translates them.
      const uris = [...this.queries.values()];
      void vscode.commands.executeCommand('setContext', ContextKeys.queries, uris);
    }
  }
}

function isOpenSql({ languageId, isClosed }: vscode.TextDocument): boolean {
  return languageId === SQL_LANGUAGE && !isClosed;
}

function toQueryText(text: string): QueryText {
  return { text, header: parseQueryHeader(text), statements: findStatements(text) };
}
