import type { FilterFault, FilterValue } from './filter';
import type { FilterField } from './filterFields';
import { parseNetwork } from './network';
import type { FilterToken } from './parseTokens';
import { parseTimeRange } from './parseTimeRange';
import { getFixedValue } from './termValue';
import { isMatchOfParts } from './isMatchOfParts';
import { toFolded } from './toFolded';

const HOUR = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}$/;

/** The value of a token whose quotes are closed, or what is wrong with it. `field` is undefined for a bare word. */
export function parseTermValue(
  token: FilterToken,
  field: FilterField | undefined,
): FilterValue | FilterFault {
  const { parts } = token;
  const [text = ''] = parts;
  const value: FilterValue = parts.length === 1 ? { kind: 'text', text } : { kind: 'pattern', parts };
  return field === undefined ? parseWord(token, value) : parseFieldValue(token, value, field);
}

function parseWord(token: FilterToken, value: FilterValue): FilterValue | FilterFault {
  if (token.parts.some((part) => part !== '')) {
    return value;
  }
  const span = token.span;
  if (value.kind === 'pattern') {
    return { span, message: 'A star alone matches every event. Put text beside it, or a field before it.' };
  }
  return token.hasQuotes
    ? { span, message: 'Nothing between the quotes: every event has the empty text.' }
    : { span, message: 'A minus leaves out what follows it: write the term right after it.' };
}

function parseFieldValue(
  token: FilterToken,
  value: FilterValue,
  field: FilterField,
): FilterValue | FilterFault {
  const { name } = field;
  const { start, end } = token.value;
  if (start === end) {
    const orNone = field.isAlwaysSet === true ? '' : `, or ${name}:"" for events without one`;
    return {
      span: token.span,
      message: `A value is missing after the colon. Write ${name}:* for events with any value${orNone}.`,
    };
  }
  if (value.kind === 'pattern' && token.parts.every((part) => part === '')) {
    return { kind: 'any' };
  }
  if (value.kind === 'text' && value.text === '' && field.isAlwaysSet !== true) {
    return value;
  }
  if (field.values !== undefined) {
    return parseFixedValue(token, value, field);
  }
  switch (name) {
    case 'time': {
      const range = value.kind === 'text' ? parseTimeRange(value.text) : undefined;
      return range === undefined
        ? { span: token.value, message: toTimeMessage(value) }
        : { kind: 'range', ...range };
    }
    case 'hour':
      return value.kind === 'pattern' || (value.kind === 'text' && HOUR.test(value.text))
        ? value
        : {
            span: token.value,
            message: 'An hour is written as 2025-03-11T14, in UTC; a star may stand for a part.',
          };
    case 'ip':
      return value.kind === 'text' && !token.hasQuotes && value.text.includes('/')
        ? parseNetworkValue(token, value.text)
        : value;
    default:
      return value;
  }
}

function parseFixedValue(
  token: FilterToken,
  value: FilterValue,
  field: FilterField,
): FilterValue | FilterFault {
  const values = field.values ?? [];
  if (value.kind === 'text') {
    const text = getFixedValue(field, value.text);
    if (text !== undefined) {
      return { kind: 'text', text };
    }
  } else if (value.kind === 'pattern') {
    const parts = value.parts.map(toFolded);
    if (values.some((known) => isMatchOfParts(known.value, parts))) {
      return value;
    }
  }
  const words = values.map((known) => known.value).join(' or ');
  return { span: token.value, message: `The value of ${field.name} is ${words}.` };
}

function parseNetworkValue(token: FilterToken, text: string): FilterValue | FilterFault {
  return parseNetwork(text) === undefined
    ? {
        span: token.value,
        message:
          'This is no network. Write an address and the length of its prefix, as in 203.0.113.0/24 or 2001:db8::/32.',
      }
    : { kind: 'network', text: text.toLowerCase() };
}

function toTimeMessage(value: FilterValue): string {
  if (value.kind === 'pattern') {
    return 'A time takes no star. Write a day, as in 2025-03-11, or FROM..TO; the field hour takes stars.';
  }
  const text = value.kind === 'text' ? value.text : '';
  const dots = text.indexOf('..');
  const from = dots <= 0 ? undefined : parseTimeRange(`${text.slice(0, dots)}..`);
  const to = dots < 0 || dots + 2 === text.length ? undefined : parseTimeRange(text.slice(dots));
  return from !== undefined && to !== undefined
    ? 'The range ends before it begins, or where it begins.'
    : 'This is no time. Write a day, as in 2025-03-11, a time, as in 2025-03-11T14:05Z, or FROM..TO.';
}
