import type { IntegrityMethods } from './integrity';
import type { EventRef } from '../core/grouping/sourceLog';
import type { TreeStatus, TreeView } from '../core/grouping/treeRow';
import type { TextIndex } from '../core/document/textIndex';
import type { FaultKind } from '../core/scan/fault';
import type { LogShape } from '../core/scan/logIndex';
import type { PackedStrings } from '../core/scan/packedStrings';
import type { Span } from '../core/text/span';
import type { TextPart } from '../core/textView/textPart';
import type { DetailMethods } from './details';
import type { FilterMethods } from './filter';
import type { OutputMethods } from './output';
import type { StoryMethods } from './story';
import type { TreeMethods } from './tree';

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
  /** Short name, different from those of the other sources where their addresses are. */
  readonly name: string;
  readonly shape: LogShape;
  /** Bytes after decompression. */
  readonly byteLength: number;
  readonly isCompressed: boolean;
  readonly records: number;
}

/** A file that is no log of the session, and why: a digest file, a file without a record, one that cannot be read. */
export interface SkippedSource {
  readonly uri: string;
  /** One plain sentence. */
  readonly reason: string;
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
  /**
   * Files that were asked for and are not among the sources. Only where several files were opened: one that was opened
   * alone is a source whatever it holds.
   */
  readonly skipped: readonly SkippedSource[];
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
  /** Bytes read of all files as they are stored. */
  readonly totalBytes: number;
  /** A tree of what was read so far stands, and this is its state: rows can be asked for while the rest is read. */
  readonly tree?: TreeStatus;
  /** Names and addresses of the logs of that tree, by source; they come with `tree`. */
  readonly names?: readonly string[];
  readonly uris?: readonly string[];
}

/** Logs to read. `isPart` says that they are only a part of those that are opened together, and so none of them is alone. */
export interface LogInputs {
  readonly inputs: readonly LogInput[];
  readonly isPart?: boolean;
}

/** Everything that can be asked of the logs of a session. */
export interface SessionMethods
  extends TreeMethods, FilterMethods, DetailMethods, StoryMethods, OutputMethods {}

/** What the worker answers. A worker holds one session; opening again replaces it. */
export interface EngineMethods extends SessionMethods, IntegrityMethods {
  readonly open: {
    readonly params: LogInputs & { readonly view?: TreeView };
    readonly result: LogSummary;
    readonly progress: OpenProgress;
  };
  /** Reads more logs into the session. Numbers of sources and records stay as they are, new ones follow. */
  readonly add: {
    readonly params: LogInputs;
    readonly result: LogSummary;
    readonly progress: OpenProgress;
  };
  /** Lets go of logs; those after them move up, and the tree keeps its view. Unknown addresses change nothing. */
  readonly remove: { readonly params: { readonly uris: readonly string[] }; readonly result: LogSummary };
  /** Needs no open session and leaves none behind. */
  readonly renderText: {
    readonly params: { readonly input: LogInput; readonly part: number };
    readonly result: RenderedText;
  };
  /** Takes the next piece of a document's text, in UTF-8. Texts have numbers that the caller makes up. */
  readonly addText: {
    readonly params: { readonly text: number; readonly piece: Uint8Array };
    readonly result: null;
  };
  /**
   * Reads a text of so many pieces, and lets go of them; fails where some are missing, as after a crash between two.
   * Needs no open session and leaves none behind.
   */
  readonly readText: {
    readonly params: { readonly text: number; readonly pieces: number };
    readonly result: PackedTextIndex;
  };
  /** Lets go of the pieces of a text that nobody wants to have read any more. */
  readonly dropText: { readonly params: { readonly text: number }; readonly result: null };
  readonly find: { readonly params: { readonly eventID: string }; readonly result: EventRef | null };
}

/** The columns of a text as they cross threads. */
export interface PackedTextIndex {
  readonly columns: Omit<TextIndex, 'strings'>;
  readonly strings: PackedStrings;
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
