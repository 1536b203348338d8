import * as vscode from 'vscode';
import { AwsProblem } from '../../aws/awsProblem';
import type { EvidencePlan } from '../../aws/integrity/findEvidence';
import type { EvidenceProgress } from '../../aws/integrity/readEvidence';
import { getSigningTimes } from '../../core/integrity/getSigningTimes';
import type { IntegrityReport } from '../../core/integrity/integrityReport';
import type { PublicKey } from '../../core/integrity/publicKey';
import { TrailMarks } from '../../core/integrity/trailMarks';
import type { FoundDigest } from '../../core/integrity/validateChains';
import {
  toValidatedPlaces,
  toValidationScope,
  type ValidationScope,
} from '../../core/integrity/validationScope';
import { toByteSize } from '../../core/text/toByteSize';
import type { TimeWindow } from '../../core/trails/listRange';
import type { Trail } from '../../core/trails/trail';
import type { IdleEngine } from '../engine/idleEngine';
import type { IntegrityMarks } from '../integrity/integrityMarks';
import { pickKeyFiles } from '../integrity/pickKeyFiles';
import { showReport } from '../integrity/showReport';
import type { AwsAccess } from './awsAccess';
import type { LoadRequest } from './loadTrails';
import { withCancel } from './withCancel';

/** What a validation in a bucket works with. */
export interface ValidationParts {
  readonly aws: AwsAccess;
  readonly engine: IdleEngine;
  readonly marks: IntegrityMarks;
}

export interface ValidateTrailsOptions {
  /** Only logs delivered in this time. */
  readonly window?: TimeWindow;
  /** True where nobody is to be asked anything, because a program asks. */
  readonly isConfirmed?: boolean;
  /** Files with public keys, used beside those that the Regions give. */
  readonly keyFiles?: readonly vscode.Uri[];
}

/** One trail on its way through a validation. */
interface Prepared {
  readonly trail: Trail;
  readonly scopes: readonly ValidationScope[];
  readonly plan: EvidencePlan;
  readonly digests: readonly FoundDigest[];
  readonly keys: readonly PublicKey[];
  /** Milliseconds since 1970, when the bucket was listed. */
  readonly now: number;
}

/** Regions whose public keys could not be had, and why. */
type KeyProblems = Map<string, AwsProblem>;

/** As for loads: beyond one of these a person is told how much it is first. */
const LARGE_FILES = 1_000;
const LARGE_BYTES = 100 * 1024 * 1024;

/**
 * Validates logs where they are: reads their digests, asks the Regions for the public keys, reads and hashes every log.
 * All requests read. Shows a report and marks; undefined where somebody gave up or there was nothing.
 */
export async function validateTrails(
  { aws, engine, marks }: ValidationParts,
  requests: readonly LoadRequest[],
  { window, isConfirmed = false, keyFiles = [] }: ValidateTrailsOptions = {},
): Promise<IntegrityReport | undefined> {
  const problems: KeyProblems = new Map();
  const prepared = await withCancel('Validating logs', async (signal, report) => {
    const all: Prepared[] = [];
    for (const request of requests) {
      all.push(await prepare(aws, request, window, problems, signal, report));
    }
    return all;
  });
  const logs = prepared.flatMap(({ plan }) => plan.logs);
  const bytes = logs.reduce((sum, { size }) => sum + size, 0);
  if (logs.length === 0 && prepared.every(({ digests }) => digests.length === 0)) {
    void vscode.window.showInformationMessage(
      'There are neither log files nor digests in what you chose. Times are UTC, and of delivery.',
    );
    return undefined;
  }
  const extraKeys = isConfirmed || problems.size === 0 ? keyFiles : await askForKeys(problems, keyFiles);
  if (extraKeys === undefined || !(isConfirmed || (await confirm(logs.length, bytes)))) {
    return undefined;
  }
  const reports: IntegrityReport[] = [];
  await withCancel('Validating logs', async (signal, report) => {
    const { hashLogs } = await aws.load();
    for (const one of prepared) {
      const { trail, plan, digests, scopes, keys, now } = one;
      const found = await hashLogs(await aws.getStore(trail), trail.bucket, plan, digests, {
        signal,
        onProgress: (progress) => report(toProgressText(progress)),
      });
      const result = await engine.use((running) =>
        running.call(
          'validateEvidence',
          {
            digests,
            logs: found,
            keys,
            keyPaths: extraKeys.map(({ fsPath }) => fsPath),
            bucket: {
              name: trail.bucket,
              otherDigests: new Set(plan.otherDigests),
              now,
              ...getCommonWindow(scopes),
            },
          },
          { signal },
        ),
      );
      reports.push(result);
      const trailMarks = marks.getTrail(trail.name) ?? new TrailMarks();
      trailMarks.add(
        result,
        trail.bucket,
        scopes.flatMap((scope) => toValidatedPlaces(scope, now)),
        new Map([...plan.logs, ...plan.digests].map(({ key, etag }) => [key, etag])),
      );
      marks.showTrail(trail.name, trailMarks);
    }
  });
  const report: IntegrityReport = {
    digests: reports.flatMap(({ digests }) => digests),
    logs: reports.flatMap((one) => one.logs),
    gaps: reports.flatMap(({ gaps }) => gaps),
    notes: [
      ...[...problems].map(
        ([region, { message }]) =>
          `The public keys of ${region} could not be had from CloudTrail: ${message} ${extraKeys.length > 0 ? 'Those of the files that were given were used.' : 'Without them no signature of its digests can be checked.'}`,
      ),
      ...new Set(reports.flatMap(({ notes }) => notes)),
    ],
  };
  await showReport(report, { about: describe(prepared, bytes, extraKeys) });
  return report;
}

async function prepare(
  aws: AwsAccess,
  { trail, places }: LoadRequest,
  window: TimeWindow | undefined,
  problems: KeyProblems,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<Prepared> {
  const scopes = places.flatMap((place) => toValidationScope(place, window) ?? []);
  if (scopes.length === 0) {
    throw new Error(
      window === undefined
        ? `${trail.name}: digests are found by CloudTrail's own folders only, from AWSLogs/ on. Choose one of those, or download the files and validate their folder.`
        : `${trail.name}: nothing that you chose is of this time.`,
    );
  }
  const [{ findEvidence, readDigests }, store] = await Promise.all([aws.load(), aws.getStore(trail)]);
  const now = Date.now();
  const plan = await findEvidence(store, scopes, signal, (files) => {
    report(`finding files, ${files.toLocaleString('en')} so far`);
  });
  const digests = await readDigests(store, trail.bucket, plan, scopes, {
    signal,
    onProgress: (progress) => report(toProgressText(progress)),
  });
  const keys: PublicKey[] = [];
  for (const [region, time] of getSigningTimes(digests)) {
    report(`public keys of ${region}`);
    try {
      keys.push(...(await aws.listPublicKeys(trail, region, time, signal)));
    } catch (error) {
      if (!(error instanceof AwsProblem) || signal.aborted || error.kind === 'cancelled') {
        throw error;
      }
      problems.set(region, error);
    }
  }
  return { trail, scopes, plan, digests, keys, now };
}

/** The stretch of time that holds those of all scopes; every time where one of them has none. */
function getCommonWindow(scopes: readonly ValidationScope[]): { readonly window?: TimeWindow } {
  const windows = scopes.flatMap(({ window }) => window ?? []);
  return windows.length < scopes.length
    ? {}
    : {
        window: {
          from: Math.min(...windows.map(({ from }) => from)),
          to: Math.max(...windows.map(({ to }) => to)),
        },
      };
}

async function askForKeys(
  problems: KeyProblems,
  given: readonly vscode.Uri[],
): Promise<readonly vscode.Uri[] | undefined> {
  const fromFile = 'Use Key Files…';
  const without = 'Without Signatures';
  const [[region, problem] = ['', undefined]] = problems;
  const answer = await vscode.window.showWarningMessage(
    `The public keys of ${problems.size === 1 ? region : `${problems.size.toLocaleString('en')} Regions`} are missing, so signatures cannot be checked. ${problem?.message ?? ''}`,
    fromFile,
    without,
  );
  if (answer === fromFile) {
    const files = await pickKeyFiles();
    return files && [...given, ...files];
  }
  return answer === without ? given : undefined;
}

async function confirm(files: number, bytes: number): Promise<boolean> {
  if (files <= LARGE_FILES && bytes <= LARGE_BYTES) {
    return true;
  }
  const validate = 'Validate';
  const answer = await vscode.window.showInformationMessage(
    `Validate ${files.toLocaleString('en')} log ${files === 1 ? 'file' : 'files'}, ${toByteSize(bytes)} compressed?`,
    {
      modal: true,
      detail: 'Each is read from the bucket, also where this machine has a copy, and nothing of it is kept.',
    },
    validate,
  );
  return answer === validate;
}

function toProgressText({ what, files, ofFiles, bytes, ofBytes }: EvidenceProgress): string {
  const count = `${files.toLocaleString('en')} of ${ofFiles.toLocaleString('en')} ${what}`;
  return what === 'digests' ? count : `${count}, ${toByteSize(bytes)} of ${toByteSize(ofBytes)}`;
}

function describe(
  prepared: readonly Prepared[],
  bytes: number,
  keyFiles: readonly vscode.Uri[],
): readonly string[] {
  const toTime = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
  return [
    ...prepared.map(({ trail, scopes, plan, digests, keys, now }) => {
      const { window } = getCommonWindow(scopes);
      const time =
        window === undefined
          ? 'of every time'
          : `delivered from ${toTime(window.from)} to ${toTime(window.to)} UTC`;
      return `s3://${trail.bucket}/${trail.prefix} at ${toTime(now)} UTC: logs ${time}: ${plan.logs.length.toLocaleString('en')}, digests: ${digests.length.toLocaleString('en')}, public keys of ${plan.regions.join(', ')}: ${keys.length.toLocaleString('en')}`;
    }),
    `${toByteSize(bytes)} of logs were read from the bucket itself; copies on this machine were not used`,
    ...keyFiles.map(({ fsPath }) => `Public keys from ${fsPath}`),
  ];
}
