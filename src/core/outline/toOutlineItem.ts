import type { EventLabel } from '../document/eventLabels';

/** A record in the outline and the breadcrumbs. Texts come from the log and are not escaped. */
export interface OutlineItem {
  /** When and what, e.g. `14:05:12 DeactivateUser`; never empty. */
  readonly name: string;
  /** Who, and whether it failed, e.g. `IAM user alice (no MFA) · failed`. */
  readonly detail: string;
  /** Which symbol stands before it. */
  readonly symbol: 'event' | 'failed';
}

/**
 * A record's line in the outline.
 *
 * @param withDate Whether the day is shown before the time of day (UTC); see {@link spansSeveralDays}.
 */
export function toOutlineItem(label: EventLabel, withDate: boolean): OutlineItem {
  const time = withDate ? label.time : label.time.slice('YYYY-MM-DD '.length);
  return {
    name: time === '' ? label.name : `${time} ${label.name}`,
    detail: label.isFailed ? `${label.identity} · failed` : label.identity,
    symbol: label.isFailed ? 'failed' : 'event',
  };
}
