const NUMBER = new Intl.NumberFormat('en-US');

/** 1234567 as `1,234,567`. */
export function toNumberText(value: number): string {
  return NUMBER.format(value);
}

/** A number with its noun: `1 record`, `2 records`. */
export function toCountText(value: number, singular: string, plural = `${singular}s`): string {
  return `${toNumberText(value)} ${value === 1 ? singular : plural}`;
}

/** A service's name without the part that all have: `workdocs` for `workdocs.amazonaws.com`. */
export function toServiceText(eventSource: string): string {
  return eventSource.replace(/\.amazonaws\.com$/, '');
}

/** A time as `2024-03-09 08:15:00`, in UTC; '' for a time that no calendar has. */
export function toUtcText(time: number | undefined): string {
  if (time === undefined || !Number.isFinite(time) || Math.abs(time) > 8.64e15) {
    return '';
  }
  return new Date(time).toISOString().slice(0, -5).replace('T', ' ');
}

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** The same time in the words and the time zone of the person who reads; '' for a time that no calendar has. */
export function toLocalText(time: number | undefined): string {
  return toUtcText(time) === '' ? '' : LOCAL.format(time);
}

const LOCAL_SHORT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/** The same time in the time zone of the person who reads, in the form of toUtcText. */
export function toLocalShortText(time: number | undefined): string {
  return toUtcText(time) === '' ? '' : LOCAL_SHORT.format(time);
}
