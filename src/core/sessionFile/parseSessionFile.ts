import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { Span } from '../text/span';
import { toShortened } from '../text/toShortened';
import { readSession } from './readSession';
import type { SessionFile } from './sessionFile';
import { SESSION_FORMAT, SESSION_VERSION } from './sessionFile';
import { getMemberNode, toNodeSpan } from './sessionNode';

/** What is wrong with a session file. */
export interface SessionFault {
  /** UTF-16 units of the text. */
  readonly span: Span;
  /** One plain sentence: what is wrong and what became of it. */
  readonly message: string;
}

/** A session file as it was read. */
export interface ParsedSession {
  /** Undefined where the file cannot be used at all; the faults say why. */
  readonly session?: SessionFile;
  /** In the order of the text. */
  readonly faults: readonly SessionFault[];
}

/** A session nests 3 levels; more come from newer versions, or from somebody who wants the reader's stack to run over. */
const MAX_DEPTH = 100;

/** SyntaxKind of jsonc-parser, which is a const enum and so not there to import. */
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const END = 17;

/**
 * Reads a session file. Broken JSON, another format and another version are refused. A wrong value inside is left out and
 * reported at its place, and the rest counts; unknown members are kept for {@link toSessionText}. Never throws; linear.
 */
export function parseSessionFile(text: string): ParsedSession {
  const deep = findDeep(text);
  if (deep !== undefined) {
    return refuse(deep, `The file nests deeper than ${MAX_DEPTH} levels; a session file does not.`);
  }
  const errors: ParseError[] = [];
  const root = parseTree(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text, errors, {
    disallowComments: true,
  });
  const [error] = errors;
  if (error !== undefined) {
    const span = { start: error.offset, end: error.offset + Math.max(1, error.length) };
    return refuse(span, `The file is not JSON here (${toErrorWords(error)}).`);
  }
  if (root?.type !== 'object') {
    return refuse(toSpan(root, text), 'A session file is a JSON object.');
  }
  const format = getMemberNode(root, 'format');
  if (format?.value !== SESSION_FORMAT) {
    return refuse(
      toSpan(format ?? root, text),
      `This is no session file: "format" must be "${SESSION_FORMAT}".`,
    );
  }
  const version = getMemberNode(root, 'version');
  if (version?.value !== SESSION_VERSION) {
    return refuse(toSpan(version ?? root, text), toVersionWords(version));
  }
  const faults: SessionFault[] = [];
  const session = readSession(root, (node, message) => faults.push({ span: toNodeSpan(node), message }));
  return { session, faults: faults.sort((a, b) => a.span.start - b.span.start) };
}

function refuse(span: Span, message: string): ParsedSession {
  return { faults: [{ span, message }] };
}

function toVersionWords(version: Node | undefined): string {
  const value: unknown = version?.value;
  if (typeof value === 'number' && value > SESSION_VERSION) {
    return `The session file is of version ${value}; this CloudTrail Lens reads version ${SESSION_VERSION}. Update the extension to open it.`;
  }
  const found =
    value === undefined
      ? 'has no readable "version"'
      : `is of version ${toShortened(JSON.stringify(value), 40)}`;
  return `The session file ${found}; this CloudTrail Lens reads version ${SESSION_VERSION}.`;
}

function toSpan(node: Node | undefined, text: string): Span {
  return node === undefined ? { start: 0, end: text.length } : toNodeSpan(node);
}

/** `CommaExpected` as `comma expected`. */
function toErrorWords({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** The bracket that opens the first level too many. The scanner does not recurse, unlike the parser. */
function findDeep(text: string): Span | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) {
      depth++;
      if (depth > MAX_DEPTH) {
        return { start: scanner.getTokenOffset(), end: scanner.getTokenOffset() + 1 };
      }
    } else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) {
      depth--;
    }
  }
  return undefined;
}
