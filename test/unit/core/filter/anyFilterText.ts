import fc from 'fast-check';
import { filterFields } from '../../../../src/core/filter/filterFields';

const pieces = [
  ...filterFields.flatMap(({ name, example }) => [`${name}:`, example]),
  ...[
    '-',
    '"',
    '\\',
    '*',
    ':',
    ' ',
    '\t',
    '..',
    '/',
    'yes',
    'read',
    'nosuchfield:',
    'arn:aws:iam::1:x',
    'Zoë',
    'ς',
    '😀',
  ],
  ...[
    '2025-03-11',
    '2025-03-11T14',
    '9999',
    '0000',
    '10.0.0.0/8',
    '::/0',
    '999',
    '__proto__',
    '\u2028',
    '\ud800',
  ],
];

/** Text that looks like a filter, or like nothing at all. */
export const anyFilterText = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 14 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);
