import { spawnSync, type ChildProcess } from 'node:child_process';

const GRACE_MS = 3_000;

/**
 * Stops a process that was started with `detached: true`, and everything it started: asks first, and forces what is
 * still there after three seconds. Resolves when the process is gone.
 */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => killProcess(child), GRACE_MS);
  await gone;
  clearTimeout(timer);
  // Children of the process may outlive it: the group keeps its number as long as one of them runs.
  signalGroup(child.pid, 'SIGKILL');
}

/** Ends the process and everything it started, at once and without waiting: for the last moments of this process. */
export function killProcess(child: ChildProcess): void {
  if (child.pid !== undefined) {
    signalGroup(child.pid, 'SIGKILL');
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error;
    }
  }
}
