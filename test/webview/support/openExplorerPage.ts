import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
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
import type { Handlers, Rpc } from '../../../src/protocol/rpc';
import { createRpc } from '../../../src/protocol/rpc';
import { repositoryRoot } from '../../support/repositoryRoot';
import type { ThemeName } from './themes';
import { toThemeStyle } from './themes';

/** The page in a browser, with the real session behind it; only VS Code's shell is left out. */
export interface OpenedExplorer {
  readonly page: Page;
  /** The host's side of the boundary. */
  readonly rpc: Rpc<ExplorerPageMethods>;
  /** Calls that a shell would act on, in order. */
  readonly calls: { readonly method: string; readonly params: unknown }[];
  /** Errors of the page and reports of its content security policy. */
  readonly problems: string[];
  readonly session: Session;
  getState(): Promise<ExplorerState | undefined>;
  close(): Promise<void>;
}

export interface OpenExplorerOptions {
  readonly inputs: readonly LogInput[];
  /** What the person chooses where files are asked for. */
  readonly added?: readonly LogInput[];
  /** What a session file brings. */
  readonly initialState?: ExplorerState;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly state?: ExplorerState;
  /** Replaces methods of the host. */
  readonly overrides?: Partial<Handlers<ExplorerHostMethods>>;
}

/** Same policy as the extension's, with the test's server in place of VS Code's resource host. */
const POLICY =
  "default-src 'none'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; script-src 'nonce-test'; img-src 'none'; font-src 'none'";

export async function openExplorerPage(
  browser: Browser,
  options: OpenExplorerOptions,
): Promise<OpenedExplorer> {
  const { theme = 'dark', width = 900, height = 640, state } = options;
  const server = createServer((request, response) => {
    void (async () => {
      const url = request.url ?? '/';
      if (url === '/') {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.setHeader('Content-Security-Policy', POLICY);
        response.end(PAGE.replace('THEME', theme === 'light' ? 'vscode-light' : `vscode-${theme}`));
      } else if (url === '/theme.css') {
        response.setHeader('Content-Type', 'text/css');
        response.end(toThemeStyle(theme));
      } else if (url === '/shell.js') {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(SHELL.replace('STATE', JSON.stringify(state ?? null)));
      } else if (url === '/explorer.js' || url === '/explorer.css') {
        response.setHeader('Content-Type', url.endsWith('.js') ? 'text/javascript' : 'text/css');
        response.end(await readFile(path.join(repositoryRoot, 'dist', 'webview', url)));
      } else {
        response.statusCode = 404;
        response.end();
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const page = await browser.newPage({ viewport: { width, height } });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(message.text());
    }
  });
  const session = new Session();
  const calls: { method: string; params: unknown }[] = [];
  const receivers = new Set<(message: unknown) => void>();
  await page.exposeFunction('toHost', (message: string) => {
    for (const receive of receivers) {
      receive(JSON.parse(message));
    }
  });
  const rpc = createRpc<ExplorerHostMethods, ExplorerPageMethods>(
    {
      post: (message) => {
        // VS Code sends messages to a page as JSON.
        const text = JSON.stringify(message);
        page
          .evaluate((sent) => {
            window.postMessage(JSON.parse(sent), '*');
          }, text)
          .catch(() => undefined);
      },
      onMessage: (listener) => {
        receivers.add(listener);
        return () => receivers.delete(listener);
      },
    },
    { ...createHostHandlers(session, options, calls), ...options.overrides },
  );
  await page.goto(`http://127.0.0.1:${String(port)}/`);
  return {
    page,
    rpc,
    calls,
    problems,
    session,
    getState: () => page.evaluate(() => (window as unknown as { savedState?: ExplorerState }).savedState),
    close: async () => {
      rpc.dispose();
      await page.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
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

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>CloudTrail Explorer</title>
<link rel="stylesheet" href="theme.css">
<link rel="stylesheet" href="explorer.css">
</head>
<body class="THEME">
<div id="root"></div>
<script nonce="test" src="shell.js"></script>
<script nonce="test" src="explorer.js"></script>
</body>
</html>`;

const SHELL = `
window.savedState = STATE;
document.addEventListener('securitypolicyviolation', (event) => {
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
});
window.acquireVsCodeApi = () => ({
  postMessage: (message) => { void window.toHost(JSON.stringify(message)); },
  getState: () => window.savedState ?? undefined,
  setState: (state) => { window.savedState = structuredClone(state); },
});
`;
