import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyIdentity } from './commonParameters';
import { EVENT_COLUMNS, IDENTITY, IS_IDENTITY, NOT_FOR_SOMEBODY } from './commonSql';
import { sql } from './sql';

const IS_SIGN_IN = "eventsource = 'signin.amazonaws.com'\n  AND eventname = 'ConsoleLogin'";
const SIGN_IN_FAILED = `(
  errorcode IS NOT NULL
  OR errormessage IS NOT NULL
  OR json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure'
)`;

const OUTCOME = sql`CASE
  WHEN ${SIGN_IN_FAILED} THEN 'Failure'
  ELSE 'Success'
END`;

/** How people got in: the console, the root user, with or without MFA. */
export const signInPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'console-sign-ins',
    title: 'Console sign-ins',
    tells: 'Every sign-in to the console, whether it succeeded, from where and with MFA or not.',
    none: 'No sign-in to the console fits.',
    group: 'Access and failures',
    notes:
      'A hidden user name means that no such user exists: people type passwords there. For federated sign-ins mfa is No even where the identity provider asked for a second factor.',
    parameters: [
      {
        name: 'outcome',
        title: 'Outcome',
        hint: 'Success or Failure, or % for both.',
        type: 'text',
        usual: '%',
      },
    ],
    sql: sql`
SELECT
  eventtime,
  ${IDENTITY} AS identity,
  useridentity.type AS identity_type,
  ${OUTCOME} AS outcome,
  json_extract_scalar(additionaleventdata, '$.MFAUsed') AS mfa,
  sourceipaddress,
  awsregion,
  errormessage,
  useragent
FROM cloudtrail_logs
WHERE ${IS_SIGN_IN}
  AND ${OUTCOME} LIKE :outcome
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'failed-sign-ins',
    title: 'Failed console sign-ins, by identity and address',
    tells: 'Who failed to sign in from where and how often, and whether it worked from there afterwards.',
    none: 'No sign-in to the console failed.',
    group: 'Access and failures',
    notes: 'Many failures and then a success are somebody who guessed the password.',
    sql: sql`
WITH sign_ins AS (
  SELECT
    ${IDENTITY} AS identity,
    sourceipaddress,
    eventtime,
    ${SIGN_IN_FAILED} AS is_failed
  FROM cloudtrail_logs
  WHERE ${IS_SIGN_IN}
)
SELECT
  identity,
  sourceipaddress,
  count_if(is_failed) AS failures,
  min(CASE WHEN is_failed THEN eventtime END) AS first_failure,
  max(CASE WHEN is_failed THEN eventtime END) AS last_failure,
  max(CASE WHEN NOT coalesce(is_failed, false) THEN eventtime END) AS last_success
FROM sign_ins
GROUP BY identity, sourceipaddress
HAVING count_if(is_failed) > 0
ORDER BY failures DESC, first_failure`,
  }),
  buildPreset({
    id: 'root-use',
    title: 'Use of the root user',
    tells: 'Every call and sign-in of a root user, failed ones too, with the kind of credentials.',
    none: 'No call or sign-in was made by a root user.',
    group: 'Access and failures',
    notes:
      'Calls that a service made on behalf of root are left out: what caused them has an event of its own.',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  useridentity.accountid AS account_id,
  CASE
    WHEN eventname = 'ConsoleLogin' THEN 'console sign-in'
    WHEN useridentity.accesskeyid LIKE 'AKIA%' THEN 'long-term access key'
    ELSE 'session'
  END AS credentials,
  useridentity.sessioncontext.attributes.mfaauthenticated AS mfa,
  useragent
FROM cloudtrail_logs
WHERE useridentity.type = 'Root'
  AND ${NOT_FOR_SOMEBODY}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'without-mfa',
    title: 'Requests without MFA',
    tells: 'Which identities and keys worked without a second factor, in which way, how much and when.',
    none: 'No request says that it was made without a second factor.',
    group: 'Access and failures',
    notes:
      "Sessions of roles say false too where a program or a federation took the role; IAM users and root are what to look at first. lens_access is a column of CloudTrail Lens, which also knows old events without readOnly; on Athena write readonly = 'false'.",
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  useridentity.type AS identity_type,
  useridentity.accesskeyid AS access_key,
  CASE
    WHEN eventname = 'ConsoleLogin' THEN 'console sign-in'
    WHEN useridentity.sessioncontext.attributes.mfaauthenticated = 'false' THEN 'session'
    ELSE 'long-term access key'
  END AS credentials,
  count(*) AS requests,
  count_if(lens_access = 'write') AS changes,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE ${NOT_FOR_SOMEBODY}
  AND (
    useridentity.sessioncontext.attributes.mfaauthenticated = 'false'
    OR (
      useridentity.type IN ('IAMUser', 'Root')
      AND useridentity.accesskeyid LIKE 'AKIA%'
      AND useridentity.sessioncontext.attributes.mfaauthenticated IS NULL
    )
    OR (
      eventname = 'ConsoleLogin'
      AND json_extract_scalar(additionaleventdata, '$.MFAUsed') = 'No'
      AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success'
    )
  )
  AND (
    :identity = ''
    OR ${IS_IDENTITY}
  )
GROUP BY 1, 2, 3, 4
ORDER BY requests DESC, identity, access_key, credentials`,
  }),
];
