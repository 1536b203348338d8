import * as vscode from 'vscode';
import type { Engine } from '../../engine/startWorker';
import type { ExplorerHostMethods, ExplorerSessionMethods } from '../../protocol/explorer';
import type { Handlers } from '../../protocol/rpc';
import { Commands } from '../ids';
import type { Services } from '../services';
import type { ExplorerView } from './explorerView';
import { exportEvents } from './exportEvents';
import { pickSources } from './pickSources';
import { saveSession } from './saveSession';
import { showText } from './showText';

/** What an explorer answers to its page; questions on the logs go on to the engine as they are. */
export function createExplorerHandlers(
  services: Services,
  view: ExplorerView,
): Handlers<ExplorerHostMethods> {
  const showLog = async (source: number): Promise<void> => {
    await vscode.commands.executeCommand(Commands.openAsText, view.getFile(source));
  };
  return {
    getSources: () => view.roots.all.map((uri) => uri.toString()),
    getInitialState: () => view.setup.session?.state ?? null,
    open: (params, context) => view.open(params, context),
    pickSources: async ({ kind }) => {
      const picked = await pickSources(kind);
      view.add(picked);
      return picked.length > 0;
    },
    removeSource: ({ source }) => view.remove(source),
    getSkipped: () => view.skipped,
    showSkipped: ({ uri }) =>
      tellFailure(async () => {
        await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri, true));
      }),
    showRecord: ({ source, record, preserveFocus, text }) =>
      tellFailure(async () => {
        await view.showRecord({ source, record }, preserveFocus);
        if (text !== undefined) {
          const { text: json } = await view.engine.call('getRecordText', { source, record });
          showText(services, view.getFile(source), record, text, json.length);
        }
      }),
    showProblems: ({ source }) =>
      tellFailure(async () => {
        await showLog(source);
        await vscode.commands.executeCommand('workbench.actions.view.problems');
      }),
    showText: () => tellFailure(() => showLog(0)),
    copy: ({ text }) => tellFailure(() => Promise.resolve(vscode.env.clipboard.writeText(text))),
    export: (params, context) => exportEvents(view.engine, params, context),
    saveSession: ({ marks }, context) => saveSession(view, marks, context),
    ...createForwards(view.engine),
  };
}

/** Questions on the logs, handed on with cancellation and progress. */
function createForwards(engine: Pick<Engine, 'call'>): Handlers<ExplorerSessionMethods> {
  return {
    getStatus: (params, { signal }) => engine.call('getStatus', params, { signal }),
    getView: (params, { signal }) => engine.call('getView', params, { signal }),
    setOrder: (params, { signal }) => engine.call('setOrder', params, { signal }),
    setFilter: (params, { signal }) => engine.call('setFilter', params, { signal }),
    setGrouping: (params, { signal, progress }) =>
      engine.call('setGrouping', params, { signal, onProgress: progress }),
    setExpanded: (params, { signal }) => engine.call('setExpanded', params, { signal }),
    expandSiblings: (params, { signal }) => engine.call('expandSiblings', params, { signal }),
    setAllExpanded: (params, { signal }) => engine.call('setAllExpanded', params, { signal }),
    getRows: (params, { signal }) => engine.call('getRows', params, { signal }),
    findRow: (params, { signal }) => engine.call('findRow', params, { signal }),
    reveal: (params, { signal }) => engine.call('reveal', params, { signal }),
    complete: (params, { signal }) => engine.call('complete', params, { signal }),
    getFacets: (params, { signal }) => engine.call('getFacets', params, { signal }),
    searchFacet: (params, { signal }) => engine.call('searchFacet', params, { signal }),
    getTimeline: (params, { signal }) => engine.call('getTimeline', params, { signal }),
    getDetails: (params, { signal }) => engine.call('getDetails', params, { signal }),
    compare: (params, { signal }) => engine.call('compare', params, { signal }),
    getRecordText: (params, { signal }) => engine.call('getRecordText', params, { signal }),
    getChain: (params, { signal, progress }) =>
      engine.call('getChain', params, { signal, onProgress: progress }),
    getWorkDocsResources: (params, { signal, progress }) =>
      engine.call('getWorkDocsResources', params, { signal, onProgress: progress }),
    tellWorkDocs: (params, { signal, progress }) =>
      engine.call('tellWorkDocs', params, { signal, onProgress: progress }),
  };
}

/** What fails outside the page is told outside the page: the tree itself is as good as before. */
async function tellFailure(act: () => Promise<void>): Promise<null> {
  try {
    await act();
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
  return null;
}
