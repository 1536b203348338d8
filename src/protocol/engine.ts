import type { EventRef } from '../core/grouping/sourceLog';
import type { TreeOrder, TreeRow, TreeStatus, TreeView } from '../core/grouping/treeRow';
import type { FaultKind } from '../core/scan/fault';
import type { LogShape } from '../core/scan/logIndex';
import type { Span } from '../core/text/span';
import type { TextPart } from '../core/textView/textPart';

/** Where the bytes of a log come from. The address only names it in answers; nothing is read from it. */
export type LogInput =
  | { readonly kind: 'path'; readonly uri: string; readonly path: string }
  | { readonly kind: 'bytes'; readonly uri: string; readonly bytes: Uint8Array };

/** A part of a source that is not a record, or could not be read. */
export interface SourceFault {
  readonly kind: FaultKind;
  /** Bytes of the decompressed log. */
  readonly span: Span;
  readonly message: string;
  /** The address of the log. */
  readonly source: string;
}

/** What was read from one log of a session. */
export interface SourceSummary {
  readonly uri: string;
  readonly shape: LogShape;
  /** Bytes after decompression. */
  readonly byteLength: number;
  readonly isCompressed: boolean;
  readonly records: number;
}

/** What was read from all logs of a session. */
export interface LogSummary {
  /** Every record, repeats included. */
  readonly records: number;
  /** How many of them repeat an earlier record of any of the logs. */
  readonly duplicates: number;
  readonly faults: readonly SourceFault[];
  /** Redacted values, at any depth. */
  readonly redacted: number;
  /** Records by userIdentity.type, repeats included; '' where the type is missing. */
  readonly byIdentityType: Readonly<Record<string, number>>;
  readonly sources: readonly SourceSummary[];
}

/** How far opening is. */
export interface OpenProgress {
  /** Position of the log at work, from 0, and how many there are. */
  readonly source: number;
  readonly sources: number;
  /** Bytes read of the file as it is stored, and its size; undefined where the size is not known. */
  readonly bytes: number;
  readonly size?: number;
  /** Records found so far, in the logs that are done. */
  readonly records: number;
}

/** What can be asked of the tree of a session; each change answers with the new state. */
export interface TreeMethods {
  readonly getStatus: { readonly params: null; readonly result: TreeStatus };
  readonly getView: { readonly params: null; readonly result: TreeView };
  readonly setOrder: { readonly params: { readonly order: TreeOrder }; readonly result: TreeStatus };
  readonly setFilter: { readonly params: { readonly filter: string }; readonly result: TreeStatus };
  readonly setExpanded: {
    readonly params: { readonly group: number; readonly isExpanded: boolean };
    readonly result: TreeStatus;
  };
  readonly expandSiblings: { readonly params: { readonly group: number }; readonly result: TreeStatus };
  readonly setAllExpanded: { readonly params: { readonly isExpanded: boolean }; readonly result: TreeStatus };
  readonly getRows: {
    readonly params: { readonly from: number; readonly count: number };
    readonly result: { readonly revision: number; readonly rows: readonly TreeRow[] };
  };
  /** Expands what holds the record; `row` is undefined where the filter hides it or there is no such record. */
  readonly reveal: {
    readonly params: EventRef;
    readonly result: { readonly status: TreeStatus; readonly row?: number };
  };
}

/** What the worker answers. A worker holds one session; opening again replaces it. */
export interface EngineMethods extends TreeMethods {
  readonly open: {
    readonly params: { readonly inputs: readonly LogInput[]; readonly view?: TreeView };
    readonly result: LogSummary;
    readonly progress: OpenProgress;
  };
  /** Needs no open session and leaves none behind. */
  readonly renderText: {
    readonly params: { readonly input: LogInput; readonly part: number };
    readonly result: RenderedText;
  };
  readonly find: { readonly params: { readonly eventID: string }; readonly result: EventRef | null };
}

/** A log as text for reading. */
export interface RenderedText {
  /** UTF-8 of the part that was asked for; empty where the log has no such part. */
  readonly bytes: Uint8Array;
  /** All parts of the log; one where it fits into a document. */
  readonly parts: readonly TextPart[];
  /** What could not be read of the file as it is stored. */
  readonly messages: readonly string[];
  /** Faults that a log in parts does not show as text. */
  readonly hiddenFaults: number;
}

/** The worker asks nothing of the host. */
export type EngineClientMethods = object;
