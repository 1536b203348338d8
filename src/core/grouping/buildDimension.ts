import type { FilterFieldName } from '../filter/filterFields';
import { FLAG_FAILED } from '../scan/logIndex';
import { getService } from '../services/getService';
import type { WorkDocsPlane } from '../workdocs/getPlane';
import { getPlane } from '../workdocs/getPlane';
import { WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import type { Dimension } from './dimension';
import type { EventTable } from './eventTable';
import type { DimensionColumn, GroupNode } from './groupNode';
import { buildIdentityDimension, buildTypeDimension } from './identityDimension';
import type { PrincipalTable } from './principalTable';
import type { StringColumn } from './stringDimension';
import { buildStringDimension } from './stringDimension';
import type { GroupKind } from './treeRow';

/** What dimensions are built from. */
export interface DimensionInput {
  readonly table: EventTable;
  readonly principals: PrincipalTable;
  /** Short name of each log. */
  readonly names: readonly string[];
  /** What of WorkDocs each event is about: records tell it, columns do not. Undefined until they were read. */
  readonly resources?: DimensionColumn;
}

/** The value of every event in a dimension. `resource` without resources puts all events into one group that says so. */
export function buildDimension(dimension: Dimension, input: DimensionInput): DimensionColumn {
  const { table, principals } = input;
  const byString = (
    column: StringColumn,
    field: FilterFieldName,
    missing: string,
    toLabel?: (text: string) => Pick<GroupNode, 'label' | 'detail'>,
  ): DimensionColumn =>
    buildStringDimension(table, column, (text) =>
      text === ''
        ? { ...toMissing(dimension, missing), term: { field, value: '' } }
        : {
            kind: toKind(dimension),
            key: `= ${text}`,
            term: { field, value: text },
            ...(toLabel?.(text) ?? { label: text }),
          },
    );
  switch (dimension) {
    case 'identity':
      return buildIdentityDimension(principals);
    case 'identityType':
      return buildTypeDimension(principals);
    case 'service':
      return byString('eventSource', 'service', 'No event source', toServiceLabel);
    case 'eventName':
      return byString('eventName', 'event', 'No event name');
    case 'address':
      return byString('sourceIPAddress', 'ip', 'No source address');
    case 'agent':
      return byString('userAgent', 'agent', 'No user agent');
    case 'account':
      return byString('recipientAccountId', 'account', 'No recipient account');
    case 'region':
      return byString('awsRegion', 'region', 'No Region');
    case 'error':
      return buildErrorDimension(
        table,
        byString('errorCode', 'error', 'No error'),
        toMissing(dimension, 'Failed without an error code', 'failed'),
      );
    case 'plane':
      return buildPlaneDimension(table, principals);
    case 'hour':
      return buildHourDimension(table);
    case 'source':
      return buildSourceDimension(input);
    case 'resource':
      return (
        input.resources ?? {
          valueOf: new Uint32Array(table.count),
          nodes: [toMissing(dimension, 'Not read yet')],
        }
      );
  }
}

function toKind(dimension: Dimension): GroupKind {
  return dimension === 'identity' || dimension === 'identityType' ? 'type' : dimension;
}

/** A node for events that lack the value. Its key cannot be equal to that of a value, which begins with `= `. */
function toMissing(dimension: Dimension, label: string, key = 'missing'): GroupNode {
  return { kind: toKind(dimension), key, label };
}

function toServiceLabel(eventSource: string): Pick<GroupNode, 'label' | 'detail'> {
  const name = getService(eventSource)?.name;
  return name === undefined || name === eventSource
    ? { label: eventSource }
    : { label: name, detail: eventSource };
}

/** A sign-in that failed has no errorCode. */
function buildErrorDimension(table: EventTable, column: DimensionColumn, failed: GroupNode): DimensionColumn {
  const nodes = [...column.nodes, failed].map((node): GroupNode =>
    node.key === 'missing' ? { ...node, term: { field: 'failed', value: 'no' } } : node,
  );
  const missing = column.nodes.findIndex(({ key }) => key === 'missing');
  table.logs.forEach(({ index }, source) => {
    const base = table.base[source] ?? 0;
    for (let record = 0; record < index.count; record++) {
      if (((index.flags[record] ?? 0) & FLAG_FAILED) !== 0 && column.valueOf[base + record] === missing) {
        column.valueOf[base + record] = nodes.length - 1;
      }
    }
  });
  return { valueOf: column.valueOf, nodes };
}

const PLANE_LABELS: Readonly<Record<WorkDocsPlane, string>> = {
  control: 'Control plane: administration with an IAM identity',
  data: 'Data plane: a directory user at work',
};

function buildPlaneDimension(table: EventTable, principals: PrincipalTable): DimensionColumn {
  const toNode = (plane: WorkDocsPlane): GroupNode => ({
    kind: 'plane',
    key: `= ${plane}`,
    label: PLANE_LABELS[plane],
    term: { field: 'plane', value: plane },
  });
  const nodes = [
    toMissing('plane', 'Other services', 'other'),
    toMissing('plane', 'WorkDocs, plane not known'),
    toNode('control'),
    toNode('data'),
  ];
  const planeOf = Uint8Array.from(principals.identities, ({ type, invokedBy, isWorkDocsDirectoryUser }) => {
    const userIdentity = {
      ...(type === '' ? {} : { type }),
      ...(invokedBy === undefined ? {} : { invokedBy }),
    };
    const plane = isWorkDocsDirectoryUser ? 'data' : getPlane({ eventSource: WORKDOCS_SOURCE, userIdentity });
    return plane === undefined ? 1 : plane === 'control' ? 2 : 3;
  });
  const service = buildStringDimension(table, 'eventSource', (text) => toMissing('service', '', text));
  const isWorkDocs = service.nodes.map(({ key }) => key === WORKDOCS_SOURCE);
  const valueOf = service.valueOf.map((value, event) =>
    isWorkDocs[value] === true ? (planeOf[principals.identityOf[event] ?? 0] ?? 1) : 0,
  );
  return { valueOf, nodes };
}

const HOUR = 3_600_000;

function buildHourDimension({ time, count }: EventTable): DimensionColumn {
  const valueOf = new Uint32Array(count);
  const nodes: GroupNode[] = [];
  const byHour = new Map<number, number>();
  let lastHour = NaN;
  let lastValue = 0;
  for (let event = 0; event < count; event++) {
    const hour = Math.floor((time[event] ?? NaN) / HOUR);
    // NaN is not equal to itself: events without a time go to the map, which does know NaN.
    if (hour !== lastHour) {
      let value = byHour.get(hour);
      if (value === undefined) {
        value = nodes.push(toHourNode(hour)) - 1;
        byHour.set(hour, value);
      }
      lastHour = hour;
      lastValue = value;
    }
    valueOf[event] = lastValue;
  }
  return { valueOf, nodes };
}

function toHourNode(hour: number): GroupNode {
  // Dates end 8.64e15 milliseconds from 1970.
  if (!(Math.abs(hour * HOUR) <= 8.64e15)) {
    return { ...toMissing('hour', 'No readable time'), term: { field: 'hour', value: '' } };
  }
  const value = new Date(hour * HOUR).toISOString().replace(/:.*$/, '');
  return {
    kind: 'hour',
    key: `= ${value}`,
    label: `${value.replace('T', ' ')}:00`,
    term: { field: 'hour', value },
  };
}

function buildSourceDimension({ table, names }: DimensionInput): DimensionColumn {
  const valueOf = new Uint32Array(table.count);
  const nodes = table.logs.map((_, source): GroupNode => {
    const name = names[source] ?? `Log ${String(source + 1)}`;
    valueOf.fill(source, table.base[source], table.base[source + 1]);
    return { kind: 'source', key: `= ${name}`, label: name, term: { field: 'source', value: name } };
  });
  return { valueOf, nodes };
}
