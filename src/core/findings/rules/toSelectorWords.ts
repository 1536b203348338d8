import type { JsonValue } from '../../record/cloudTrailRecord';
import { getMember } from '../getMember';
import { toList } from '../toList';
import { toQuoted } from '../toQuoted';

/** What is told of management events where some are still recorded; the words for a selector that takes them all. */
const ALL = 'all management events are still recorded';

/**
 * What a trail records of management events after PutEventSelectors, in words: read from `eventSelectors` (basic) or
 * `advancedEventSelectors`. The new selectors replace the old ones, which the record does not show, so nothing can be
 * said about data events that were recorded before.
 */
export function toSelectorWords(parameters: JsonValue | undefined): string {
  const basic = getList(parameters, 'eventSelectors');
  const advanced = getList(parameters, 'advancedEventSelectors');
  if (basic.length === 0 && advanced.length === 0) {
    return 'the record does not show what is recorded now';
  }
  const words = [...basic.map(toBasicWords), ...advanced.map(toAdvancedWords)].filter(
    (text) => text !== undefined,
  );
  if (words.length === 0) {
    return 'management events are no longer recorded';
  }
  return words.includes(ALL)
    ? `${ALL}, but check whether data events were dropped`
    : (words[0] ?? 'management events are no longer recorded');
}

/** Undefined for a selector that takes no management events. */
function toBasicWords(selector: JsonValue): string | undefined {
  if (getMember(selector, 'includeManagementEvents')?.value === false) {
    return undefined;
  }
  const type = getMember(selector, 'readWriteType')?.value;
  if (typeof type === 'string' && type !== 'All') {
    return `of management events only ${toQuoted(type)} is recorded`;
  }
  return getList(selector, 'excludeManagementEventSources').length > 0
    ? 'management events of some services are left out'
    : ALL;
}

/** Undefined for a selector that takes no management events. */
function toAdvancedWords(selector: JsonValue): string | undefined {
  const fields = getList(selector, 'fieldSelectors');
  const takesManagement = fields.some(
    (field) =>
      getMember(field, 'field')?.value === 'eventCategory' && getList(field, 'equals').includes('Management'),
  );
  if (!takesManagement) {
    return undefined;
  }
  return fields.length === 1 ? ALL : 'only some management events are recorded';
}

function getList(value: JsonValue | undefined, name: string): readonly JsonValue[] {
  return toList(getMember(value, name)?.value) ?? [];
}
