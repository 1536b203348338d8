import * as vscode from 'vscode';
import { EventLabels } from '../../core/document/eventLabels';
import { findEvents, type FoundEvent } from '../../core/document/findEvents';
import { Commands } from '../ids';
import { escapeIcons } from '../markdown/escapeIcons';
import type { LogDocument } from '../../core/document/logDocument';
import type { Services } from '../services';

interface EventItem extends vscode.QuickPickItem {
  readonly recordIndex: number;
}

function toItem({ recordIndex, time, name, source, identity, isFailed, eventID }: FoundEvent): EventItem {
  return {
    label: `${isFailed ? '$(error) ' : ''}${escapeIcons(name)}`,
    description: `${time === '' ? 'no time' : `${time} UTC`} · ${escapeIcons(identity)}`,
    detail: escapeIcons(`${source} ${eventID}`.trim()),
    recordIndex,
    alwaysShow: true, // the list is our answer; VS Code must not filter it again
  };
}

/** A heading cannot be picked, so it serves as the empty list's words. */
const NOTHING_FOUND: EventItem = {
  label: 'No event of this log matches. Try an eventID, a time, or fewer words.',
  kind: vscode.QuickPickItemKind.Separator,
  recordIndex: -1,
};

function pickEvent(log: LogDocument, query: string): Promise<number | undefined> {
  const labels = new EventLabels(log.index);
  const pick = vscode.window.createQuickPick<EventItem>();
  pick.title = 'Go to Event';
  pick.placeholder = 'An eventID, a time (2024-05-06 07:08), or words of event, service or identity';
  pick.value = query;
  const update = (): void => {
    const found = findEvents(log.index, labels, pick.value).map(toItem);
    pick.items = found.length > 0 ? found : [NOTHING_FOUND];
  };
  update();
  pick.onDidChangeValue(update);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.recordIndex);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

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
    const picked = found === undefined ? await pickEvent(log, query) : undefined;
    const recordIndex =
      found ?? (picked === undefined ? undefined : picked + navigator.getFirstRecord(document));
    if (recordIndex !== undefined) {
      await navigator.revealRecord(navigator.getSource(document), recordIndex);
    }
  });
}
