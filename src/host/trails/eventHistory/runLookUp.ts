import * as vscode from 'vscode';
import type { SavedEvents } from '../../../aws/aws';
import type { ObjectCache } from '../../../aws/cache/objectCache';
import type { LookUpWindow } from '../../../core/trails/getLookUpWindow';
import { getLookUpWindow } from '../../../core/trails/getLookUpWindow';
import type { LookUp } from '../../../core/trails/lookUp';
import { toLookUpText } from '../../../core/trails/lookUp';
import { toLookUpFileName } from '../../../core/trails/toLookUpFileName';
import { Commands } from '../../ids';
import type { AwsAccess } from '../awsAccess';
import { withCancel } from '../withCancel';

/** What a look-up needs. */
export interface LookUpParts {
  readonly aws: AwsAccess;
  readonly cache: ObjectCache;
}

/** What came of a look-up, for the code that called for it. */
export interface LookUpOutcome {
  /** The log that the explorer shows; undefined where there are no events. */
  readonly uri?: vscode.Uri;
  readonly events: number;
  /** Why older events are missing, in words; undefined where all are here. */
  readonly missing?: string;
}

/**
 * Looks up events with progress and Cancel, and shows them in the explorer. What came before it was cancelled or failed is
 * shown too, with a warning of what is missing. Rejects with an AwsProblem where nothing came.
 */
export async function runLookUp(
  parts: LookUpParts,
  lookUp: LookUp,
  outer?: AbortSignal,
): Promise<LookUpOutcome> {
  const now = Date.now();
  const window = getLookUpWindow(lookUp.time, now);
  if (window === undefined) {
    throw new Error(`"${lookUp.time}" is no stretch of time.`);
  }
  if (window === 'too old') {
    throw new Error(
      `Event history keeps 90 days; "${lookUp.time}" is older. Load the log files of a trail for these events.`,
    );
  }
  const saved = await collect(parts, lookUp, window, toLookUpFileName(lookUp, now), outer);
  const missing = getMissing(saved);
  if (saved.file === undefined) {
    const compared =
      lookUp.attribute === undefined
        ? ''
        : ' The whole value is compared, capitals included; there are no wildcards.';
    void vscode.window.showInformationMessage(
      `Event history of ${lookUp.region} has no such events: ${toLookUpText(lookUp)}. It holds ${lookUp.isInsight ? 'Insights' : 'management'} events of the last 90 days.${compared}`,
    );
    return { events: 0 };
  }
  const uri = vscode.Uri.file(saved.file);
  await vscode.commands.executeCommand(Commands.openExplorer, uri, [uri]);
  if (missing !== undefined) {
    void vscode.window.showWarningMessage(missing);
  } else if (window.isShortened) {
    void vscode.window.showInformationMessage(
      'Event history keeps 90 days: what is older of the time that you chose is not in the explorer. Load the log files of a trail for it.',
    );
  }
  return { uri, events: saved.events, ...(missing === undefined ? {} : { missing }) };
}

function collect(
  { aws, cache }: LookUpParts,
  lookUp: LookUp,
  window: LookUpWindow,
  name: string,
  outer: AbortSignal | undefined,
): Thenable<SavedEvents> {
  const { region, attribute, isInsight } = lookUp;
  return withCancel(`Looking up events of ${region}`, async (cancelled, report) => {
    const signal = outer === undefined ? cancelled : AbortSignal.any([outer, cancelled]);
    const { saveEvents } = await aws.load();
    const query = { region, isInsight, from: window.from, to: window.to };
    const pages = aws.lookupEvents(attribute === undefined ? query : { ...query, attribute }, {
      signal,
      onPause: ({ length, problem: { kind } }) => {
        const why =
          kind === 'throttled' ? 'CloudTrail asks for fewer requests' : 'CloudTrail does not answer';
        report(`${why}; trying again in ${String(Math.ceil(length / 1_000))} s`);
      },
    });
    let told = 0;
    return saveEvents(pages, cache, {
      name,
      onProgress: ({ events, oldest = window.to }) => {
        // The newest come first: how far back they reach is how much is done.
        const part = Math.min(1, Math.max(0, (window.to - oldest) / (window.to - window.from)));
        report(
          `${events.toLocaleString('en')} events, back to ${toMinute(oldest)}`,
          Math.max(0, part - told) * 100,
        );
        told = Math.max(told, part);
      },
    });
  });
}

function getMissing({ events, oldest, problem }: SavedEvents): string | undefined {
  if (problem === undefined) {
    return undefined;
  }
  const count = `${events.toLocaleString('en')} events`;
  const rest =
    oldest === undefined ? 'Older ones are missing' : `What is older than ${toMinute(oldest)} is missing`;
  return problem.kind === 'cancelled'
    ? `The look-up was cancelled after ${count}. ${rest} in the explorer.`
    : `The look-up ended after ${count}. ${rest} in the explorer. ${problem.message}`;
}

function toMinute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
