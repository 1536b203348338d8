import type { DimensionColumn, GroupNode } from './groupNode';
import { PairTable } from './pairTable';

/** The groups of a tree by number, from 0; a group comes after its parent. */
export interface Groups {
  readonly size: number;
  /** The group that holds a group; NO_GROUP for an outermost one. */
  readonly parent: Uint32Array;
  /** The innermost group of each event. */
  readonly groupOfEvent: Uint32Array;
  /** One event of each group, or of a group inside of it. */
  readonly eventOfGroup: Uint32Array;
  readonly roots: Uint32Array;
  getChildren(group: number): Uint32Array;
  getNode(group: number): GroupNode | undefined;
  /** The keys of the group's nodes from the outermost in, as JSON. */
  getKey(group: number): string;
}

/** Stands for the group above the outermost ones. */
export const NO_GROUP = 0xffffffff;

/**
 * Puts events into nested groups, one or more levels for each column. Linear: 1,000,000 events by three dimensions with
 * 200,000 groups take about 130 ms.
 */
export function buildGroups(columns: readonly DimensionColumn[], count: number): Groups {
  const builder = new GroupBuilder();
  const groupOfEvent = new Uint32Array(count).fill(NO_GROUP);
  for (const column of columns) {
    builder.addColumn(column, groupOfEvent);
  }
  return builder.build(groupOfEvent);
}

class GroupBuilder {
  private size = 0;
  private parent = new Uint32Array(1024);
  /** Position of the group's node in `nodes`. */
  private node = new Uint32Array(1024);
  private event = new Uint32Array(1024);
  private readonly nodes: GroupNode[] = [];

  /** Puts each event, in place, from its group into one inside of that. */
  addColumn({ valueOf, nodes, paths }: DimensionColumn, groupOfEvent: Uint32Array): void {
    const firstNode = this.nodes.length;
    for (const node of nodes) {
      this.nodes.push(node);
    }
    const byValue = new PairTable();
    const byNode = paths === undefined ? byValue : new PairTable();
    // Neighbouring events often have the same groups.
    let lastOuter = -1;
    let lastValue = -1;
    let lastInner = 0;
    for (let event = 0; event < groupOfEvent.length; event++) {
      const above = groupOfEvent[event] ?? NO_GROUP;
      const value = valueOf[event] ?? 0;
      if (above !== lastOuter || value !== lastValue) {
        let group = byValue.get(above, value);
        if (group === undefined) {
          group = above;
          for (const node of paths === undefined ? [value] : (paths[value] ?? [])) {
            group = this.getGroup(byNode, group, node, firstNode, event);
          }
          byValue.set(above, value, group);
        }
        lastOuter = above;
        lastValue = value;
        lastInner = group;
      }
      groupOfEvent[event] = lastInner;
    }
  }

  build(groupOfEvent: Uint32Array): Groups {
    const { size, nodes } = this;
    const parent = this.parent.slice(0, size);
    const node = this.node.slice(0, size);
    const eventOfGroup = this.event.slice(0, size);
    const { children, start } = placeChildren(parent);
    const getNode = (group: number): GroupNode | undefined => nodes[node[group] ?? -1];
    return {
      size,
      parent,
      groupOfEvent,
      eventOfGroup,
      roots: children.subarray(start[size], start[size + 1]),
      getChildren: (group) => children.subarray(start[group], start[group + 1]),
      getNode,
      getKey: (group) => {
        const keys: string[] = [];
        for (let at = group; at < size; at = parent[at] ?? NO_GROUP) {
          keys.unshift(getNode(at)?.key ?? '');
        }
        return JSON.stringify(keys);
      },
    };
  }

  private getGroup(
    byNode: PairTable,
    parent: number,
    node: number,
    firstNode: number,
    event: number,
  ): number {
    const known = byNode.get(parent, node);
    if (known !== undefined) {
      return known;
    }
    const group = this.size++;
    if (group >= this.parent.length) {
      this.parent = toDouble(this.parent);
      this.node = toDouble(this.node);
      this.event = toDouble(this.event);
    }
    this.parent[group] = parent;
    this.node[group] = firstNode + node;
    this.event[group] = event;
    byNode.set(parent, node, group);
    return group;
  }
}

function toDouble(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Groups in order of their parents; the outermost come last, as children of number `parent.length`. */
function placeChildren(parent: Uint32Array): { children: Uint32Array; start: Uint32Array } {
  const { length } = parent;
  const start = new Uint32Array(length + 2);
  for (const above of parent) {
    const slot = Math.min(above, length) + 1;
    start[slot] = (start[slot] ?? 0) + 1;
  }
  for (let slot = 1; slot < start.length; slot++) {
    start[slot] = (start[slot] ?? 0) + (start[slot - 1] ?? 0);
  }
  const next = start.slice();
  const children = new Uint32Array(length);
  parent.forEach((above, group) => {
    const slot = Math.min(above, length);
    const place = next[slot] ?? 0;
    next[slot] = place + 1;
    children[place] = group;
  });
  return { children, start };
}
