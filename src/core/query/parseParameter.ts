import { parseTimeRange } from '../filter/parseTimeRange';
import { parseTime } from '../time/parseTime';
import type { PresetParameter } from './queryPreset';

/** A value for a query, or what is wrong with what was entered, one plain sentence. */
export type ParsedParameter = { readonly value: string | number } | { readonly fault: string };

/**
 * What a person entered for a parameter, as the query takes it: a time in any form that logs or filters know becomes
 * ISO 8601 in UTC, seconds where it has no finer part. An empty entry stands for the usual value, which may be ''.
 */
export function parseParameter(
  entered: string,
  { type, usual }: Pick<PresetParameter, 'type' | 'usual'>,
): ParsedParameter {
  const text = entered.trim() === '' && usual !== undefined ? usual : entered;
  switch (type) {
    case 'text':
      return text === '' && usual === undefined ? { fault: 'A value is needed.' } : { value: text };
    case 'number': {
      const digits = text.trim();
      return /^-?\d{1,15}$/.test(digits)
        ? { value: Number(digits) }
        : { fault: 'A whole number is needed, such as 10.' };
    }
    case 'time': {
      const time = text.trim();
      if (time === '' && usual === '') {
        return { value: '' };
      }
      const at = parseTime(time) ?? (time.includes('..') ? undefined : parseTimeRange(time)?.from);
      return at === undefined
        ? {
            fault:
              'A time is needed, such as 2024-05-06 or 2024-05-06T07:08:09Z. Without an offset it is UTC.',
          }
        : { value: new Date(at).toISOString().replace('.000Z', 'Z') };
    }
  }
}
