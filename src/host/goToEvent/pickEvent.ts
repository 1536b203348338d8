import * as vscode from 'vscode';
import { EventLabels } from '../../core/document/eventLabels';
import { findEvents, type FoundEvent } from '../../core/document/findEvents';
import { escapeIcons } from '../markdown/escapeIcons';
import type { LogDocument } from '../../core/document/logDocument';

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

/** Asks which event of a log is meant; the number of its record, or undefined where the person gives up. */
export function pickEvent(log: LogDocument, query: string): Promise<number | undefined> {
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
