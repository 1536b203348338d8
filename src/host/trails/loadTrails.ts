import * as vscode from 'vscode';
import type { StoredObject } from '../../aws/s3/objectStore';
import type { Loaded } from '../../aws/aws';
import { toByteSize } from '../../core/text/toByteSize';
import type { TimeWindow } from '../../core/trails/listRange';
import type { Trail } from '../../core/trails/trail';
import type { TrailPlace } from '../../core/trails/trailPlace';
import { Commands } from '../ids';
import type { AwsAccess } from './awsAccess';
import { toS3Uri } from './s3Uri';
import type { TrailFiles } from './trailFiles';

/** Places of one trail that are to be loaded together. */
export interface LoadRequest {
  readonly trail: Trail;
  readonly places: readonly TrailPlace[];
}

export interface LoadTrailsOptions {
  /** Only what can hold events of this time. */
  readonly window?: TimeWindow;
  /** True where nobody is to be asked before a large load, because a program asks. */
  readonly isConfirmed?: boolean;
}

interface Planned {
  readonly trail: Trail;
  readonly objects: readonly StoredObject[];
  readonly bytes: number;
}

/** Beyond one of these a load is large, and a person is told its size first: it then takes more than a few seconds. */
const LARGE_FILES = 100;
const LARGE_BYTES = 20 * 1024 * 1024;

/** Loads logs into one explorer: lists them, tells how much it is, brings them here, opens them. Answers with their addresses. */
export async function loadTrails(
  aws: AwsAccess,
  files: TrailFiles,
  requests: readonly LoadRequest[],
  { window, isConfirmed = false }: LoadTrailsOptions = {},
): Promise<readonly vscode.Uri[]> {
  const planned = await plan(aws, requests, window);
  const count = planned.reduce((sum, { objects }) => sum + objects.length, 0);
  const bytes = planned.reduce((sum, entry) => sum + entry.bytes, 0);
  if (count === 0) {
    void vscode.window.showInformationMessage(
      window === undefined
        ? 'There are no log files in what you chose.'
        : 'There are no log files that can hold events of this time in what you chose. Times are UTC.',
    );
    return [];
  }
  if (!isConfirmed && (count > LARGE_FILES || bytes > LARGE_BYTES) && !(await confirm(count, bytes))) {
    return [];
  }
  const uris: vscode.Uri[] = [];
  const failed: Loaded['failed'][number][] = [];
  await bring(files, planned, count, bytes, (trail, loaded) => {
    for (const { object } of loaded.objects) {
      uris.push(toS3Uri({ trail: trail.name, bucket: trail.bucket, object }));
    }
    failed.push(...loaded.failed);
  });
  const [first] = failed;
  if (first !== undefined) {
    void vscode.window.showWarningMessage(
      `${failed.length.toLocaleString('en')} of ${count.toLocaleString('en')} files could not be loaded and are missing in the explorer. The first: ${first.problem.message}`,
    );
  }
  if (uris.length > 0) {
    await vscode.commands.executeCommand(Commands.openExplorer, uris[0], uris);
  }
  return uris;
}

function plan(
  aws: AwsAccess,
  requests: readonly LoadRequest[],
  window: TimeWindow | undefined,
): Thenable<readonly Planned[]> {
  return withCancel('Finding the log files…', async (signal, report) => {
    const { planLoad } = await aws.load();
    const planned: Planned[] = [];
    for (const { trail, places } of requests) {
      const found = await planLoad(await aws.getStore(trail), places, {
        signal,
        onProgress: (files) => report(`${files.toLocaleString('en')} so far`),
        ...(window === undefined ? {} : { window }),
      });
      planned.push({ trail, objects: found.objects, bytes: found.bytes });
    }
    return planned;
  });
}

async function confirm(count: number, bytes: number): Promise<boolean> {
  const load = 'Load';
  const answer = await vscode.window.showInformationMessage(
    `Load ${count.toLocaleString('en')} log files, ${toByteSize(bytes)} compressed?`,
    {
      modal: true,
      detail: `Unpacked that is some ${toByteSize(bytes * UNPACKED)}. Files that this machine has already are not downloaded again.`,
    },
    load,
  );
  return answer === load;
}

/** CloudTrail's files unpack to 8 to 20 times their size; small ones to less. */
const UNPACKED = 12;

function bring(
  files: TrailFiles,
  planned: readonly Planned[],
  count: number,
  bytes: number,
  onLoaded: (trail: Trail, loaded: Loaded) => void,
): Thenable<void> {
  return withCancel('Loading logs', async (signal, report) => {
    let doneFiles = 0;
    let doneBytes = 0;
    let told = 0;
    for (const { trail, objects } of planned) {
      const loaded = await files.load(trail, objects, {
        signal,
        onProgress: (progress) => {
          const part = (doneBytes + progress.bytes) / Math.max(1, bytes);
          report(
            `${(doneFiles + progress.files).toLocaleString('en')} of ${count.toLocaleString('en')} files, ${toByteSize(doneBytes + progress.bytes)} of ${toByteSize(bytes)}`,
            Math.max(0, part - told) * 100,
          );
          told = Math.max(told, part);
        },
      });
      doneFiles += objects.length;
      doneBytes += objects.reduce((sum, { size }) => sum + size, 0);
      onLoaded(trail, loaded);
    }
  });
}

/** More often nobody can read it, and each report crosses to the window. In milliseconds. */
const REPORT_INTERVAL = 100;

function withCancel<T>(
  title: string,
  act: (signal: AbortSignal, report: (message: string, increment?: number) => void) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      let reported = 0;
      let waiting = 0;
      return act(controller.signal, (message, increment = 0) => {
        waiting += increment;
        if (Date.now() - reported >= REPORT_INTERVAL) {
          reported = Date.now();
          progress.report({ message, increment: waiting });
          waiting = 0;
        }
      });
    },
  );
}
