import type * as vscode from 'vscode';
import type { Engine } from '../../engine/startWorker';
import { createLogInput, getTransfer } from '../explorer/logInput';

/**
 * Number of the first record with an eventID in the whole log, also where its text is shown in parts; undefined where
 * it has none. Reads the log once more, in a thread that ends with the call. Throws where the log cannot be read.
 */
export async function findRecord(
  createEngine: () => Engine,
  source: vscode.Uri,
  eventID: string,
): Promise<number | undefined> {
  const input = await createLogInput(source);
  const engine = createEngine();
  try {
    await engine.call('open', { inputs: [input] }, { transfer: getTransfer([input]) });
    return (await engine.call('find', { eventID }))?.record;
  } finally {
    engine.dispose();
  }
}
