import { getRequiredFields } from '../../fields/requiredFields';
import { getAt, getText } from '../../record/cloudTrailRecord';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import { parseTime } from '../../time/parseTime';
import type { Rule, RuleHit } from '../finding';
import { toQuoted } from '../toQuoted';
import { getFieldForm, getForm, typedFields } from './fieldForms';

const missingField: Rule = {
  code: 'shape.missing-field',
  title: 'Missing field',
  severity: 'warning',
  reason:
    'CloudTrail writes certain fields into every record of an eventVersion. Less is asked here than the reference calls ' +
    'mandatory, because genuine records lack some of it: what is left was in every log examined that came straight ' +
    'from CloudTrail. A gap therefore means that an export dropped the field or that somebody edited the record, and ' +
    'evidence with such a gap deserves a warning.',
  advice:
    'Compare with the original log file in the S3 bucket, and check that file against its digest. Without eventID a record ' +
    'cannot be told from its copies; without eventTime it cannot be put in order.',
  check: checkMissing,
};

function checkMissing(record: CloudTrailRecord): readonly RuleHit[] {
  const missing = getRequiredFields(record)
    .map((field) => field.name)
    .filter((name) => !Object.hasOwn(record, name) || (record[name] === null && name !== 'userIdentity'));
  if (missing.length === 0) {
    return [];
  }
  const version = getText(record, 'eventVersion');
  const records =
    version === undefined ? 'CloudTrail records' : `records of eventVersion ${toQuoted(version)}`;
  return [
    {
      path: [],
      message: `This record lacks ${missing.join(', ')}, which ${records} of its kind carry: compare it with the original log file.`,
      data: { fields: missing.join(' ') },
    },
  ];
}

const mistypedField: Rule = {
  code: 'shape.mistyped-field',
  title: 'Field of another type',
  severity: 'information',
  reason:
    'A field holds another kind of value than CloudTrail writes, such as a number where it writes text. Account ids lose ' +
    'leading zeros that way, and eventVersion 1.10 turns into 1.1. Tools that re-write logs do this, so it is information; ' +
    'drift that is common and harmless (readOnly as text, parameters as JSON text, null) is not reported.',
  advice: 'Find out which tool wrote the file, and use the original where the value matters.',
  check: (record) =>
    typedFields.flatMap(([name, forms]) => {
      const form = Object.hasOwn(record, name) ? getForm(record[name]) : 'null';
      return form === 'null' || forms.includes(form)
        ? []
        : [
            {
              path: [name],
              message: `${name} is ${toFormWords(record, name)}, where CloudTrail writes ${getFieldForm(forms)}: the file was probably re-written by another tool.`,
            },
          ];
    }),
};

function toFormWords(record: CloudTrailRecord, name: string): string {
  const value = record[name];
  switch (getForm(value)) {
    case 'text':
      return `the text ${toQuoted(value)}`;
    case 'number':
      return `the number ${toQuoted(value)}`;
    default:
      return toQuoted(value);
  }
}

/** The times that CloudTrail itself writes; times inside parameters are the caller's own business. */
const TIMES: readonly (readonly string[])[] = [
  ['eventTime'],
  ['userIdentity', 'sessionContext', 'attributes', 'creationDate'],
];

const unparsableTime: Rule = {
  code: 'shape.unparsable-time',
  title: 'Unreadable time',
  severity: 'warning',
  reason:
    'CloudTrail writes times in UTC, such as 2023-07-10T12:00:08Z; other spellings of logs in use are read too. Text that ' +
    'is no time at all, or a day that the calendar lacks, keeps the record out of every order by time and every range of ' +
    'time, so that it is easily overlooked: hence a warning.',
  advice:
    'Look the record up by its eventID in the original log. Until then place it by the name of the log file, whose time is ' +
    'that of delivery, usually within minutes of the event.',
  check: (record) =>
    TIMES.flatMap((path) => {
      const value = getAt(record, path);
      return typeof value !== 'string' || parseTime(value) !== undefined
        ? []
        : [
            {
              path,
              message: `${path.at(-1) ?? ''} ${toQuoted(value)} is not a time that can be read, so views by time cannot place it: compare with the original log file.`,
            },
          ];
    }),
};

/** Fields that are absent, of another type, or unreadable. */
export const fieldRules: readonly Rule[] = [missingField, mistypedField, unparsableTime];
