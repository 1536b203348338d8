import type { Browser } from 'playwright-core';
import { createSessionHandlers } from '../../../src/engine/sessionHandlers';
import { Session } from '../../../src/engine/session';
import type { LogInput } from '../../../src/protocol/engine';
import type {
  ExplorerContent,
  ExplorerHostMethods,
  ExplorerPageMethods,
  ExplorerState,
} from '../../../src/protocol/explorer';
import { MAX_LISTED_FAULTS } from '../../../src/protocol/explorer';
import type { Handlers } from '../../../src/protocol/rpc';
import type { OpenedPage, OpenPageOptions } from './openPage';
import { openPage } from './openPage';

/** The page in a browser, with the real session behind it; only VS Code's shell is left out. */
export interface OpenedExplorer extends OpenedPage<ExplorerPageMethods, ExplorerState> {
  /** Calls that a shell would act on, in order. */
  readonly calls: { readonly method: string; readonly params: unknown }[];
  readonly session: Session;
}

export interface OpenExplorerOptions extends Omit<OpenPageOptions<ExplorerState>, 'name'> {
  readonly inputs: readonly LogInput[];
  /** What the person chooses where files are asked for. */
  readonly added?: readonly LogInput[];
  /** What a session file brings. */
  readonly initialState?: ExplorerState;
  /** Replaces methods of the host. */
  readonly overrides?: Partial<Handlers<ExplorerHostMethods>>;
}

export async function openExplorerPage(
  browser: Browser,
  options: OpenExplorerOptions,
): Promise<OpenedExplorer> {
  const session = new Session();
  const calls: { method: string; params: unknown }[] = [];
  const opened = await openPage<ExplorerHostMethods, ExplorerPageMethods, ExplorerState>(
    browser,
    { name: 'explorer', ...options },
    { ...createHostHandlers(session, options, calls), ...options.overrides },
  );
  return { ...opened, calls, session };
}

function createHostHandlers(
  session: Session,
  { inputs: first, added = [], initialState }: OpenExplorerOptions,
  calls: { method: string; params: unknown }[],
): Handlers<ExplorerHostMethods> {
  const record =
    <T>(method: string, result: T) =>
    (params: unknown): T => {
      calls.push({ method, params });
      return result;
    };
  let inputs = first;
  let isRead = false;
  const toContent = (): ExplorerContent => {
    const { summary } = session;
    return {
      summary: {
        ...summary,
        faults: summary.faults.slice(0, MAX_LISTED_FAULTS),
        skipped: summary.skipped.slice(0, MAX_LISTED_FAULTS),
      },
      faultCount: summary.faults.length,
      skippedCount: summary.skipped.length,
      names: session.tree.names,
      status: session.tree.status,
    };
  };
  const { exportEvents, hashSources, add, remove, renderText, find, ...handlers } =
    createSessionHandlers(session);
  return {
    ...handlers,
    getSources: () => inputs.map(({ uri }) => uri),
    getInitialState: () => initialState ?? null,
    open: async ({ view, isAgain }, { signal, progress }) => {
      const options = { signal, onProgress: progress, ...(view === undefined ? {} : { view }) };
      if (isRead && isAgain !== true) {
        await session.add(inputs, options);
      } else {
        await session.open(inputs, options);
      }
      isRead = true;
      return toContent();
    },
    pickSources: ({ kind }) => {
      calls.push({ method: 'pickSources', params: { kind } });
      inputs = [...inputs, ...added];
      return added.length > 0;
    },
    removeSource: async ({ source }) => {
      const { uri } = session.summary.sources[source] ?? { uri: '' };
      inputs = inputs.filter((input) => input.uri !== uri);
      await session.remove([uri]);
      return toContent();
    },
    getSkipped: () => session.summary.skipped,
    showSkipped: record('showSkipped', null),
    showRecord: record('showRecord', null),
    showProblems: record('showProblems', null),
    showText: record('showText', null),
    copy: record('copy', null),
    export: record('export', { events: 3, unreadable: 0, byteLength: 1234 }),
    saveSession: record('saveSession', true),
  };
}
