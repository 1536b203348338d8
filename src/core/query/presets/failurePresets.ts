import { DENIED_CODES } from '../../access/accessDenied';
import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyIdentity, anyService } from './commonParameters';
import { BY_SERVICE, EVENT_COLUMNS, FAILED, FITS_IDENTITY, IDENTITY } from './commonSql';
import { sql } from './sql';
import { toSqlList } from './toSqlList';

/** Said in three ways: a code with AccessDenied in it, another code that means it, or only a message. */
const DENIED = sql`(
  regexp_like(errorcode, '(?i)access_?denied')
  OR regexp_replace(errorcode, '^(.*#)?((Client|Server|Sender|Receiver)\\.)?|:.*$', '') IN (
    ${toSqlList(DENIED_CODES)}
  )
  OR regexp_like(errormessage, '(?i)\\bnot authorized to perform\\b')
  OR (
    coalesce(errorcode, '') = ''
    AND regexp_like(errormessage, '(?i)^(access denied|access to .{1,200} denied)')
  )
)`;

const DENIED_NOTES =
  'Services spell this in many ways: AccessDenied, AccessDeniedException, Client.UnauthorizedOperation, VpceAccessDenied, or only a message.';

/** What was refused or failed. */
export const failurePresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'access-denied',
    title: 'Access denied, by principal, action and resource',
    tells: 'Who was refused what, how often and when, in every spelling of the error.',
    none: 'No call was refused.',
    group: 'Access and failures',
    notes: `${DENIED_NOTES} The resource is taken from the message where it names one. Calls of AWS services stand last: a service without rights is refused thousands of times.`,
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  eventsource,
  eventname,
  coalesce(
    regexp_extract(errormessage, 'on resource: ([^ ]+)', 1),
    element_at(resources, 1).arn
  ) AS resource,
  coalesce(errorcode, errormessage) AS error,
  count(*) AS refusals,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE
  ${DENIED}
  AND ${FITS_IDENTITY}
GROUP BY 1, 2, 3, 4, 5
ORDER BY bool_or(coalesce(${BY_SERVICE}, false)), refusals DESC, first_seen, identity, eventname`,
  }),
  buildPreset({
    id: 'access-denied-events',
    title: 'Access denied, event by event',
    tells: 'Every call that was refused, with the message that tells why.',
    none: 'No call was refused.',
    group: 'Access and failures',
    notes: DENIED_NOTES,
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  errormessage,
  requestparameters
FROM cloudtrail_logs
WHERE
  ${DENIED}
  AND ${FITS_IDENTITY}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'failures-by-error',
    title: 'Failures by error',
    tells: 'Which errors each action of a service returned, to how many identities, how often and when.',
    none: 'No call failed.',
    group: 'Access and failures',
    parameters: [anyService],
    sql: sql`
SELECT
  eventsource,
  eventname,
  coalesce(errorcode, errormessage) AS error,
  count(*) AS failures,
  count(
    DISTINCT ${IDENTITY}
  ) AS identities,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE ${FAILED}
  AND coalesce(eventsource, '') LIKE :service
GROUP BY 1, 2, 3
ORDER BY failures DESC, eventsource, eventname, error`,
  }),
];
