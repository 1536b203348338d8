import * as vscode from 'vscode';
import { ContextKeys, STATUS_ITEM } from '../ids';
import type { MarkKind } from '../../core/integrity/integrityMark';
import type { IntegrityMarks } from '../integrity/integrityMarks';
import type { Services } from '../services';

function toCount(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const MARK_ICONS: Readonly<Record<MarkKind, string>> = {
  proved: '$(verified)',
  fits: '$(question)',
  broken: '$(error)',
  open: '$(question)',
};

/** Shows of the active log how many values are redacted and what was read; a click opens the Problems list. */
export function registerStatus({ logs, navigator }: Services, marks: IntegrityMarks): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(STATUS_ITEM, vscode.StatusBarAlignment.Right, 110);
  item.name = 'CloudTrail Lens';
  item.command = 'workbench.actions.view.problems';

  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const log = document && logs.get(document);
    void vscode.commands.executeCommand('setContext', ContextKeys.isLog, log !== undefined);
    if (document === undefined || log === undefined) {
      item.hide();
      return;
    }
    const redacted = log.index.redacted.reduce((sum, count) => sum + count, 0);
    const records = toCount(log.index.count, 'record', 'records');
    const faults = log.index.faults.length;
    item.text = `$(lock) ${redacted.toLocaleString('en')}  ${faults > 0 ? '$(warning) ' : ''}${records}`;
    // What was validated is the file, not what is typed over it.
    const mark = document.isDirty ? undefined : marks.get(navigator.getSource(document));
    if (mark !== undefined) {
      item.text += `  ${MARK_ICONS[mark.kind]} ${mark.word}`;
    }
    item.tooltip = [
      `${toCount(redacted, 'redacted value', 'redacted values')} in this log`,
      `${records} read`,
      faults > 0
        ? `${toCount(faults, 'part', 'parts')} of the text could not be read as records`
        : 'every byte accounted for',
      ...(mark === undefined ? [] : [`Validation: ${mark.text}`]),
    ].join('\n');
    item.accessibilityInformation = { label: `CloudTrail log: ${item.tooltip.replaceAll('\n', ', ')}` };
    item.show();
  };

  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    marks.onDidChangeFileDecorations(update),
    logs.onDidChange((document) => {
      if (
        document === vscode.window.activeTextEditor?.document ||
        vscode.window.activeTextEditor === undefined
      ) {
        update();
      }
    }),
  );
}
