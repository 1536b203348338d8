import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killProcess, stopProcess } from '../stopProcess';
import { installVSCodeHost, type InstalledVSCode } from './installVSCodeHost';
import { OLDEST_HOST, type VSCodeHost } from './vscodeHost';

export interface ServerOptions {
  readonly host?: VSCodeHost;
  /** A packaged extension to install first. */
  readonly vsix?: string;
  /** Folders of extensions that are to be there as if they had been installed. */
  readonly extensions?: readonly string[];
  /** Lets a page run an extension from its folder and a test suite in it; hides notifications and skips dialogs. */
  readonly smokeTestDriver?: boolean;
  /** User settings, over the quiet ones that every server gets. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of the machine: where those of scope `machine` are read from. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Variables for the server and its extension hosts, over those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** A free port where undefined. */
  readonly port?: number;
}

/** A running VS Code server with a data folder of its own. */
export interface VSCodeServer {
  /** `127.0.0.1:port`: also the authority of vscode-remote addresses. */
  readonly authority: string;
  /** Where it keeps everything: settings, logs, storage of extensions, and extensions in `ext`. */
  readonly data: string;
  /** The page's address for a folder, with what the page should do, e.g. `['openFile', address]`. */
  getUrl(workspace: string, payload?: readonly (readonly [string, string])[]): string;
  /** A file of this machine as the page names it. */
  getRemoteUri(file: string): string;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 120_000;

/** Quiet: nothing that asks the network, nothing that covers the editor. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Starts a VS Code server and resolves when it answers. It ends with this process, however this process ends. */
export async function startVSCodeServer(options: ServerOptions = {}): Promise<VSCodeServer> {
  const installed = await installVSCodeHost(options.host ?? OLDEST_HOST);
  const data = await mkdtemp(path.join(tmpdir(), 'cloudtrail-lens-vscode-'));
  await mkdir(path.join(data, 'User'));
  await writeFile(
    path.join(data, 'User', 'settings.json'),
    JSON.stringify({ ...SETTINGS, ...options.settings }),
  );
  if (options.machineSettings !== undefined) {
    await mkdir(path.join(data, 'Machine'));
    await writeFile(path.join(data, 'Machine', 'settings.json'), JSON.stringify(options.machineSettings));
  }
  if (options.vsix !== undefined) {
    installExtension(installed, data, options.vsix);
  }
  for (const folder of options.extensions ?? []) {
    await cp(folder, path.join(data, 'ext', path.basename(folder)), { recursive: true });
  }

  const port = options.port ?? (await getFreePort());
  const authority = `127.0.0.1:${String(port)}`;
  const child = spawnServer(installed, data, port, options);
  const stopAtExit = (): void => {
    killProcess(child);
    rmSync(data, { recursive: true, force: true });
  };
  process.once('exit', stopAtExit);
  exitOnSignals();
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    process.off('exit', stopAtExit);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await waitUntilReady(`http://${authority}/version`, child);
  } catch (error) {
    console.error(readFileSync(path.join(data, 'server.log'), 'utf8'));
    await stop();
    throw error;
  }

  const getRemoteUri = (file: string): string => `vscode-remote://${authority}${toUriPath(file)}`;
  return {
    authority,
    data,
    stop,
    getRemoteUri,
    getUrl(workspace, payload = []) {
      const query = new URLSearchParams({ folder: toUriPath(workspace) });
      if (payload.length > 0) {
        query.set('payload', JSON.stringify(payload));
      }
      return `http://${authority}/?${query.toString()}`;
    },
  };
}

function spawnServer(
  installed: InstalledVSCode,
  data: string,
  port: number,
  { smokeTestDriver = false, env = {} }: ServerOptions,
): ChildProcess {
  const parameters = [
    path.join(installed.folder, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...getDataParameters(data),
    ...['--disable-workspace-trust', '--disable-telemetry'],
    ...(smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  // Without compiled modules the server complains at length and works: its output is a file's business.
  const log = openSync(path.join(data, 'server.log'), 'a');
  return spawn(installed.node, parameters, {
    cwd: installed.folder,
    // The variable is VS Code's own name for --server-data-dir; tests find the files of their run by it.
    env: { ...process.env, VSCODE_AGENT_FOLDER: data, ...env },
    // A process group of its own, so that the extension hosts it starts can be ended with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', log, log],
  });
}

function getDataParameters(data: string): string[] {
  const folders = [
    '--user-data-dir',
    data,
    '--server-data-dir',
    data,
    '--extensions-dir',
    path.join(data, 'ext'),
  ];
  return [...folders, '--accept-server-license-terms'];
}

function installExtension(installed: InstalledVSCode, data: string, vsix: string): void {
  const parameters = [
    'out/server-main.js',
    '--install-extension',
    path.resolve(vsix),
    ...getDataParameters(data),
  ];
  const { status, stdout, stderr } = spawnSync(installed.node, parameters, {
    cwd: installed.folder,
    encoding: 'utf8',
  });
  if (status !== 0 || !stdout.includes('successfully installed')) {
    throw new Error(`VS Code did not install ${vsix}:\n${stdout}${stderr}`);
  }
}

async function getFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) {
          resolve(address.port);
        } else {
          reject(new Error('No free port'));
        }
      });
    });
  });
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The VS Code server ended at once (${String(child.exitCode ?? child.signalCode)}).`);
    }
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The VS Code server did not answer within ${String(READY_TIMEOUT_MS / 1000)} seconds.`);
}

let signalsAreHandled = false;

/** A signal would end this process without its exit listeners, and the server would stay. */
function exitOnSignals(): void {
  if (!signalsAreHandled) {
    signalsAreHandled = true;
    process.once('SIGINT', () => process.exit(130));
    process.once('SIGTERM', () => process.exit(143));
    process.once('SIGHUP', () => process.exit(129));
  }
}

/** `/home/a/log.json` as it is, `C:\logs\log.json` as `/C:/logs/log.json`. */
function toUriPath(file: string): string {
  const slashed = path.resolve(file).replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}
