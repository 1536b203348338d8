import type { StringTable } from '../scan/stringTable';
import type { EventTable } from './eventTable';
import type { DimensionColumn, GroupNode } from './groupNode';
import { getLogRuns, getRunColumn } from './logRuns';

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
 * distinct string of a run of logs is looked at once: 1,000,000 events of one log take about 10 ms.
 */
export function buildStringDimension(
  table: EventTable,
  column: StringColumn,
  toNode: (text: string) => GroupNode,
): DimensionColumn {
  const valueOf = new Uint32Array(table.count);
  const nodes: GroupNode[] = [];
  const byText = new Map<string, number>();
  for (const run of getLogRuns(table)) {
    const { base, count, strings } = run;
    // The position in `nodes` and 1, by number of a string; 0 where it was not met yet.
    const known = new Uint32Array(strings.size);
    const numbers = getRunColumn(run, column);
    for (let row = 0; row < count; row++) {
      const string = numbers[row] ?? 0;
      let value = known[string] ?? 0;
      if (value === 0) {
        value = getValue(strings, string) + 1;
        known[string] = value;
      }
      valueOf[base + row] = value - 1;
    }
  }
  return { valueOf, nodes };

  function getValue(strings: StringTable, string: number): number {
    const text = strings.get(string);
    let value = byText.get(text);
    if (value === undefined) {
      value = nodes.push(toNode(text)) - 1;
      byText.set(text, value);
    }
    return value;
  }
}
