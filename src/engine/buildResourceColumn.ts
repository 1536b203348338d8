import type { EventTable } from '../core/grouping/eventTable';
import { getEventNumber } from '../core/grouping/eventTable';
import type { DimensionColumn, GroupNode } from '../core/grouping/groupNode';
import type { ResourceKind } from '../core/workdocsStory/story';
import type { StoryInput } from '../core/workdocsStory/storyEvent';
import type { WorkDocsIndex } from '../core/workdocsStory/workDocsIndex';
import { getRecordResources } from './getRecordResources';

const KIND_LABELS: Readonly<Record<ResourceKind, string>> = {
  document: 'Document',
  folder: 'Folder',
  content: 'Document or folder',
  user: 'User',
  group: 'Group',
  site: 'Site',
};

const OTHER = 0;
const UNNAMED = 1;

/** What of WorkDocs each event is about, for grouping: the first of what its record names. */
export function buildResourceColumn(
  table: EventTable,
  inputs: readonly StoryInput[],
  index: WorkDocsIndex,
): DimensionColumn {
  const nodes: GroupNode[] = [
    { kind: 'resource', key: 'other', label: 'Other services' },
    { kind: 'resource', key: 'missing', label: 'WorkDocs, no resource named' },
  ];
  const byKey = new Map<string, number>();
  const valueOf = new Uint32Array(table.count).fill(OTHER);
  for (const { record, ref } of inputs) {
    const event = getEventNumber(table, ref);
    const [resource] = getRecordResources(record, index);
    if (event === undefined) {
      continue;
    }
    let value = UNNAMED;
    if (resource !== undefined) {
      const { kind, id, name } = resource;
      const key = `= ${kind} ${id}`;
      value = byKey.get(key) ?? nodes.length;
      if (value === nodes.length) {
        byKey.set(key, value);
        const detail = name === undefined ? KIND_LABELS[kind] : `${KIND_LABELS[kind]} ${id}`;
        nodes.push({ kind: 'resource', key, label: name ?? id, detail, resource: { kind, id } });
      }
    }
    valueOf[event] = value;
  }
  // A repeat is where its original is.
  for (const [repeat, original] of table.originals) {
    valueOf[repeat] = valueOf[original] ?? OTHER;
  }
  return { valueOf, nodes };
}
