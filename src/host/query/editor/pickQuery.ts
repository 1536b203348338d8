import * as vscode from 'vscode';
import type { HistoryEntry } from '../../../core/query/history';
import { meansAll } from '../../../core/query/meansAll';
import type { PresetGroup, QueryPreset } from '../../../core/query/queryPreset';
import { toRelativeTime } from '../../../core/time/toRelativeTime';
import { escapeIcons } from '../../markdown/escapeIcons';
import type { SavedQuery } from './savedQueries';
import { toTableWords } from './sourceWords';

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

const LOGS_BUTTON: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('files'),
  tooltip: 'Ask of Other Logs…',
};

export interface QueryPick {
  readonly title: string;
  readonly placeholder: string;
  readonly questions: readonly Question[];
  readonly now: number;
  /** True where other logs can be chosen for the questions. */
  readonly offersLogs?: boolean;
}

/** Lets a person pick a question out of lists; `logs` where they want other logs first, undefined where they give up. */
export function pickQuery({
  title,
  placeholder,
  questions,
  now,
  offersLogs = false,
}: QueryPick): Promise<Picked | 'logs' | undefined> {
  const pick = vscode.window.createQuickPick<QuestionItem>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.buttons = offersLogs ? [LOGS_BUTTON] : [];
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
    pick.onDidTriggerButton(() => {
      resolve('logs');
      pick.hide();
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
      const { title, sql, time, rows, parameters, tables } = question.entry;
      const values = Object.entries(parameters)
        .filter(([, value]) => !meansAll(value))
        .map(([name, value]) => `${name} = ${value}`);
      return {
        label: `$(history) ${escapeIcons(title)}`,
        description: escapeIcons(
          [
            `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} of ${tables === undefined ? 'logs that were not kept' : toTableWords(tables)}`,
            toRelativeTime(time, now),
            ...values,
          ].join(' · '),
        ),
        detail: escapeIcons(withoutHeader(sql).replace(/\s+/g, ' ').slice(0, SHOWN_SQL)),
      };
    }
  }
}

/** A statement without the comment lines that it begins with: those of a preset say what its title says. */
function withoutHeader(sql: string): string {
  const lines = sql.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('--'));
  return lines.slice(Math.max(0, first)).join('\n');
}
