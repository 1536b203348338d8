import { findRedactions } from '../../redaction/redaction';
import type { Redaction } from '../../redaction/redaction';
import type { CloudTrailRecord } from '../../record/cloudTrailRecord';
import type { Rule, RuleHit } from '../finding';
import { getHiddenKind } from './getHiddenKind';

const hiddenValue: Rule = {
  code: 'redaction.hidden-value',
  title: 'Hidden value',
  severity: 'information',
  reason:
    'A marker stands where the caller sent, or the service answered, something sensitive: a password, a token, a comment, ' +
    'the text of a parameter. Nothing is wrong with such a record, so this is information; but whoever reads it must not ' +
    'take the marker for the value, and must know that no copy of the log holds more.',
  advice:
    'Take from the field what was hidden, and from the rest of the record who sent it, when and from where. Look for the ' +
    'value itself in the service, if it still keeps it. A user name hidden at sign-in means that no such user exists: ' +
    'people type a password there by mistake, so have it changed.',
  check: (record) => findRedactions(record).map((redaction) => toHit(record, redaction)),
};

function toHit(record: CloudTrailRecord, redaction: Redaction): RuleHit {
  const kind = getHiddenKind(redaction, record);
  return {
    path: redaction.path,
    ...(redaction.part === 'key' ? { onKey: true } : {}),
    message: `${toSpellingWords(redaction)} hides ${kind}. CloudTrail never recorded it.`,
    data: { spelling: redaction.spelling },
  };
}

function toSpellingWords(redaction: Redaction): string {
  return redaction.spelling === 'asterisks' ? 'A mask of asterisks' : redaction.spelling;
}

/** Values that were hidden before the record was written. */
export const redactionRules: readonly Rule[] = [hiddenValue];
