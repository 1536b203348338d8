import * as vscode from 'vscode';
import type { ResultsHostMethods } from '../../../protocol/results';
import { REVEAL_RECORD } from '../../ids';
import type { Services } from '../../services';
import type { ResultsEngine } from './resultsRun';

/** Shows the event behind a row of a result; says so where the row stands for none. */
export async function showEvent(
  { navigator }: Services,
  engine: ResultsEngine,
  result: number,
  { row, sort, where }: ResultsHostMethods['openEvent']['params'],
): Promise<void> {
  const event = await engine.call('findEvent', { result, row, ...(sort === undefined ? {} : { sort }) });
  if (event === null) {
    throw new Error('This row does not stand for one event.');
  }
  const uri = vscode.Uri.parse(event.uri, true);
  if (where === 'text') {
    await navigator.revealRecord(uri, event.record);
  } else {
    await vscode.commands.executeCommand(REVEAL_RECORD, uri, event.record);
  }
}
