import { MIN_MASK_LENGTH, REDACTION_TEXTS } from '../../redaction/redaction';
import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { IDENTITY } from './commonSql';
import { sql } from './sql';
import { toSqlText } from './toSqlList';

/** A regular expression for a hidden value between its quotes; < and > may be escaped in JSON. */
const MARKER = sql`"(${[
  ...REDACTION_TEXTS.map((text) =>
    text
      .replaceAll(/[*<>.]/g, (sign) => `\\${sign}`)
      .replace('\\<', '(<|\\\\u003[Cc])')
      .replace('\\>', '(>|\\\\u003[Ee])'),
  ),
  `\\*{${String(MIN_MASK_LENGTH)},}`,
].join('|')})"`;

const NAMED = sql`"([^"\\\\]{1,128})"\\s*:\\s*${MARKER}`;

/** What CloudTrail or a service has hidden. */
export const redactionPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'redacted-values',
    title: 'What was redacted',
    tells:
      'Every event with hidden values, in which column they are and the names of the members that are hidden.',
    none: 'No event has a hidden value.',
    group: 'Unusual',
    notes:
      'Hidden are whole values: HIDDEN_DUE_TO_SECURITY_REASONS, **-redacted-**, <sensitiveDataRemoved>, Value hidden due to security reasons., or asterisks alone. Members are named where the value stands behind a name and not in a list.',
    sql: sql`
SELECT
  eventtime,
  ${IDENTITY} AS identity,
  eventsource,
  eventname,
  hidden.place,
  regexp_extract_all(hidden.value, ${toSqlText(NAMED)}, 1) AS members,
  cardinality(regexp_extract_all(hidden.value, ${toSqlText(MARKER)})) AS hidden_values
FROM cloudtrail_logs
CROSS JOIN UNNEST(
  ARRAY['useridentity.username', 'requestparameters', 'responseelements', 'additionaleventdata', 'serviceeventdetails'],
  ARRAY[
    concat('"', useridentity.username, '"'), requestparameters, responseelements, additionaleventdata,
    serviceeventdetails
  ]
) AS hidden (place, value)
WHERE regexp_like(hidden.value, ${toSqlText(MARKER)})
ORDER BY eventtime, hidden.place`,
  }),
  buildPreset({
    id: 'redacted-actions',
    title: 'Actions with redacted values',
    tells: 'Which actions of which service have hidden values, how many and since when.',
    none: 'No event has a hidden value.',
    group: 'Unusual',
    notes:
      'lens_redacted is a column of CloudTrail Lens: the number of hidden values of an event, at any depth. Athena does not know it.',
    sql: sql`
SELECT
  eventsource,
  eventname,
  count(*) AS events,
  sum(lens_redacted) AS hidden_values,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE lens_redacted > 0
GROUP BY eventsource, eventname
ORDER BY hidden_values DESC, eventsource, eventname`,
  }),
];
