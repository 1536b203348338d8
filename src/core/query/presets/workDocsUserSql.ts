import { IS_WORKDOCS, toMember } from './commonSql';
import { sql } from './sql';

/**
 * The SID of a directory user without the directory that some records append to it: `S-1-5-21-…-1104&d-9067e1a2b3` and
 * `S-1-5-21-…-1104` are one user.
 */
export function toSid(sql: string): string {
  return `split_part(${sql}, '&', 1)`;
}

/** True where the parameter `:user` made the request, by name or SID; NULL or false elsewhere. */
export const IS_WORKDOCS_USER = sql`(
  :user IN (useridentity.username, useridentity.principalid, useridentity.arn)
  OR ${toSid(':user')} = ${toSid('useridentity.principalid')}
)`;

/**
 * A common table expression `known_as` with all names of the parameter `:user`: records of the user's own calls and of
 * CreateUser tie the name to the SID.
 */
export const KNOWN_AS = sql`known_as AS (
  SELECT ${toSid(':user')} AS name
  UNION
  SELECT ${toSid('useridentity.principalid')}
  FROM cloudtrail_logs
  WHERE ${IS_WORKDOCS}
    AND useridentity.arn IS NULL
    AND useridentity.username = :user
  UNION
  SELECT useridentity.username
  FROM cloudtrail_logs
  WHERE ${IS_WORKDOCS}
    AND useridentity.arn IS NULL
    AND ${toSid('useridentity.principalid')} = ${toSid(':user')}
  UNION
  SELECT split_part(
    coalesce(
      json_extract_scalar(responseelements, '$.user.id'),
      json_extract_scalar(responseelements, '$.User.Id')
    ),
    '&',
    1
  )
  FROM cloudtrail_logs
  WHERE ${IS_WORKDOCS}
    AND eventname = 'CreateUser'
    AND ${toMember('Username')} = :user
)`;
