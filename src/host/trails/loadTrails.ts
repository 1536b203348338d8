import * as vscode from 'vscode';
import type { StoredObject } from '../../aws/s3/objectStore';
import { AwsProblem } from '../../aws/awsProblem';
import type { FailedObject } from '../../aws/load/loadObjects';
import { toByteSize } from '../../core/text/toByteSize';
import type { TimeWindow } from '../../core/trails/listRange';
import type { Trail } from '../../core/trails/trail';
import type { TrailPlace } from '../../core/trails/trailPlace';
import { Commands } from '../ids';
import type { AwsAccess } from './awsAccess';
import { toS3Uri } from './s3Uri';
import type { TrailFiles } from './trailFiles';
import { withCancel } from './withCancel';

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

/**
 * Loads logs into one explorer: lists them, tells how much it is, brings them here, and shows them while they come.
 * Answers with the addresses of those that came.
 */
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
  const all = planned.flatMap(({ trail, objects }) =>
    objects.map((object) => toS3Uri({ trail: trail.name, bucket: trail.bucket, object })),
  );
  const loading = new Loading(files, planned, count, bytes, () => {
    void vscode.commands.executeCommand(Commands.openExplorer, all[0], all);
  });
  const { failed, isCancelled } = await loading.run();
  const missing = count - loading.loaded.length;
  const [first] = failed;
  if (missing > 0) {
    const reason = isCancelled
      ? 'Loading was cancelled.'
      : `The first: ${first?.problem.message ?? 'no reason was given.'}`;
    void vscode.window.showWarningMessage(
      `${missing.toLocaleString('en')} of ${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'} could not be loaded and ${missing === 1 ? 'is' : 'are'} missing${loading.loaded.length === 0 ? '' : ' in the explorer'}. ${reason}`,
    );
  }
  const there = new Set(loading.loaded.map((uri) => uri.toString()));
  return all.filter((uri) => there.has(uri.toString()));
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
    `Load ${count.toLocaleString('en')} log ${count === 1 ? 'file' : 'files'}, ${toByteSize(bytes)} compressed?`,
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

/**
 * A load at work. The explorer opens with the first file that is there and reads the others as they come in; after a
 * cancel it keeps what it has and lists the rest as not loaded.
 */
class Loading {
  /** In the order in which they came. */
  readonly loaded: vscode.Uri[] = [];
  private readonly failed: FailedObject[] = [];

  constructor(
    private readonly files: TrailFiles,
    private readonly planned: readonly Planned[],
    private readonly count: number,
    private readonly bytes: number,
    private readonly onFirst: () => void,
  ) {}

  /** Rejects where nothing can be loaded at all; what came before that is kept. */
  async run(): Promise<{ readonly failed: readonly FailedObject[]; readonly isCancelled: boolean }> {
    for (const { trail, objects } of this.planned) {
      this.files.expect(this, trail, objects);
    }
    try {
      await withCancel('Loading logs', (signal, report) => this.bring(signal, report));
      return { failed: this.failed, isCancelled: false };
    } catch (error) {
      const problem = error instanceof Error ? error : new Error(String(error));
      const isCancelled = problem instanceof AwsProblem && problem.kind === 'cancelled';
      const reason = isCancelled
        ? new AwsProblem('cancelled', 'It was not loaded: loading was cancelled.')
        : problem;
      for (const { trail, objects } of this.planned) {
        this.files.refuse(this, trail, objects, reason);
      }
      if (!isCancelled || this.loaded.length === 0) {
        throw problem;
      }
      return { failed: this.failed, isCancelled };
    }
  }

  private async bring(
    signal: AbortSignal,
    report: (message: string, increment?: number) => void,
  ): Promise<void> {
    let doneFiles = 0;
    let doneBytes = 0;
    let told = 0;
    const [files, bytes] = [this.count.toLocaleString('en'), toByteSize(this.bytes)];
    for (const { trail, objects } of this.planned) {
      const { failed } = await this.files.load(trail, objects, {
        signal,
        load: this,
        onObject: (object) => {
          this.loaded.push(toS3Uri({ trail: trail.name, bucket: trail.bucket, object }));
          if (this.loaded.length === 1) {
            this.onFirst();
          }
        },
        onProgress: (progress) => {
          const part = (doneBytes + progress.bytes) / Math.max(1, this.bytes);
          report(
            `${(doneFiles + progress.files).toLocaleString('en')} of ${files} files, ${toByteSize(doneBytes + progress.bytes)} of ${bytes}`,
            Math.max(0, part - told) * 100,
          );
          told = Math.max(told, part);
        },
      });
      this.failed.push(...failed);
      doneFiles += objects.length;
      doneBytes += objects.reduce((sum, { size }) => sum + size, 0);
    }
  }
}
