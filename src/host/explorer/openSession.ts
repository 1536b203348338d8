import * as vscode from 'vscode';
import { toGrouping } from '../../core/grouping/dimension';
import { parseSessionFile } from '../../core/sessionFile/parseSessionFile';
import type { EventMark, SessionFile } from '../../core/sessionFile/sessionFile';
import type { ExplorerState } from '../../protocol/explorer';
import type { ExplorerSetup } from './explorerSetup';
import { toSourceUri } from './toSessionSource';

/** Reads a session file. Throws with words where it cannot be read or is none; lesser faults are told in a message. */
export async function openSession(uri: vscode.Uri): Promise<ExplorerSetup> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const { session, faults } = parseSessionFile(text);
  const [fault] = faults;
  if (session === undefined) {
    throw new Error(fault?.message ?? 'This is no session file.');
  }
  if (fault !== undefined) {
    const more = faults.length === 1 ? '' : ` (and ${(faults.length - 1).toLocaleString('en')} more)`;
    void vscode.window.showWarningMessage(`A part of the session file was left out: ${fault.message}${more}`);
  }
  const roots = session.sources
    .map((source) => toSourceUri(uri, source))
    .filter((root) => root !== undefined);
  return { roots, session: { uri, file: session, state: toState(session, roots) } };
}

function toState(
  { filter, grouping, stars, notes }: SessionFile,
  roots: readonly vscode.Uri[],
): ExplorerState {
  return {
    sources: roots.map((root) => root.toString()),
    view: { order: 'count', filter, grouping: toGrouping(grouping), expanded: [] },
    marks: {
      stars: stars.map(toKey),
      notes: notes.map(({ event, text, author, time }) => ({
        event: toKey(event),
        text,
        ...(author === undefined ? {} : { author }),
        ...(time === undefined ? {} : { time: new Date(time).toISOString() }),
      })),
    },
  };
}

/** The key of the event's row; see EventRow.key. */
function toKey(mark: EventMark): string {
  return typeof mark === 'string' ? mark : `place:${String(mark.source)}/${String(mark.record)}`;
}
