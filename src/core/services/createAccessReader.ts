import type { LogIndex } from '../scan/logIndex';
import { FLAG_READ, FLAG_WRITE } from '../scan/logIndex';
import { getAccess } from './getAccess';

type EventAccess = 'read' | 'write' | undefined;

/**
 * Tells of the records of a log what getAccess says of them. Records up to version 1.05 mostly have no readOnly, and then
 * each event of each service is asked about once.
 */
export function createAccessReader({
  flags,
  eventSource,
  eventName,
  strings,
}: Pick<LogIndex, 'flags' | 'eventSource' | 'eventName' | 'strings'>): (record: number) => EventAccess {
  const byEvent = new Map<number, EventAccess>();
  const getText = (id: number): string | undefined => (id === 0 ? undefined : strings.get(id));
  return (record) => {
    const bits = flags[record] ?? 0;
    if ((bits & (FLAG_READ | FLAG_WRITE)) !== 0) {
      return (bits & FLAG_READ) !== 0 ? 'read' : 'write';
    }
    const source = eventSource[record] ?? 0;
    const name = eventName[record] ?? 0;
    const event = source * strings.size + name;
    let access = byEvent.get(event);
    if (access === undefined && !byEvent.has(event)) {
      access = getAccess(getText(source), getText(name))?.access;
      byEvent.set(event, access);
    }
    return access;
  };
}
