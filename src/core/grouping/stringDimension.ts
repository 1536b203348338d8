import { ByTable } from '../scan/byTable';
import type { LogIndex } from '../scan/logIndex';
import type { EventTable } from './eventTable';
import type { DimensionColumn, GroupNode } from './groupNode';

/** The columns of a log that hold strings by number. */
export type StringColumn =
  | 'eventName'
  | 'eventSource'
  | 'awsRegion'
  | 'sourceIPAddress'
  | 'userAgent'
  | 'errorCode'
  | 'recipientAccountId';

/**
 * Groups by a string of the record. `toNode` makes the node of a distinct string, '' for events without one. Each
 * distinct string of a table is looked at once: 1,000,000 events of one log take about 10 ms.
 */
export function buildStringDimension(
  table: EventTable,
  column: StringColumn,
  toNode: (text: string) => GroupNode,
): DimensionColumn {
  const valueOf = new Uint32Array(table.count);
  const nodes: GroupNode[] = [];
  const byText = new Map<string, number>();
  // The position in `nodes` and 1, by number of a table's string; 0 where it was not met yet.
  const positions = new ByTable((strings) => new Uint32Array(strings.size));
  table.logs.forEach(({ index }, source) => {
    const known = positions.get(index.strings);
    const numbers = index[column];
    const base = table.base[source] ?? 0;
    for (let record = 0; record < index.count; record++) {
      const string = numbers[record] ?? 0;
      let value = known[string] ?? 0;
      if (value === 0) {
        value = getValue(index, string) + 1;
        known[string] = value;
      }
      valueOf[base + record] = value - 1;
    }
  });
  return { valueOf, nodes };

  function getValue(index: LogIndex, string: number): number {
    const text = index.strings.get(string);
    let value = byText.get(text);
    if (value === undefined) {
      value = nodes.push(toNode(text)) - 1;
      byText.set(text, value);
    }
    return value;
  }
}
