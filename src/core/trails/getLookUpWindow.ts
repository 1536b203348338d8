import type { TimeWindow } from './listRange';
import { parseTimeWindow } from './parseTimeWindow';

/** A stretch of time as far as Event history reaches. */
export interface LookUpWindow extends TimeWindow {
  /** True where the text asked for older events too, which are gone from Event history. */
  readonly isShortened: boolean;
}

const DAY = 86_400_000;

/** How long Event history keeps events, in milliseconds: 90 days (API reference of LookupEvents). */
export const EVENT_HISTORY = 90 * DAY;

/** Taken off the 90 days, so that a request that is a moment under way, or a clock that is slow, is not refused. */
const MARGIN = 5 * 60_000;

/**
 * The time that a look-up is about. `too old` where all of it is older than Event history, undefined where the text is no
 * stretch of time. `now` is in milliseconds since 1970.
 */
export function getLookUpWindow(text: string, now: number): LookUpWindow | 'too old' | undefined {
  const window = parseTimeWindow(text, now);
  if (window === undefined) {
    return undefined;
  }
  const oldest = now - EVENT_HISTORY + MARGIN;
  if (window.to <= oldest) {
    return 'too old';
  }
  const isShortened = window.from < now - EVENT_HISTORY;
  return { from: Math.max(window.from, oldest), to: window.to, isShortened };
}
