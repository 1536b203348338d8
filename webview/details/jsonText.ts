import { createElement } from '../element';

/** Longest text that is coloured: each token is an element, and far more of them would make the page slow. */
const LONGEST_COLOURED = 60_000;

/** A string with what may make it a name, a number, or a word. A string that does not end takes all that is left: linear. */
const TOKEN = /"(?:[^"\\]|\\.)*(?:"(\s*:)?|$)|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

/** Values that stand for something that was hidden before the log was written. */
const HIDDEN =
  /^"(?:HIDDEN_DUE_TO_SECURITY_REASONS|\*\*-redacted-\*\*|(?:<|\\u003c)sensitiveDataRemoved(?:>|\\u003e)|Value hidden due to security reasons\.|\*{3,})"$/;

/** JSON laid out already, with names, strings and hidden values told apart; scrolls by keyboard. */
export function createJsonText(json: string, label: string): HTMLElement {
  return createTextRegion(json.length > LONGEST_COLOURED ? [json] : createTokens(json), label);
}

/** Text as it stands, with its line breaks; scrolls by keyboard. */
export function createPlainText(text: string, label: string): HTMLElement {
  return createTextRegion([text], label);
}

function createTextRegion(parts: readonly (Node | string)[], label: string): HTMLElement {
  const text = createElement('pre', 'json-text');
  text.tabIndex = 0;
  text.setAttribute('aria-label', label);
  text.setAttribute('role', 'region');
  text.append(...parts);
  return text;
}

function createTokens(json: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [token, colon] = match;
    parts.push(json.slice(done, match.index));
    parts.push(createElement('span', getTokenClass(token, colon), token));
    done = match.index + token.length;
  }
  parts.push(json.slice(done));
  return parts;
}

function getTokenClass(token: string, colon: string | undefined): string {
  if (colon !== undefined) {
    return 'json-name';
  }
  if (HIDDEN.test(token)) {
    return 'json-hidden';
  }
  return token.startsWith('"') ? 'json-string' : 'json-other';
}
