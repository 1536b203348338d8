import { parseIdentity } from '../identity/parseIdentity';
import { toShortIdentity } from '../identity/toShortIdentity';
import { FLAG_FAILED } from '../scan/logIndex';
import type { TextIndex } from './textIndex';
import type { JsonValue } from '../record/cloudTrailRecord';

/** A record in a list: when, what, who. Texts come from the log. */
export interface EventLabel {
  /** eventTime as `YYYY-MM-DD HH:MM:SS` UTC; '' where it has none. */
  readonly time: string;
  /** The event's name, or words where the record has none. */
  readonly name: string;
  /** The service's host name as logged; '' where absent. */
  readonly source: string;
  /** Who, in a few words. */
  readonly identity: string;
  readonly isFailed: boolean;
}

/** Labels of a log's records, from its columns alone: each distinct identity is parsed once, no record is. */
export class EventLabels {
  private readonly identities = new Map<string, string>();

  constructor(private readonly index: TextIndex) {}

  get(i: number): EventLabel {
    const { index } = this;
    const text = (column: Uint32Array): string => index.strings.get(column[i] ?? 0);
    const time = index.time[i] ?? NaN;
    const source = text(index.eventSource);
    return {
      time: Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 19).replace('T', ' '),
      name: text(index.eventName) || '(no eventName)',
      source,
      identity: this.getIdentity(index.userIdentity[i] ?? 0, source),
      isFailed: ((index.flags[i] ?? 0) & FLAG_FAILED) !== 0,
    };
  }

  private getIdentity(id: number, eventSource: string): string {
    const key = `${String(id)} ${eventSource}`;
    const known = this.identities.get(key);
    if (known !== undefined) {
      return known;
    }
    const raw = this.index.strings.get(id);
    // The text of an identity was checked by the scanner; an absent one has number 0 and no text.
    const value = raw === '' ? undefined : (JSON.parse(raw) as JsonValue);
    const label = toShortIdentity(parseIdentity(value, { eventSource }));
    this.identities.set(key, label);
    return label;
  }
}
