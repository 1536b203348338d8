import type { TimelineData } from '../../src/protocol/filter';
import { toCountText, toLocalShortText, toNumberText, toUtcText } from '../texts';

/** When a bucket begins, in milliseconds since 1970 UTC; for the number after the last, when the last one ends. */
export function getStart(data: TimelineData, bucket: number): number {
  return data.starts[bucket] ?? data.start;
}

/** Events of a range of buckets, both ends included. */
export function toCountsText(data: TimelineData, first: number, last: number): string {
  const sum = (list: readonly number[]): number =>
    list.slice(first, last + 1).reduce((total, count) => total + count, 0);
  const failed = sum(data.errors);
  return `${toCountText(sum(data.counts), 'event')}${failed === 0 ? '' : `, ${toNumberText(failed)} failed`}`;
}

/** A range of buckets for a screen reader. */
export function toRangeText(data: TimelineData, first: number, last: number): string {
  const from = toUtcText(getStart(data, first));
  const to = toUtcText(getStart(data, last + 1));
  return `${from} to ${to} UTC, ${toCountsText(data, first, last)}`;
}

/** From the first event to the last. */
export function toSpanText({ first, last }: TimelineData): string {
  return first === undefined ? 'No event with a time' : `${toUtcText(first)} – ${toUtcText(last)} UTC`;
}

export function toLocalSpanText({ first, last }: TimelineData): string {
  return first === undefined ? '' : `${toLocalShortText(first)} – ${toLocalShortText(last)} local time`;
}
