import type { EventRef } from '../core/grouping/sourceLog';
import type { TreeStatus, TreeView } from '../core/grouping/treeRow';
import type { LogSummary, OpenProgress, SessionMethods, SkippedSource } from './engine';
import type { ExportFormat, ExportResult, ExportScope, Marks, OutputMethods } from './output';
import type { WorkProgress } from './progress';

/** Most faults, and most skipped files, that are listed on the page; the Problems panel of a text view has all faults. */
export const MAX_LISTED_FAULTS = 100;

/** What the page shows of the logs: the summary with its lists of faults and of skipped files cut to MAX_LISTED_FAULTS. */
export interface ExplorerContent {
  readonly summary: LogSummary;
  /** Number of all faults. */
  readonly faultCount: number;
  /** Number of all skipped files; those that the walk of a folder left out included. */
  readonly skippedCount: number;
  /** Short name of each log, by source. */
  readonly names: readonly string[];
  readonly status: TreeStatus;
  /** Sources of a session file that changed or are gone since it was saved; undefined without such a file. */
  readonly checks?: readonly SourceCheck[];
}

/** How a source of a session file is now. */
export interface SourceCheck {
  readonly name: string;
  readonly state: 'same' | 'changed' | 'missing';
}

/** How far finding and reading the logs is. */
export interface ExplorerProgress extends OpenProgress {
  /** While folders are walked: files found so far. Undefined once reading began. */
  readonly found?: number;
}

/** What the page keeps over reloads. `sources` makes it possible to open the same logs after a restart. */
export interface ExplorerState {
  /** Addresses of files and folders; what getSources answers. */
  readonly sources: readonly string[];
  /** Addresses of logs that were taken out of the session. */
  readonly removed?: readonly string[];
  readonly view?: TreeView;
  readonly selected?: EventRef;
  /** Number of the first visible row. */
  readonly topRow?: number;
  readonly marks?: Marks;
  /** What the page itself wants to find again: widths, open panels. The host does not look into it. */
  readonly layout?: unknown;
}

/** Questions that the host hands on to the engine as they are. */
export type ExplorerSessionMethods = Omit<SessionMethods, keyof OutputMethods>;

/** What the host answers to the page. */
export interface ExplorerHostMethods extends ExplorerSessionMethods {
  /**
   * Finds and reads the logs of this page that are not read yet, and answers at once where all are; `isAgain` reads all
   * of them again. `view` is restored when they are read. Cancelled while adding to logs that were read, those stay.
   */
  readonly open: {
    readonly params: { readonly view?: TreeView; readonly isAgain?: boolean };
    readonly result: ExplorerContent;
    readonly progress: ExplorerProgress;
  };
  /** The addresses (files and folders) that open the logs of this page again. */
  readonly getSources: {
    readonly params: null;
    readonly result: readonly string[];
  };
  /** The state that a session file brings; null without one. Taken where the page has kept no state of its own. */
  readonly getInitialState: { readonly params: null; readonly result: ExplorerState | null };
  /**
   * Asks for files and folders and adds them to this page's logs; false where nothing was chosen. After true the page
   * calls open, which reads what is new.
   */
  readonly pickSources: { readonly params: { readonly kind: 'files' | 'folders' }; readonly result: boolean };
  /** Takes a log out. Sources behind it move up by one; the page corrects what it has selected. */
  readonly removeSource: { readonly params: { readonly source: number }; readonly result: ExplorerContent };
  /** All skipped files, with reasons, also beyond what content lists. */
  readonly getSkipped: { readonly params: null; readonly result: readonly SkippedSource[] };
  /** Opens a skipped file as text. */
  readonly showSkipped: { readonly params: { readonly uri: string }; readonly result: null };
  /** Shows the record in a text editor; with `text`, selects its first occurrence in the record. */
  readonly showRecord: {
    readonly params: EventRef & { readonly preserveFocus: boolean; readonly text?: string };
    readonly result: null;
  };
  /** Opens the text of a log and the Problems panel. */
  readonly showProblems: { readonly params: { readonly source: number }; readonly result: null };
  /** Opens the text of the first log. */
  readonly showText: { readonly params: null; readonly result: null };
  /** Puts text into the clipboard: a page without focus may not do so itself. */
  readonly copy: { readonly params: { readonly text: string }; readonly result: null };
  /** Asks where to, writes, and offers to open the result. Null where no place was chosen. */
  readonly export: {
    readonly params: {
      readonly format: ExportFormat;
      readonly scope: ExportScope;
      readonly marks?: Marks;
    };
    readonly result: ExportResult | null;
    readonly progress: WorkProgress;
  };
  /** Asks where to and writes a session file with these marks and the tree's view; false where no place was chosen. */
  readonly saveSession: {
    readonly params: { readonly marks: Marks };
    readonly result: boolean;
    readonly progress: WorkProgress;
  };
}

/** What the page answers to the host. */
export interface ExplorerPageMethods {
  /** Selects the record's row; nothing is sent back for it. */
  readonly select: { readonly params: EventRef; readonly result: null };
  /** A log changed: the page opens it again and keeps its view. */
  readonly reload: { readonly params: null; readonly result: null };
  /** Logs were added from outside the page: it calls open, which reads only what is new, and keeps its view. */
  readonly extend: { readonly params: null; readonly result: null };
  /** Stars and notes for a session file that is saved from outside the page. */
  readonly getMarks: { readonly params: null; readonly result: Marks };
}
