/**
 * What a hover says, as data. Nothing here is markup: every string, ours or from a log, is plain text that the
 * surface (Markdown in the editor, text nodes in the webview) escapes when it shows it.
 */

/** A piece of a sentence: plain words, or a value that is shown in a fixed-width font. */
export type Inline = string | { readonly code: string };

/** One sentence or paragraph, made of pieces in order. */
export type Sentence = readonly Inline[];

/** A link to a page named in our own catalog; never an address that was read from a log. */
export interface CatalogLink {
  readonly label: string;
  readonly url: string;
}

/** One block of an explanation. A surface shows the blocks in order, each under its title. */
export interface Explanation {
  /** A short heading, e.g. the field's name or the event's name. */
  readonly title: Sentence;
  readonly body: readonly Sentence[];
  /** Name and value pairs shown as a list under the body. */
  readonly facts?: readonly { readonly label: string; readonly value: Sentence }[];
  readonly links?: readonly CatalogLink[];
}
