import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Handlers, MethodMap, Rpc } from '../../../src/protocol/rpc';
import { createRpc } from '../../../src/protocol/rpc';
import { repositoryRoot } from '../../support/repositoryRoot';
import type { ThemeName } from './themes';
import { toThemeStyle } from './themes';

/** A page of ours in a browser; what it asks of its host is answered by the test. */
export interface OpenedPage<PageMethods extends MethodMap<PageMethods>, State> {
  readonly page: Page;
  /** The host's side of the boundary. */
  readonly rpc: Rpc<PageMethods>;
  /** Errors of the page and reports of its content security policy. */
  readonly problems: string[];
  getState(): Promise<State | undefined>;
  close(): Promise<void>;
}

export interface OpenPageOptions<State> {
  /** Of the built page. */
  readonly name: 'explorer' | 'results';
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What the page has kept. */
  readonly state?: State;
}

/** Same policy as the extension's, with the test's server in place of VS Code's resource host. */
const POLICY =
  "default-src 'none'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; script-src 'nonce-test'; img-src 'none'; font-src 'none'";

/** Serves a built page with its policy and connects the host's side. */
export async function openPage<
  HostMethods extends MethodMap<HostMethods>,
  PageMethods extends MethodMap<PageMethods>,
  State,
>(
  browser: Browser,
  options: OpenPageOptions<State>,
  handlers: Handlers<HostMethods>,
): Promise<OpenedPage<PageMethods, State>> {
  const { name, theme = 'dark', width = 900, height = 640, state } = options;
  const server = createServer((request, response) => {
    void (async () => {
      const url = request.url ?? '/';
      if (url === '/') {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.setHeader('Content-Security-Policy', POLICY);
        const style = theme === 'light' ? 'vscode-light' : `vscode-${theme}`;
        response.end(PAGE.replace('THEME', style).replaceAll('NAME', name));
      } else if (url === '/theme.css') {
        response.setHeader('Content-Type', 'text/css');
        response.end(toThemeStyle(theme));
      } else if (url === '/shell.js') {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(SHELL.replace('STATE', JSON.stringify(state ?? null)));
      } else if (url === `/${name}.js` || url === `/${name}.css`) {
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
  const receivers = new Set<(message: unknown) => void>();
  await page.exposeFunction('toHost', (message: string) => {
    for (const receive of receivers) {
      receive(JSON.parse(message));
    }
  });
  const rpc = createRpc<HostMethods, PageMethods>(
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
    handlers,
  );
  await page.goto(`http://127.0.0.1:${String(port)}/`);
  return {
    page,
    rpc,
    problems,
    getState: () =>
      page.evaluate(() => (window as unknown as { savedState?: unknown }).savedState) as Promise<State>,
    close: async () => {
      rpc.dispose();
      await page.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>CloudTrail Lens</title>
<link rel="stylesheet" href="theme.css">
<link rel="stylesheet" href="NAME.css">
</head>
<body class="THEME">
<div id="root"></div>
<script nonce="test" src="shell.js"></script>
<script nonce="test" src="NAME.js"></script>
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
