import * as vscode from 'vscode';
import { LogDocument } from '../../core/document/logDocument';
import { looksLikeLog } from '../../core/document/looksLikeLog';
import { LANGUAGE_ID, Settings } from '../ids';
import type { LogDocuments } from '../services';

/** Language ids that a log may have before it is recognised by its content. */
const CANDIDATES = new Set(['json', 'jsonc', 'jsonl', 'plaintext', 'log']);

/** Wait after an edit before the text is read again, in milliseconds: longer than the pause between two keystrokes. */
const EDIT_PAUSE = 250;

interface Entry {
  readonly version: number;
  readonly log: LogDocument;
}

/** Keeps each open text document of language `cloudtrail` read as a log, and recognises others by their content. */
export class OpenLogDocuments implements LogDocuments, vscode.Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** Logs that a person gave another language: their content must not make them logs again. */
  private readonly dismissed = new Set<string>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[] = [];
  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscriptions.push(
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.open(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.schedule(document);
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
    const key = document.uri.toString();
    const known = this.entries.get(key);
    if (known?.version === document.version) {
      return known.log;
    }
    const log = new LogDocument(document.getText());
    this.entries.set(key, { version: document.version, log });
    return log;
  }

  dispose(): void {
    for (const timer of this.timers.values()) {
      clearTimeout(timer);
    }
    this.timers.clear();
    this.entries.clear();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private open(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (document.languageId === LANGUAGE_ID) {
      this.dismissed.delete(key);
      this.changed.fire(document);
    } else if (this.dismissed.has(key)) {
      this.changed.fire(document);
    } else if (this.isCandidate(document) && looksLikeLog(document.getText())) {
      // VS Code closes and opens the document again under its new language, which comes back here.
      void vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
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
