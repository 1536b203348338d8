import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../record/cloudTrailRecord';
import type { Span } from '../text/span';

/** The member of an object node, the last one where a name is repeated, as JSON.parse takes it. */
export function getMemberNode(node: Node | undefined, name: string): Node | undefined {
  if (node?.type !== 'object') {
    return undefined;
  }
  return node.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

/** The span of a node in the text, in UTF-16 units. */
export function toNodeSpan(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

/** The value of a node. Recursive: the parser refuses files that nest deeper than 100 levels. */
export function toJsonValue(node: Node): JsonValue {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(toEntries(node));
    case 'array':
      return (node.children ?? []).map(toJsonValue);
    default:
      return node.value as JsonValue;
  }
}

/** The members of an object node but for those of the given names; undefined where there are none. */
export function toRest(
  node: Node,
  known: readonly string[],
): { readonly rest?: Readonly<Record<string, JsonValue>> } {
  const entries = toEntries(node).filter(([name]) => !known.includes(name));
  return entries.length === 0 ? {} : { rest: Object.fromEntries(entries) };
}

function toEntries(node: Node): readonly [string, JsonValue][] {
  return (node.children ?? []).flatMap(({ children }): readonly [string, JsonValue][] => {
    const [key, value] = children ?? [];
    return key === undefined || value === undefined ? [] : [[String(key.value), toJsonValue(value)]];
  });
}
