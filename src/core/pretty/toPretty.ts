const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Levels that are indented; deeper ones stay at this column, so that deep nesting cannot make the text quadratic. */
const MAX_LEVELS = 40;

/** What stands before the next token, and so decides what goes between them. */
type Before = 'start' | 'open' | 'value' | 'comma' | 'colon';

/**
 * Lays JSON text out for reading: one property or item a line, `{}` and `[]` on one line. No token is changed, so
 * numbers, escapes, key order and repeated keys stay as they were; only white space between tokens differs.
 *
 * Damaged text is laid out as far as its tokens can be told apart: stray brackets and words without quotes are kept,
 * values without a comma between them get a line each. From a string that does not end, or that is followed by a
 * word and so is likely the gap between two strings, the rest is copied as it is. Several values at the top level
 * get a line each. Never throws; linear in the text's length.
 *
 * @param indent Spaces for each level.
 * @param baseIndent Spaces before every line but the first, for text that is put into other text.
 */
export function toPretty(json: string, indent = 2, baseIndent = 0): string {
  const parts: string[] = [];
  const breaks = Array.from(
    { length: MAX_LEVELS + 1 },
    (_, level) => `\n${' '.repeat(baseIndent + level * indent)}`,
  );
  let level = 0;
  let before: Before = 'start';

  const pushBreak = (): void => {
    parts.push(breaks[Math.min(level, MAX_LEVELS)] ?? '\n');
  };
  const pushGap = (): void => {
    if (before === 'colon') {
      parts.push(' ');
    } else if (before !== 'start') {
      pushBreak();
    }
  };

  let at = 0;
  while (at < json.length) {
    const start = at;
    const code = json.charCodeAt(at);
    if (isWhiteSpace(code)) {
      at++;
    } else if (code === COMMA || code === COLON) {
      parts.push(json.charAt(at));
      before = code === COMMA ? 'comma' : 'colon';
      at++;
    } else if (isOpening(code)) {
      pushGap();
      parts.push(json.charAt(at));
      level++;
      before = 'open';
      at++;
    } else if (isClosing(code)) {
      level = Math.max(0, level - 1);
      if (before !== 'open' && before !== 'start') {
        pushBreak();
      }
      parts.push(json.charAt(at));
      before = 'value';
      at++;
    } else {
      at = code === QUOTE ? findStringEnd(json, at) : findWordEnd(json, at);
      pushGap();
      if (code === QUOTE && at < json.length && isWord(json.charCodeAt(at))) {
        at = json.length;
      }
      parts.push(json.slice(start, at));
      before = 'value';
    }
  }
  return parts.join('');
}

/** The offset after the closing quote; the text's length where there is none. */
function findStringEnd(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      return at + 1;
    }
    if (code === BACKSLASH) {
      at++;
    }
  }
  return json.length;
}

function findWordEnd(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && isWord(json.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** Part of a number, a literal or a word that is not JSON: anything but white space, quotes and punctuation. */
function isWord(code: number): boolean {
  return !(
    isWhiteSpace(code) ||
    code === QUOTE ||
    code === COMMA ||
    code === COLON ||
    isOpening(code) ||
    isClosing(code)
  );
}

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isOpening(code: number): boolean {
  return code === 0x7b || code === 0x5b;
}

function isClosing(code: number): boolean {
  return code === 0x7d || code === 0x5d;
}
