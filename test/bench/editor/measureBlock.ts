import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { EXTENSION } from '../../integration/support/getLens';
import { getOwnWork, type OwnWork, type Turn } from './ownWork';

/** Microseconds between two looks at what the thread does. */
const SAMPLING = 500;

const NOT_TOLD = { ran: Infinity, waited: 0 };

/** How long work took, and the longest time for which the extension host's thread answered nobody, in milliseconds. */
export interface Measured<T> {
  readonly result: T;
  readonly ms: number;
  readonly block: number;
  /** From the turn on that comes after the document was given to extensions. */
  readonly laterBlock: number;
  /** The most that the extension itself took of one turn. */
  readonly own: OwnWork;
}

export async function measureBlock<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const stopProfile = await startProfile();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const later = monitorEventLoopDelay({ resolution: 1 });
  const watch = vscode.workspace.onDidOpenTextDocument(() => {
    setTimeout(() => later.enable(), 0);
  });
  delay.enable();
  const start = performance.now();
  const result = await work();
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 300));
  delay.disable();
  later.disable();
  watch.dispose();
  return { result, ms, block: delay.max / 1e6, laterBlock: later.max / 1e6, own: await stopProfile() };
}

/** Looks at what the thread does until the answer is called. */
async function startProfile(): Promise<() => Promise<OwnWork>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLING });
  await session.post('Profiler.start');
  const turns: Turn[] = [];
  let start = getNow();
  let times = getProcessorTimes();
  const timer = setInterval(() => {
    const [end, now] = [getNow(), getProcessorTimes()];
    turns.push({
      start,
      end,
      waited: now.waited - times.waited,
      ran: now === NOT_TOLD ? Infinity : now.ran - times.ran,
    });
    [start, times] = [end, now];
  }, 1);
  return async () => {
    clearInterval(timer);
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    return getOwnWork(profile, turns, path.join(extension.extensionPath, 'dist'));
  };
}

/** The profile's clock, in microseconds. */
function getNow(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Microseconds for which this thread, the process's first one, had a processor, and was ready and had none. */
function getProcessorTimes(): { readonly ran: number; readonly waited: number } {
  try {
    const [ran, waited] = readFileSync('/proc/self/schedstat', 'utf8').split(' ');
    return { ran: Number(ran) / 1000, waited: Number(waited) / 1000 };
  } catch {
    return NOT_TOLD; // beside Linux
  }
}
