import * as vscode from 'vscode';
import type { HistoryEntry } from '../../../core/query/history';
import type { PresetGroup, QueryPreset } from '../../../core/query/queryPreset';
import { toRelativeTime } from '../../../core/time/toRelativeTime';
import { escapeIcons } from '../../markdown/escapeIcons';
import type { SavedQuery } from './savedQueries';

/** A question that can be picked. */
export type Question =
  | { readonly kind: 'preset'; readonly preset: QueryPreset }
  | { readonly kind: 'saved'; readonly saved: SavedQuery }
  | { readonly kind: 'history'; readonly entry: HistoryEntry };

/** What a person picked, and whether they want to run it or to see its text. */
export interface Picked {
  readonly question: Question;
  readonly wants: 'run' | 'text';
}

interface QuestionItem extends vscode.QuickPickItem {
  readonly question?: Question;
}

/** Letters of a statement that the list shows. */
const SHOWN_SQL = 160;

const OPEN_BUTTON: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: 'Open as SQL',
};

/** Lets a person pick a question out of lists; undefined where they give up. */
export function pickQuery(
  title: string,
  placeholder: string,
  questions: readonly Question[],
  now: number,
): Promise<Picked | undefined> {
  const pick = vscode.window.createQuickPick<QuestionItem>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDetail = true;
  pick.matchOnDescription = true;
  pick.items = toItems(questions, now);
  return new Promise((resolve) => {
    const accept = (question: Question | undefined, wants: Picked['wants']): void => {
      resolve(question && { question, wants });
      pick.hide();
    };
    pick.onDidAccept(() => {
      accept(pick.activeItems[0]?.question, 'run');
    });
    pick.onDidTriggerItemButton(({ item }) => {
      accept(item.question, 'text');
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function toItems(questions: readonly Question[], now: number): readonly QuestionItem[] {
  const items: QuestionItem[] = [];
  let heading: string | undefined;
  for (const question of questions) {
    const group = getGroup(question);
    if (group !== heading) {
      items.push({ label: group, kind: vscode.QuickPickItemKind.Separator });
      heading = group;
    }
    items.push({ ...toItem(question, now), question, buttons: [OPEN_BUTTON] });
  }
  return items;
}

function getGroup(question: Question): PresetGroup | 'Saved queries' | 'History' {
  switch (question.kind) {
    case 'preset':
      return question.preset.group;
    case 'saved':
      return 'Saved queries';
    case 'history':
      return 'History';
  }
}

function toItem(question: Question, now: number): vscode.QuickPickItem {
  switch (question.kind) {
    case 'preset':
      return { label: question.preset.title, detail: question.preset.tells };
    case 'saved': {
      const { uri, title } = question.saved;
      return {
        label: `$(file-code) ${escapeIcons(title)}`,
        detail: escapeIcons(vscode.workspace.asRelativePath(uri)),
      };
    }
    case 'history': {
      const { title, sql, time, rows, parameters } = question.entry;
      const values = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
      return {
        label: `$(history) ${escapeIcons(title)}`,
        description: escapeIcons(
          [
            toRelativeTime(time, now),
            `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`,
            ...values,
          ].join(' · '),
        ),
        detail: escapeIcons(sql.replace(/\s+/g, ' ').slice(0, SHOWN_SQL)),
      };
    }
  }
}
