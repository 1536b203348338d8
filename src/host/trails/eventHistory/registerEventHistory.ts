import * as vscode from 'vscode';
import type { LookUp } from '../../../core/trails/lookUp';
import { parseLookUp } from '../../../core/trails/lookUp';
import { Commands } from '../../ids';
import { tellProblem } from '../tellProblem';
import { isTrailNode } from '../trailNode';
import { askForLookUp } from './askForLookUp';
import type { EventHistory } from './eventHistory';
import type { LookUpOutcome } from './runLookUp';

/** The commands of Event history. */
export function registerEventHistory(history: EventHistory): vscode.Disposable {
  const ask = (region?: string): Promise<LookUp | undefined> =>
    askForLookUp(region, async () => (await history.getRegions()).map((node) => node.region));

  return vscode.Disposable.from(
    history,
    /** By a row of the view, or by code: `{ region, time, attribute?: { key, value }, isInsight? }`. */
    vscode.commands.registerCommand(
      Commands.lookUpEvents,
      async (given?: unknown): Promise<LookUpOutcome | undefined> => {
        const code = isTrailNode(given) ? undefined : parseLookUp(given);
        try {
          const lookUp = code ?? getLookUp(given) ?? (await ask(getRegion(given)));
          return lookUp === undefined ? undefined : await history.run(lookUp);
        } catch (error) {
          if (code !== undefined) {
            throw error;
          }
          void tellProblem(error);
          return undefined;
        }
      },
    ),
    vscode.commands.registerCommand(Commands.removeLookUp, async (node?: unknown) => {
      const lookUp = getLookUp(node);
      if (lookUp !== undefined) {
        await history.remove(lookUp);
      }
    }),
  );
}

function getLookUp(node: unknown): LookUp | undefined {
  return isTrailNode(node) && (node.kind === 'history-look-up' || node.kind === 'notice')
    ? node.lookUp
    : undefined;
}

function getRegion(node: unknown): string | undefined {
  return isTrailNode(node) && node.kind === 'history-region' ? node.region : undefined;
}
