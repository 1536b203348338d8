import * as vscode from 'vscode';
import { LANGUAGE_ID, TEXT_VIEW_SCHEME } from '../ids';
import type { LogDocuments, LogNavigator } from '../services';
import type { TextViewFileSystem } from './textViewFileSystem';
import { getTextViewTarget, toTextViewUri } from './textViewUri';

/** A line beyond this many characters is not one that a person reads: the view opens instead. */
const LONG_LINE = 5000;

/** Number of the first record with an eventID in a log. */
export type FindRecord = (source: vscode.Uri, eventID: string) => Promise<number | undefined>;

/** Opens logs as text and reveals records there. */
export class TextNavigator implements LogNavigator {
  constructor(
    private readonly logs: LogDocuments,
    private readonly files: TextViewFileSystem,
    private readonly find: FindRecord,
  ) {}

  getSource(document: vscode.TextDocument): vscode.Uri {
    return getTextViewTarget(document.uri)?.source ?? document.uri;
  }

  getFirstRecord(document: vscode.TextDocument): number {
    const target = getTextViewTarget(document.uri);
    return target === undefined ? 0 : this.files.getFirstRecord(target.source, target.part);
  }

  async findRecord(document: vscode.TextDocument, eventID: string): Promise<number | undefined> {
    const shown = (await this.logs.read(document))?.findByEventID(eventID);
    if (shown !== undefined) {
      return shown + this.getFirstRecord(document);
    }
    const target = getTextViewTarget(document.uri);
    const isPart = target !== undefined && (await this.files.getParts(target.source)).length > 1;
    return isPart ? this.find(target.source, eventID) : undefined;
  }

  async openText(source: vscode.Uri, recordIndex = 0): Promise<vscode.TextDocument> {
    const target = getTextViewTarget(source);
    const log = target?.source ?? source;
    const parts = await this.files.getParts(log);
    const part = parts.findLastIndex(({ firstRecord }) => firstRecord <= recordIndex);
    const document = await vscode.workspace.openTextDocument(
      toTextViewUri(log, Math.max(0, part), parts.length),
    );
    return document.languageId === LANGUAGE_ID
      ? document
      : vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
  }

  async revealRecord(
    source: vscode.Uri,
    recordIndex: number,
    options: { readonly preserveFocus?: boolean } = {},
  ): Promise<void> {
    const document = this.findReadable(source, recordIndex) ?? (await this.openText(source, recordIndex));
    const log = await this.logs.read(document);
    const shown = recordIndex - this.getFirstRecord(document);
    if (log === undefined || shown < 0 || shown >= log.index.count) {
      throw new Error(
        `Record ${String(recordIndex + 1)} is not in ${source.path}. The file may have changed since it was read.`,
      );
    }
    const { start } = log.getRecordSpan(shown);
    const position = document.positionAt(start);
    const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: visible?.viewColumn ?? findTextColumn(),
      preserveFocus: options.preserveFocus ?? false,
      preview: true,
      selection: new vscode.Range(position, position),
    });
  }

  /** The text that is open already and can be read by a person. */
  private findReadable(source: vscode.Uri, recordIndex: number): vscode.TextDocument | undefined {
    const key = source.toString();
    return vscode.workspace.textDocuments.find((document) => {
      const log = this.getSource(document).toString() === key ? this.logs.get(document) : undefined;
      const shown = recordIndex - this.getFirstRecord(document);
      if (log === undefined || shown < 0 || shown >= log.index.count) {
        return false;
      }
      const line = document.lineAt(document.positionAt(log.getRecordSpan(shown).start));
      return document.uri.scheme === TEXT_VIEW_SCHEME || line.text.length < LONG_LINE;
    });
  }
}

/** A column that shows text already, so that the explorer is not covered; else the one beside the active editor. */
function findTextColumn(): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(
    ({ activeTab }) => activeTab?.input instanceof vscode.TabInputText,
  );
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
