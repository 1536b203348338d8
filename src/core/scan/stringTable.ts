/** Strings by number. Number 0 stands for an absent value and reads as ''; an empty string in a log has its own number. */
export interface StringTable {
  /** How many numbers are in use, 0 included. */
  readonly size: number;
  get(id: number): string;
  /** The number of a text; 0 where the table does not hold it. */
  find(text: string): number;
  /** The texts as bytes; undefined where the table has them in another form. Of use until a text is added. */
  readonly encoded?: EncodedTexts;
}

/** Texts in UTF-8, one after another: for work that would decode each of them. */
export interface EncodedTexts {
  readonly bytes: Uint8Array;
  /** Text i is at `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Uint32Array;
  /** By number, see getTextHash. */
  readonly hashes: Uint32Array;
}
