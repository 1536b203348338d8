// The Encoding API is pure and the same in every host of this code; declared here because core has no ambient types.
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(input: Uint8Array): string;
}
declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
}

// ignoreBOM keeps a byte-order mark in the text, so that offsets of text and bytes stay comparable.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** UTF-8 bytes as text; a malformed sequence becomes U+FFFD. Never throws. */
export function toText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Text as UTF-8 bytes; a lone surrogate becomes the three bytes of U+FFFD, one for one UTF-16 unit. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/**
 * UTF-16 text as UTF-8 bytes: text with a byte-order mark, as Windows shells write it, and JSON without one, told by the
 * zero beside its first bracket. Undefined for anything else.
 */
export function toUtf8FromUtf16(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (isOpening(first) && second === 0)) {
    return encoder.encode(new TextDecoder('utf-16le').decode(bytes));
  }
  return (first === 0xfe && second === 0xff) || (first === 0 && isOpening(second))
    ? encoder.encode(new TextDecoder('utf-16be').decode(bytes))
    : undefined;
}

/** `{` or `[`. */
function isOpening(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b;
}
