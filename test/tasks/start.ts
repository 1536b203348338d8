import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createWorkspace } from '../support/createWorkspace';
import { repositoryRoot } from '../support/repositoryRoot';
import { startSampleTrail } from '../support/s3Emulator/startSampleTrail';
import { startVSCodeServer } from '../support/vscodeHost/startVSCodeServer';

/**
 * `npm start`: shows the extension on a copy of the samples, in a VS Code that the browser opens.
 * --desktop: in the desktop VS Code whose `code` is on the PATH. --no-open: print the address only. --port N.
 */
async function start(parameters: readonly string[]): Promise<void> {
  const isDesktop = parameters.includes('--desktop');
  runTask(isDesktop ? 'build' : 'package');
  const workspace = await createWorkspace({ keep: isDesktop });
  const sample = findSample(workspace.folder);
  if (isDesktop) {
    openDesktop(workspace.folder, sample);
    return;
  }

  const port = getPort(parameters);
  const { trail, env } = await startSampleTrail();
  const server = await startVSCodeServer({
    env,
    machineSettings: { 'cloudtrailLens.trails': [trail] },
    vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
    ...(port === undefined ? {} : { port }),
  });
  const url = server.getUrl(
    workspace.folder,
    sample === undefined ? [] : [['openFile', server.getRemoteUri(sample)]],
  );
  printTour(url, sample);
  if (!parameters.includes('--no-open') && hasDisplay()) {
    openInBrowser(url);
  }
}

function runTask(name: string): void {
  execFileSync(process.execPath, ['--import', 'tsx', `test/tasks/${name}.ts`], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The WorkDocs log that a person can read at once, else any log of the samples; undefined where there is none. */
function findSample(workspace: string): string | undefined {
  const logs = readdirSync(workspace, { recursive: true, encoding: 'utf8' })
    .filter((name) => /_CloudTrail[^/\\]*\.json$/.test(name))
    .sort();
  const isWorkDocs = (name: string): boolean => name.startsWith('workdocs');
  const first =
    logs.find((name) => isWorkDocs(name) && name.includes('tour')) ?? logs.find(isWorkDocs) ?? logs[0];
  return first === undefined ? undefined : path.join(workspace, first);
}

function printTour(url: string, sample: string | undefined): void {
  const lines = [
    '',
    `CloudTrail Lens is open at ${url}`,
    '',
    ...(sample === undefined
      ? []
      : [`  The file in front is ${path.basename(sample)}, a WorkDocs log. Try this:`]),
    '  - rest the mouse on an eventName, a userIdentity, a time, an ARN or an address',
    '  - open the Problems panel (Ctrl+Shift+M): faults, redacted values and what deserves a look',
    '  - press F1 and run "CloudTrail Lens: Open Explorer": who did what, by identity',
    '  - press F1 and run "CloudTrail Lens: Run Query…": ready questions, each of them SQL that you can open and change',
    '  - open a .json.gz file of the organization folder: it opens in the explorer',
    '  - choose CloudTrail in the activity bar: the bucket of a sample organization, on an S3 emulator of this machine',
    '  - below it, open Event history and click a Region: it is answered by a stub of CloudTrail on this machine',
    '',
    'Ctrl+C ends it.',
  ];
  console.log(lines.join('\n'));
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') {
    return true;
  }
  return (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}

function openInBrowser(url: string): void {
  const [program = '', ...parameters] = getOpener(url);
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  child.once('error', () => console.log('No browser opened by itself: open the address above.'));
  child.unref();
}

function getOpener(url: string): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return ['open', url];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', url];
    default:
      return ['xdg-open', url];
  }
}

function openDesktop(workspace: string, sample: string | undefined): void {
  const parameters = [
    `--extensionDevelopmentPath=${repositoryRoot}`,
    workspace,
    ...(sample === undefined ? [] : [sample]),
  ];
  const isWindows = process.platform === 'win32';
  const { error, status } = spawnSync(isWindows ? 'code.cmd' : 'code', parameters, {
    stdio: 'inherit',
    shell: isWindows,
  });
  if (error !== undefined || status !== 0) {
    throw new Error(
      'The command `code` did not run. Put VS Code on the PATH, or run `npm start` without --desktop.',
    );
  }
}

function getPort(parameters: readonly string[]): number | undefined {
  const at = parameters.indexOf('--port');
  if (at < 0) {
    return undefined;
  }
  const port = Number(parameters[at + 1]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error('--port takes a number from 1 to 65535.');
  }
  return port;
}

start(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
