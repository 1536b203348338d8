import type { EventRef } from '../core/grouping/sourceLog';
import type { TreeStatus, TreeView } from '../core/grouping/treeRow';
import type { LogSummary, OpenProgress, TreeMethods } from './engine';

/** Most faults that are listed on the page; the Problems panel of a text view has them all. */
export const MAX_LISTED_FAULTS = 100;

/** What the page shows of the logs: the summary with its list of faults cut to MAX_LISTED_FAULTS. */
export interface ExplorerContent {
  readonly summary: LogSummary;
  /** Number of all faults. */
  readonly faultCount: number;
  /** Short name of each log, by source. */
  readonly names: readonly string[];
  readonly status: TreeStatus;
}

/** What the page keeps over reloads. `sources` makes it possible to open the same logs after a restart. */
export interface ExplorerState {
  readonly sources: readonly string[];
  readonly view?: TreeView;
  readonly selected?: EventRef;
  /** Number of the first visible row. */
  readonly topRow?: number;
}

/** What the host answers to the page. */
export interface ExplorerHostMethods extends TreeMethods {
  /**
   * Reads the logs of this page, and answers with what was read before where they did not change since; `isAgain` reads
   * them in any case. `view` is restored when they are read.
   */
  readonly open: {
    readonly params: { readonly view?: TreeView; readonly isAgain?: boolean };
    readonly result: ExplorerContent;
    readonly progress: OpenProgress;
  };
  /** The addresses of the logs of this page. */
  readonly getSources: { readonly params: null; readonly result: readonly string[] };
  /** Shows the record in a text editor. */
  readonly showRecord: {
    readonly params: EventRef & { readonly preserveFocus: boolean };
    readonly result: null;
  };
  /** Opens the text of a log and the Problems panel. */
  readonly showProblems: { readonly params: { readonly source: number }; readonly result: null };
  /** Opens the text of the first log. */
  readonly showText: { readonly params: null; readonly result: null };
}

/** What the page answers to the host. */
export interface ExplorerPageMethods {
  /** Selects the record's row; nothing is sent back for it. */
  readonly select: { readonly params: EventRef; readonly result: null };
  /** A log changed: the page opens it again and keeps its view. */
  readonly reload: { readonly params: null; readonly result: null };
}
