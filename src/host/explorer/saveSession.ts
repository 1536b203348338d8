import * as vscode from 'vscode';
import type { EventMark, SessionFile, SessionNote } from '../../core/sessionFile/sessionFile';
import { SESSION_FILE_SUFFIX } from '../../core/sessionFile/sessionFile';
import { toSessionText } from '../../core/sessionFile/toSessionText';
import { parseTime } from '../../core/time/parseTime';
import type { EventNote, Marks } from '../../protocol/output';
import type { WorkProgress } from '../../protocol/progress';
import type { CallContext } from '../../protocol/rpc';
import type { ExplorerView } from './explorerView';
import { toSessionSource } from './toSessionSource';

/** Asks where to and writes the explorer's logs, filter, grouping, stars and notes; false where no place was chosen. */
export async function saveSession(
  view: ExplorerView,
  marks: Marks,
  { signal, progress }: Pick<CallContext<WorkProgress>, 'signal' | 'progress'>,
): Promise<boolean> {
  const before = view.setup.session;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: 'Save Session',
    filters: { 'CloudTrail session': [SESSION_FILE_SUFFIX.slice(1)] },
    ...(before !== undefined
      ? { defaultUri: before.uri }
      : folder === undefined
        ? {}
        : { defaultUri: vscode.Uri.joinPath(folder, `investigation${SESSION_FILE_SUFFIX}`) }),
  });
  if (target === undefined) {
    return false;
  }
  const digests = await view.engine.call('hashSources', null, { signal, onProgress: progress });
  const tree = await view.engine.call('getView', null);
  const session: SessionFile = {
    sources: digests.map((digest) => toSessionSource(target, digest)),
    filter: tree.filter,
    grouping: tree.grouping ?? [],
    stars: marks.stars.map(toMark),
    notes: marks.notes.map(toNote),
    // What a newer version wrote is kept.
    ...(before?.file.rest === undefined ? {} : { rest: before.file.rest }),
  };
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(toSessionText(session)));
  return true;
}

const PLACE = /^place:(\d{1,9})\/(\d{1,9})$/;

function toMark(key: string): EventMark {
  const [, source, record] = PLACE.exec(key) ?? [];
  return source === undefined || record === undefined
    ? key
    : { source: Number(source), record: Number(record) };
}

function toNote({ event, text, author, time }: EventNote): SessionNote {
  const at = time === undefined ? undefined : parseTime(time);
  return {
    event: toMark(event),
    text,
    ...(author === undefined ? {} : { author }),
    ...(at === undefined ? {} : { time: at }),
  };
}
