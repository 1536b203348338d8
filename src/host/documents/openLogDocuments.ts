import * as vscode from 'vscode';
import { LANGUAGE_ID, Settings } from '../ids';
import { createDocumentText, getTextLength } from './documentText';
import type { LogDocument } from '../../core/document/logDocument';
import type { LogDocuments } from '../services';
import type * as LogReader from './logReader';
import type { ReadPieces } from './readDocument';

/** Language ids that a log may have before it is recognised by its content. */
const CANDIDATES = new Set(['json', 'jsonc', 'jsonl', 'plaintext', 'log']);

/** Wait after an edit before the text is read again, in milliseconds: longer than the pause between two keystrokes. */
const EDIT_PAUSE = 250;

/** Texts up to this many UTF-16 units are read at once, in 10 ms at most; longer ones on another thread. */
const SHORT = 1_000_000;

/** What is known of a document. After every change of its text there is a log read anew, or none. */
interface Entry {
  log?: LogDocument;
  /** A long text is being read on another thread, or a text waits for the code that reads it. */
  reading?: Promise<LogDocument | undefined>;
  /** Version of a text that could not be read: it is not tried again. */
  failed?: number;
}

/** Keeps each open text document of language `cloudtrail` read as a log, and recognises others by their content. */
export class OpenLogDocuments implements LogDocuments, vscode.Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** Logs that a person gave another language: their content must not make them logs again. */
  private readonly dismissed = new Set<string>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[] = [];
  /** Undefined until a text was there that may be a log. */
  private reader: typeof LogReader | undefined;
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly readPieces: ReadPieces,
    private readonly onError: (message: string, error: unknown) => void,
  ) {
    this.subscriptions.push(
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.open(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) {
          this.edit(document, contentChanges);
          this.schedule(document);
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.close(document);
      }),
    );
  }

  /** Reads what is open already. Apart from the constructor, so that listeners hear of it. */
  start(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.open(document);
    }
  }

  get(document: vscode.TextDocument): LogDocument | undefined {
    if (document.languageId !== LANGUAGE_ID || document.isClosed) {
      return undefined;
    }
    const entry = this.getEntry(document);
    if (entry.log !== undefined) {
      return entry.log;
    }
    if (this.reader !== undefined && getTextLength(document) <= SHORT) {
      entry.log = this.reader.readLogDocument(document.getText());
      return entry.log;
    }
    if (entry.failed !== document.version) {
      void this.startReading(document, entry);
    }
    return undefined;
  }

  async read(document: vscode.TextDocument): Promise<LogDocument | undefined> {
    // An edit in the meantime makes what was read worthless, and the text is read again.
    for (;;) {
      const log = this.get(document);
      if (log !== undefined) {
        return log;
      }
      const reading = this.entries.get(document.uri.toString())?.reading;
      if (document.languageId !== LANGUAGE_ID || document.isClosed || reading === undefined) {
        return undefined;
      }
      await reading;
    }
  }

  dispose(): void {
    for (const timer of this.timers.values()) {
      clearTimeout(timer);
    }
    this.timers.clear();
    this.entries.clear();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private getEntry(document: vscode.TextDocument): Entry {
    const key = document.uri.toString();
    const known = this.entries.get(key) ?? {};
    this.entries.set(key, known);
    return known;
  }

  private startReading(document: vscode.TextDocument, entry: Entry): Promise<LogDocument | undefined> {
    const { version } = document;
    const reading =
      entry.reading ??
      this.readText(document)
        .catch((error: unknown) => {
          // It may have another one by now, which is worth a try.
          entry.failed = version;
          this.onError(`Reading ${document.uri.toString(true)} failed`, error);
          return undefined;
        })
        .then((log) => {
          delete entry.reading;
          if (log !== undefined && this.entries.get(document.uri.toString()) === entry) {
            entry.log = log;
            this.changed.fire(document);
          }
          return log;
        });
    entry.reading = reading;
    return reading;
  }

  private async loadReader(): Promise<typeof LogReader> {
    this.reader ??= await import('./logReader');
    return this.reader;
  }

  private async readText(document: vscode.TextDocument): Promise<LogDocument | undefined> {
    const { readLogDocument, readDocument } = await this.loadReader();
    return getTextLength(document) <= SHORT
      ? readLogDocument(document.getText())
      : readDocument(document, this.readPieces);
  }

  /** Reads only what an edit touched, where that can be told. */
  private edit(
    document: vscode.TextDocument,
    changes: readonly vscode.TextDocumentContentChangeEvent[],
  ): void {
    const entry = this.entries.get(document.uri.toString());
    const { log } = entry ?? {};
    // Where there is a log, there is the code that read it.
    if (entry === undefined || log === undefined || this.reader === undefined) {
      return;
    }
    const text = getTextLength(document) <= SHORT ? document.getText() : createDocumentText(document);
    const edits = changes.map(({ rangeOffset, rangeLength, text: { length } }) => ({
      start: rangeOffset,
      length: rangeLength,
      newLength: length,
    }));
    const edited = this.reader.editLog(log, text, edits);
    if (edited === undefined) {
      delete entry.log;
    } else {
      entry.log = edited;
    }
  }

  private open(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (document.languageId === LANGUAGE_ID) {
      this.dismissed.delete(key);
      this.changed.fire(document);
    } else if (this.dismissed.has(key)) {
      this.changed.fire(document);
    } else if (this.isCandidate(document)) {
      this.recognize(document).catch((error: unknown) => {
        this.onError(`Looking into ${document.uri.toString(true)} failed`, error);
      });
    }
  }

  private async recognize(document: vscode.TextDocument): Promise<void> {
    const { looksLikeLog } = await this.loadReader();
    // It may have been closed, or given a language, while the code was loaded.
    const isStill = !document.isClosed && CANDIDATES.has(document.languageId);
    if (isStill && looksLikeLog(createDocumentText(document))) {
      // VS Code closes and opens the document again under its new language, which comes back here.
      await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
    }
  }

  private isCandidate({ languageId, uri }: vscode.TextDocument): boolean {
    const isFile = uri.scheme === 'file' || uri.scheme === 'untitled' || uri.scheme === 'vscode-remote';
    return (
      isFile &&
      CANDIDATES.has(languageId) &&
      vscode.workspace.getConfiguration(undefined, uri).get(Settings.recognizeByContent, true)
    );
  }

  private schedule(document: vscode.TextDocument): void {
    if (document.languageId !== LANGUAGE_ID) {
      return;
    }
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        if (!document.isClosed) {
          this.changed.fire(document);
        }
      }, EDIT_PAUSE),
    );
  }

  private close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    const wasLog = this.entries.delete(key) || document.languageId === LANGUAGE_ID;
    if (!document.isClosed) {
      // A change of language: the document still has the old one, and is opened again under the new one.
      if (wasLog) {
        this.dismissed.add(key);
      }
      return;
    }
    this.dismissed.delete(key);
    if (wasLog) {
      this.changed.fire(document);
    }
  }
}
