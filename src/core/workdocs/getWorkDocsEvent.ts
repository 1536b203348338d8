import type { WorkDocsEvent } from './workDocsEvent';
import { workDocsCatalog } from './workDocsCatalog.generated';

/** The eventSource of WorkDocs records. */
export const WORKDOCS_SOURCE = 'workdocs.amazonaws.com';

const byName = new Map(workDocsCatalog.map((event) => [event.name, event]));
const byLowerName = new Map(workDocsCatalog.map((event) => [event.name.toLowerCase(), event]));

/**
 * The catalog's entry for an eventName of WorkDocs: first as it is spelled, then in any case. Undefined for a name the
 * catalog does not hold, which is no proof against the record: names of the console's own API are not all documented.
 */
export function getWorkDocsEvent(name: string | undefined): WorkDocsEvent | undefined {
  return name === undefined ? undefined : (byName.get(name) ?? byLowerName.get(name.toLowerCase()));
}

/** All 91 entries, sorted by name. */
export function getWorkDocsEvents(): readonly WorkDocsEvent[] {
  return workDocsCatalog;
}
