import * as vscode from 'vscode';
import type { QueryParameters } from '../../../protocol/query';
import { Commands } from '../../ids';
import { isTrailNode } from '../../trails/trailNode';
import type { QueryParts } from './queryParts';
import { isCancelled } from './queryRunner';
import type { FoundStatement } from './runStatement';

/** The commands of queries. All can be called by code; what is missing is asked for. Their code comes with the first. */
export function registerQueryCommands(parts: QueryParts): vscode.Disposable {
  const { services, documents, history } = parts;

  const register = (
    command: string,
    act: (...args: readonly unknown[]) => Promise<unknown>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(command, async (...args: readonly unknown[]) => {
      try {
        return await act(...args);
      } catch (error) {
        if (!isCancelled(error)) {
          services.output.error(`${command}: ${String(error)}`);
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
        }
        return undefined;
      }
    });

  return vscode.Disposable.from(
    register(Commands.runQuery, async (id, parameters, uris) => {
      const { runFromPalette, runPreset } = await import('./runPreset');
      if (typeof id !== 'string') {
        return runFromPalette(parts);
      }
      const sources = toUris(uris);
      return runPreset(parts, {
        id,
        ...(parameters === undefined ? {} : { parameters: toParameters(parameters) }),
        ...(sources.length === 0 ? {} : { sources }),
      });
    }),
    register(Commands.queryHistory, async () => (await import('./runPreset')).runFromHistory(parts)),
    register(Commands.clearQueryHistory, () => history.clear()),
    register(Commands.newSqlQuery, async (target, selected) => {
      const { openQuery } = await import('./openQuery');
      const sql = typeof target === 'string' ? target : undefined;
      const given = toUris(selected).length > 0 ? toUris(selected) : toUris([target]);
      const sources =
        given.length > 0 ? given.map((uri) => toSource(parts, uri)) : parts.getAskedLogs().sources;
      return (await openQuery(parts, sources, sql)).document.uri;
    }),
    register(Commands.runSql, async (address, offset, parameters) => {
      const found = await find(parts, address, offset);
      const { runStatement } = await import('./runStatement');
      return found && runStatement(parts, found, toParameters(parameters));
    }),
    register(Commands.chooseQuerySources, async (address, sources) => {
      const document = findDocument(address);
      if (document === undefined || documents.get(document) === undefined) {
        return false;
      }
      const { chooseSources } = await import('./chooseSources');
      const given = Array.isArray(sources)
        ? sources.filter((source) => typeof source === 'string')
        : undefined;
      return chooseSources(parts, document, given);
    }),
    register(Commands.saveQuery, async (name) => {
      const document = vscode.window.activeTextEditor?.document;
      const query = document && documents.get(document);
      if (document === undefined || query === undefined) {
        void vscode.window.showInformationMessage('Open a query first: it is what is saved.');
        return undefined;
      }
      const { saveQuery } = await import('./savedQueries');
      return saveQuery(document, query.header.title, typeof name === 'string' ? name : undefined);
    }),
    register(Commands.copyAthenaSql, async (address, offset) => {
      const found = await find(parts, address, offset);
      return found && (await import('./copyForAthena')).copyAthenaSql(parts, found);
    }),
    register(Commands.copyAthenaDdl, async (node) => {
      const { copyAthenaDdl, pickTrail } = await import('./copyForAthena');
      const trail = isTrailNode(node) && node.kind === 'trail' ? node.trail : await pickTrail();
      return trail && copyAthenaDdl(trail);
    }),
  );
}

async function find(
  { documents }: QueryParts,
  address: unknown,
  offset: unknown,
): Promise<FoundStatement | undefined> {
  const { findStatement } = await import('./runStatement');
  const document = address instanceof vscode.Uri ? address.toString() : address;
  return findStatement(
    documents,
    typeof document === 'string' ? document : undefined,
    typeof offset === 'number' ? offset : undefined,
  );
}

function findDocument(address: unknown): vscode.TextDocument | undefined {
  const wanted = address instanceof vscode.Uri ? address.toString() : address;
  return wanted === undefined
    ? vscode.window.activeTextEditor?.document
    : vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === wanted);
}

/** The addresses of files: a panel's title passes an address of the panel itself. */
function toUris(value: unknown): readonly vscode.Uri[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries
    .filter((entry) => entry instanceof vscode.Uri)
    .filter(({ scheme }) => scheme !== 'webview-panel');
}

/** A text view's log; any other address stands for itself. */
function toSource({ services }: QueryParts, uri: vscode.Uri): vscode.Uri {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  return document === undefined ? uri : services.navigator.getSource(document);
}

function toParameters(value: unknown): QueryParameters {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}
