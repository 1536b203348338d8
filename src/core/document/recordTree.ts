import { findNodeAtOffset, getNodePath, parseTree, type Node } from 'jsonc-parser';
import type { JsonPath, Span } from '../text/span';

/** The deepest nesting that is given to the tree parser, which is recursive; no service writes more than some 30 levels. */
const MAX_DEPTH = 800;

/** Where in a record something stands. */
export interface RecordPlace {
  readonly path: JsonPath;
  readonly part: 'key' | 'value';
  /** The token's span in the text that was parsed, in UTF-16 units. */
  readonly span: Span;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) {
        i++;
      } else if (c === 0x22) {
        inString = false;
      }
    } else if (c === 0x22) {
      inString = true;
    } else if (c === 0x7b || c === 0x5b) {
      if (++depth > MAX_DEPTH) {
        return true;
      }
    } else if (c === 0x7d || c === 0x5d) {
      depth--;
    }
  }
  return false;
}

/** The tolerant syntax tree of a record's text; undefined for text without a value and for absurdly deep nesting. */
export function parseRecordTree(text: string): Node | undefined {
  return isTooDeep(text) ? undefined : parseTree(text);
}

/** The node at a path. Of a repeated property the last counts, as in JSON.parse. */
export function findNode(root: Node, path: JsonPath): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node === undefined) {
      return undefined;
    }
    if (typeof step === 'number') {
      node = node.type === 'array' ? node.children?.[step] : undefined;
    } else {
      node = node.children?.findLast(
        ({ type, children }) => type === 'property' && children?.[0]?.value === step,
      )?.children?.[1];
    }
  }
  return node;
}

/** The span of a value, or of its property name; undefined where the path leads nowhere. */
export function findSpan(root: Node, path: JsonPath, part: 'key' | 'value'): Span | undefined {
  const node = findNode(root, path);
  const shown = part === 'key' && node?.parent?.type === 'property' ? node.parent.children?.[0] : node;
  return shown === undefined ? undefined : { start: shown.offset, end: shown.offset + shown.length };
}

/** What stands at an offset: a property name, or the innermost value. */
export function findPlace(root: Node, offset: number): RecordPlace | undefined {
  const node = findNodeAtOffset(root, offset, true);
  if (node === undefined) {
    return undefined;
  }
  if (node.type === 'property') {
    // On the colon or the space around it: the property's name is what is meant.
    const name = node.children?.[0];
    return name === undefined
      ? undefined
      : {
          path: getNodePath(name),
          part: 'key',
          span: { start: name.offset, end: name.offset + name.length },
        };
  }
  const isKey = node.parent?.type === 'property' && node.parent.children?.[0] === node;
  return {
    path: getNodePath(node),
    part: isKey ? 'key' : 'value',
    span: { start: node.offset, end: node.offset + node.length },
  };
}
