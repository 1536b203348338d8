import { MONTHS, WEEKDAYS } from '../time/calendarNames';
import type { TrailPlace } from './trailPlace';
import { getPlaceName } from './trailPlace';
import { getStreamWords } from './trailStream';

/** How a folder or file reads in a list. */
export interface PlaceLabel {
  readonly label: string;
  /** Shown smaller, beside the label; '' where there is nothing to add. */
  readonly description: string;
}

/** The words for a place of a trail. Of a file the time of its delivery, to the minute, in UTC. */
export function getPlaceLabel(place: TrailPlace): PlaceLabel {
  const name = getPlaceName(place.key);
  const { level, stream, year, month, day, file } = place;
  if (level === 'file' && file !== undefined) {
    const time = new Date(file.time).toISOString();
    return { label: `${time.slice(11, 16)} UTC`, description: file.suffix };
  }
  if (level === 'stream' && stream !== undefined) {
    return { label: stream, description: getStreamWords(stream) };
  }
  if (level === 'organization') {
    return { label: name, description: 'organization' };
  }
  if (level === 'account') {
    return { label: name, description: 'account' };
  }
  if (level === 'month' && month !== undefined) {
    return { label: `${year ?? ''}-${month}`, description: MONTHS[Number(month) - 1] ?? '' };
  }
  if (level === 'day' && day !== undefined) {
    const date = `${year ?? ''}-${month ?? ''}-${day}`;
    return { label: date, description: WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '' };
  }
  // A name that is empty (`a//b`) or only blanks would be a row that cannot be seen.
  return {
    label: name.trim() === '' ? `"${name}"` : name,
    description: level === 'folder' ? 'not CloudTrail' : '',
  };
}
