import * as vscode from 'vscode';
import { Commands } from '../ids';
import type { LogDocument } from '../../core/document/logDocument';
import type { Services } from '../services';

/**
 * "Go to Event…": by eventID or time in the active log. Called by code with a Uri and an eventID it goes there without
 * asking.
 */
export function registerGoToEvent({ logs, navigator }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(Commands.goToEvent, async (uri?: vscode.Uri, typed?: string) => {
    const query = typed ?? '';
    const active = vscode.window.activeTextEditor?.document;
    const target = uri ?? active?.uri;
    if (target === undefined) {
      void vscode.window.showInformationMessage('Open a CloudTrail log first, then go to one of its events.');
      return;
    }
    const document =
      active?.uri.toString() === target.toString() && (await logs.read(active)) !== undefined
        ? active
        : await navigator.openText(target);
    const log = await logs.read(document);
    if (log === undefined) {
      void vscode.window.showInformationMessage(
        'This file is not read as a CloudTrail log. Run "Treat as CloudTrail Log" on it first.',
      );
      return;
    }
    const found = query === '' ? undefined : await navigator.findRecord(document, query);
    const picked = found === undefined ? await pick(log, query) : undefined;
    const recordIndex =
      found ?? (picked === undefined ? undefined : picked + navigator.getFirstRecord(document));
    if (recordIndex !== undefined) {
      await navigator.revealRecord(navigator.getSource(document), recordIndex);
    }
  });
}

async function pick(log: LogDocument, query: string): Promise<number | undefined> {
  const { pickEvent } = await import('./pickEvent');
  return pickEvent(log, query);
}
