import type { EventRef } from '../src/core/grouping/sourceLog';
import type { TermState } from '../src/protocol/filter';
import type { Host } from './host';
import type { MarkStore } from './session/markStore';

/** What every part of the page may ask of the page as a whole. */
export interface PageContext {
  readonly rpc: Host['rpc'];
  readonly marks: MarkStore;
  /** Short name of a log; '' where it is not known. */
  readonly getLogName: (source: number) => string;
  /** Whether it must be said which log an event comes from. */
  readonly hasSeveralLogs: () => boolean;
  /** Changes one term of the filter and leaves the rest of its text as it is. */
  readonly setTerm: (term: { readonly field: string; readonly value: string }, state: TermState) => void;
  readonly setFilter: (text: string) => void;
  /** Selects an event in the tree, and shows its details. */
  readonly show: (ref: EventRef) => void;
  /** Shows a record in a text editor; with `text`, where it first occurs in the record. */
  readonly showInText: (ref: EventRef, preserveFocus: boolean, text?: string) => void;
  /** Puts text into the clipboard and says so. */
  readonly copy: (text: string, what: string) => void;
  /** Tells what an action did. */
  readonly say: (text: string) => void;
}
