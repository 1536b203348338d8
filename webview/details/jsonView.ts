import type { EventDetails } from '../../src/protocol/details';
import { createElement } from '../element';
import { toSizeText } from '../texts';

/** Longest text that is coloured: each token is an element, and far more of them would make the page slow. */
const LONGEST_COLOURED = 60_000;

/** A string with what may make it a name, a number, or a word. A string that does not end takes all that is left: linear. */
const TOKEN = /"(?:[^"\\]|\\.)*(?:"(\s*:)?|$)|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g;

/** Values that stand for something that was hidden before the log was written. */
const HIDDEN =
  /^"(?:HIDDEN_DUE_TO_SECURITY_REASONS|\*\*-redacted-\*\*|(?:<|\\u003c)sensitiveDataRemoved(?:>|\\u003e)|\*+)"$/;

/** The record as JSON, as the log has it but for the line breaks. */
export function createJsonView(details: EventDetails): HTMLElement {
  const view = createElement('div', 'json');
  const note = details.isJsonCut === true ? ', of which the beginning is shown' : '';
  view.append(createElement('p', 'json-size', `${toSizeText(details.byteLength)} in the log${note}`));
  const text = createElement('pre', 'json-text');
  text.tabIndex = 0;
  text.setAttribute('aria-label', 'The record as JSON');
  text.setAttribute('role', 'region');
  text.append(...(details.json.length > LONGEST_COLOURED ? [details.json] : createTokens(details.json)));
  view.append(text);
  return view;
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
