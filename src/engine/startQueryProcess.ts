import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { QueryClientMethods, QueryMethods } from '../protocol/query';
import type { Rpc } from '../protocol/rpc';
import { createRpc } from '../protocol/rpc';
import { CancelledError } from '../protocol/rpcError';
import { toProcessPort } from './processPort';

/** The query engine in a process of its own. It starts with the first call, and again with the first call after a crash. */
export interface QueryProcess extends Rpc<QueryMethods> {
  /** The process at work; undefined where none is. Its tables and results are gone when it changes. */
  readonly pid: number | undefined;
}

/** The process ended by itself. Its tables and results are gone; the next call starts a new one. */
export class QueryCrash extends Error {
  override readonly name = 'QueryCrash';

  constructor(cause: string) {
    super(`The query engine stopped unexpectedly (${cause}). Run the query again to start it anew.`);
  }
}

/**
 * Variables of the environment that the process gets: where temporary files and system libraries are, and the language.
 * Nothing else, and so no credentials of AWS.
 */
const PASSED_ON = [
  'PATH',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'SystemRoot',
  'SYSTEMROOT',
  'windir',
  'TEMP',
  'TMP',
  'TMPDIR',
  'LANG',
  'LC_ALL',
] as const;

interface Running {
  readonly child: ChildProcess;
  readonly rpc: Rpc<QueryMethods>;
}

/**
 * Prepares a process from its script (dist/query.js). Dispose ends it at once, also in the middle of a query. Calls that
 * wait when the process ends reject with a QueryCrash, after dispose with a CancelledError.
 */
export function startQueryProcess(script: string): QueryProcess {
  let running: Running | undefined;
  let isDisposed = false;

  const start = (): Running => {
    const child = fork(script, [], {
      serialization: 'advanced',
      env: buildEnvironment(),
      // The extension host's own flags, of its debugger for one, are not for this process.
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const rpc = createRpc<QueryClientMethods, QueryMethods>(toProcessPort(child), {});
    const started = { child, rpc };
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-LONGEST_COMPLAINT);
    });
    const stop = (cause: string): void => {
      if (running === started) {
        running = undefined;
      }
      rpc.dispose(new QueryCrash(cause));
    };
    child.on('error', (error) => {
      stop(error.message);
    });
    child.on('exit', (code, signal) => {
      stop(getLastLine(complaint) ?? (signal === null ? `code ${String(code)}` : `signal ${signal}`));
    });
    return started;
  };

  return {
    get pid() {
      return running?.child.pid;
    },
    call: (method, params, options) => {
      if (isDisposed) {
        return Promise.reject(new CancelledError('The query engine was closed.'));
      }
      running ??= start();
      return running.rpc.call(method, params, options);
    },
    dispose: (reason) => {
      isDisposed = true;
      running?.rpc.dispose(reason ?? new CancelledError('The query engine was closed.'));
      // Not by a signal that can wait: a query may keep all threads busy. What it spilled is swept by the next process.
      running?.child.kill('SIGKILL');
      running = undefined;
    },
  };
}

/** Letters kept of what the process wrote to stderr: its last words tell why it ended. */
const LONGEST_COMPLAINT = 4096;

function getLastLine(text: string): string | undefined {
  const line = text
    .split('\n')
    .map((part) => part.trim())
    .findLast((part) => /^\w*(?:Error|Exception)\b/.test(part));
  return line?.slice(0, 300);
}

function buildEnvironment(): NodeJS.ProcessEnv {
  const passedOn = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // In VS Code on the desktop the program is Electron, which is Node with this set.
  return { ...Object.fromEntries(passedOn), ELECTRON_RUN_AS_NODE: '1' };
}
