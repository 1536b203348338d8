import { getRatio, type CaseResult } from './caseResult';
import type { Memory } from './cases/memoryCase';
import { getGrowth, type Growth } from './growth/measureGrowth';
import type { PartReport } from './report';

/** Heads of the columns of {@link toRows}. */
export const HEADS = ['', 'median', 'MB/s', 'records/s', 'time of the peer / ours'] as const;

function toTime(milliseconds: number): string {
  return milliseconds < 1
    ? `${(milliseconds * 1000).toFixed(0)} µs`
    : `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`;
}

/** The timings of a case as cells of text, one row a contender. */
export function toRows(result: CaseResult): readonly (readonly string[])[] {
  return result.timings.map((timing, i) => [
    timing.name,
    toTime(timing.median),
    result.bytes === undefined ? '' : (result.bytes / timing.median / 1000).toFixed(0),
    Math.round((result.records / timing.median) * 1000).toLocaleString('en'),
    i === 0 ? '' : getRatio(result, timing).toFixed(2),
  ]);
}

/** Where a run was made, one fact a line. */
export function toMachineLines({ machine, command }: Omit<PartReport, 'findings'>): readonly string[] {
  const { processor, cores, memory, system, node, load, peers } = machine;
  return [
    `${processor}, ${cores} cores, ${(memory / 2 ** 30).toFixed(0)} GB, ${system}, Node ${node}`,
    `Load at the start: ${load}${load > cores * 0.75 ? ' (other work was going on: trust the ratios more than the times)' : ''}`,
    `Peers: ${Object.entries(peers)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    `Command: ${command}`,
  ];
}

/** The costs of an event for one operation in a sentence. */
export function toGrowthLine(growth: Growth): string {
  const points = growth.points.map(
    ({ records, perEvent }) =>
      `${perEvent.toFixed(perEvent < 100 ? 1 : 0)} ns among ${records.toLocaleString('en')}`,
  );
  return `${growth.name}: ${points.join(', ')} events; ${getGrowth(growth).toFixed(2)} times as much at the end.`;
}

/** Memory for a session, in sentences. */
export function toMemoryLines(memory: Memory): readonly string[] {
  const { records, logs, threads, columns, texts, tables, buffer, kept, growth, objects } = memory;
  const each = (bytes: number): string => (bytes / records).toFixed(0);
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  const bound = columns + tables + texts + threads * buffer;
  return [
    `${records.toLocaleString('en')} records in ${String(logs)} logs: the index has ${each(columns + tables)} bytes a record beside texts, ${each(columns)} of columns and ${each(tables)} to find texts, and ${each(texts)} of distinct texts.`,
    `Everything that a session keeps, with identities, repeats and the tree, is ${each(kept)} bytes a record (${megabytes(kept)}); objects of JSON.parse keep ${objects.toFixed(0)}.`,
    `While ${String(threads)} threads read them, resident memory grows by ${megabytes(growth)}: ${(growth / bound).toFixed(2)} times the sum of index, texts and one log for each thread (${megabytes(bound)}).`,
  ];
}
