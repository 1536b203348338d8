// Runs a task of this folder on a fresh clone: installs the packages first where they are missing or not those of
// the lock file. Plain JavaScript, because nothing that runs TypeScript is installed before that.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const [task, ...parameters] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node.js 20.19 or newer is needed; this is ${process.version}.`);
}
if (task === undefined || !/^[A-Za-z]+$/.test(task)) {
  fail('Usage: node test/tasks/bootstrap.mjs <task> [parameters]');
}

const reason = getReasonToInstall();
if (reason !== undefined) {
  console.error(`Installing the packages with npm ci: ${reason}.`);
  const isWindows = process.platform === 'win32';
  const { status } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    shell: isWindows,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (status !== 0) {
    fail('npm ci failed.');
  }
}

// In this process, so that a signal reaches the task and not only its parent.
process.argv.splice(1, 2, path.join(root, 'test', 'tasks', `${task}.ts`));
process.chdir(root);
await import('tsx');
await import(pathToFileURL(process.argv[1]).href);

/** Compares what the lock file asks for with npm's own account of what it installed, written at its very end. */
function getReasonToInstall() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (installed === undefined) {
    return 'node_modules is missing or incomplete';
  }
  const wanted = Object.entries(readPackages('package-lock.json') ?? {});
  const isOther = ([name, { version, optional }]) =>
    name !== '' && !(optional && installed[name] === undefined) && installed[name]?.version !== version;
  const other = wanted.find(isOther);
  return other === undefined ? undefined : `${other[0]} is not the version that package-lock.json names`;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
