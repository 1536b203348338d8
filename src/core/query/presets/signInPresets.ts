import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyIdentity } from './commonParameters';
import { EVENT_COLUMNS, FITS_IDENTITY, IDENTITY, NOT_FOR_SOMEBODY } from './commonSql';
import { sql } from './sql';

const IS_SIGN_IN = "eventsource = 'signin.amazonaws.com'\n  AND eventname = 'ConsoleLogin'";
const SIGN_IN_FAILED = `(
  errorcode IS NOT NULL
  OR errormessage IS NOT NULL
  OR json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure'
)`;

/** Steps of a sign-in to IAM Identity Center: what is asked for, what is given, and the end of it. */
const CENTER_STEPS = "'CredentialChallenge', 'CredentialVerification', 'UserAuthentication'";
const WORKFLOW = "json_extract_scalar(additionaleventdata, '$.AuthWorkflowID')";
const NAME = "json_extract_scalar(additionaleventdata, '$.UserName')";
const VERIFIED = "json_extract_scalar(serviceeventdetails, '$.CredentialVerification')";

/**
 * The name that was typed. It stands in one step of a sign-in only, and a step that failed has no other mark of the person
 * than the number that all steps share (IAM Identity Center user guide, sign-in events).
 */
const TYPED_NAME = sql`CASE
  WHEN ${WORKFLOW} IS NOT NULL THEN
    max(${NAME}) OVER (PARTITION BY ${WORKFLOW})
END`;

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
    title: 'Failed sign-ins, by identity and address',
    tells:
      'Who failed to sign in to the console or to IAM Identity Center, from where and how often, and whether it worked from there afterwards.',
    none: 'No sign-in to the console or to IAM Identity Center failed.',
    group: 'Access and failures',
    notes:
      'Many failures and then a success are somebody who guessed the password. A right password alone is no success where a second factor was asked for.',
    sql: sql`
WITH sign_ins AS (
  SELECT
    coalesce(
      ${TYPED_NAME},
      ${IDENTITY}
    ) AS identity,
    sourceipaddress,
    eventtime,
    CASE
      WHEN ${SIGN_IN_FAILED} OR ${VERIFIED} = 'Failure' THEN 'Failure'
      WHEN eventname IN ('ConsoleLogin', 'UserAuthentication') THEN 'Success'
    END AS outcome
  FROM cloudtrail_logs
  WHERE eventsource = 'signin.amazonaws.com'
    AND eventname IN ('ConsoleLogin', ${CENTER_STEPS})
)
SELECT
  identity,
  sourceipaddress,
  count_if(outcome = 'Failure') AS failures,
  min(CASE WHEN outcome = 'Failure' THEN eventtime END) AS first_failure,
  max(CASE WHEN outcome = 'Failure' THEN eventtime END) AS last_failure,
  max(CASE WHEN outcome = 'Success' THEN eventtime END) AS last_success
FROM sign_ins
GROUP BY identity, sourceipaddress
HAVING count_if(outcome = 'Failure') > 0
ORDER BY failures DESC, first_failure`,
  }),
  buildPreset({
    id: 'identity-center-sign-ins',
    title: 'Sign-ins through IAM Identity Center',
    tells:
      'Every step of signing in to IAM Identity Center: who, with which credential, whether it was right, and which role of which account was taken then.',
    none: 'No sign-in to IAM Identity Center is here; they are in the logs of its own account and Region.',
    group: 'Access and failures',
    notes:
      'Steps of one sign-in have one workflow. UserAuthentication is its success and lists all credentials that were right; Federate (in the browser) and GetRoleCredentials (on the command line) hand out a role. A name is put to all steps of the sign-in where it was typed, and of the user. Users of WorkSpaces sign in by the same events.',
    sql: sql`
SELECT
  eventtime,
  coalesce(
    ${TYPED_NAME},
    CASE
      WHEN useridentity.onbehalfof.userid IS NOT NULL THEN
        max(${NAME}) OVER (PARTITION BY useridentity.onbehalfof.userid)
    END,
    ${IDENTITY}
  ) AS identity,
  useridentity.onbehalfof.userid AS user_id,
  eventname,
  json_extract_scalar(additionaleventdata, '$.CredentialType') AS credential,
  CASE
    WHEN ${SIGN_IN_FAILED} OR ${VERIFIED} = 'Failure' THEN 'Failure'
    WHEN eventname <> 'CredentialChallenge' THEN 'Success'
  END AS outcome,
  json_extract_scalar(serviceeventdetails, '$.account_id') AS account_id,
  json_extract_scalar(serviceeventdetails, '$.role_name') AS role,
  sourceipaddress,
  awsregion,
  useragent,
  ${WORKFLOW} AS workflow
FROM cloudtrail_logs
WHERE (eventsource = 'signin.amazonaws.com' AND eventname IN (${CENTER_STEPS}))
  OR (eventsource = 'sso.amazonaws.com' AND eventname IN ('Authenticate', 'Federate', 'GetRoleCredentials'))
ORDER BY eventtime`,
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
    WHEN eventname = 'UserAuthentication' THEN 'sign-in to IAM Identity Center'
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
    OR (
      eventname = 'UserAuthentication'
      AND json_extract_scalar(additionaleventdata, '$.CredentialType') = 'PASSWORD'
      AND json_extract_scalar(additionaleventdata, '$.DeviceEnrollmentRequired') IS NULL
    )
  )
  AND ${FITS_IDENTITY}
GROUP BY 1, 2, 3, 4
ORDER BY requests DESC, identity, access_key, credentials`,
  }),
];
