import { CONSOLE_INVOKER } from '../../identity/getInvoker';
import { WORKDOCS_SOURCE } from '../../workdocs/getWorkDocsEvent';
import { sql } from './sql';

/**
 * The best name of who made the request: an ARN where there is one, a user name for a directory user of WorkDocs, the id
 * of a user of IAM Identity Center, the service for a call of AWS's own; of anybody without credentials only the account
 * is there, and says so. Sign-ins to IAM Identity Center and anonymous requests have empty texts for what they lack.
 */
export const IDENTITY = `coalesce(
  nullif(useridentity.arn, ''), nullif(useridentity.username, ''), useridentity.onbehalfof.userid,
  nullif(useridentity.principalid, ''), useridentity.invokedby, useridentity.accountid
)`;

/** True where any of the names of who made the request is the parameter's; NULL or false elsewhere. */
export const IS_IDENTITY = `:identity IN (
  useridentity.arn, useridentity.username, useridentity.principalid, useridentity.invokedby,
  useridentity.onbehalfof.userid, useridentity.sessioncontext.sessionissuer.arn, useridentity.accountid
)`;

/** The same where the parameter may be left empty, for everybody; see anyIdentity. */
export const FITS_IDENTITY = sql`(
  :identity = ''
  OR ${IS_IDENTITY}
)`;

/** A console sign-in that failed has a message and no code. */
export const FAILED = '(errorcode IS NOT NULL OR errormessage IS NOT NULL)';

/** The same for the calls of AWS services on their own account, which drown those of people. */
export const BY_SERVICE = `(useridentity.type = 'AWSService' OR useridentity.invokedby <> '${CONSOLE_INVOKER}')`;

/** True where no service made the call for somebody; old records of the console name its sign-in page. */
export const NOT_FOR_SOMEBODY = `coalesce(useridentity.invokedby, '') IN ('', '${CONSOLE_INVOKER}')`;

/** eventtime as a time; NULL where it is none. */
export const TIME = 'try(from_iso8601_timestamp(eventtime))';

/** The condition that an event is one of WorkDocs. */
export const IS_WORKDOCS = `eventsource = '${WORKDOCS_SOURCE}'`;

/** Columns that every list of events begins with. */
export const EVENT_COLUMNS = `eventtime,
${IDENTITY} AS identity,
sourceipaddress,
awsregion,
eventsource,
eventname,
coalesce(errorcode, errormessage) AS error`;

/** The same for WorkDocs, whose source is known and whose site has one Region. */
export const WORKDOCS_COLUMNS = `eventtime,
${IDENTITY} AS identity,
sourceipaddress,
eventname,
coalesce(errorcode, errormessage) AS error`;

/**
 * The first of some members of a JSON column that is there, as text. Each is looked for in the spelling of the public API
 * (`DocumentId`) and of the console (`documentId`), since a WorkDocs record can have either.
 */
export function toMember(...names: readonly string[]): string {
  return toMemberOf('requestparameters', ...names);
}

/** The same in another column or expression. */
export function toMemberOf(column: string, ...names: readonly string[]): string {
  return toCoalesce(names, (path) => `json_extract_scalar(${column}, '$.${path}')`);
}

/** A member that is a list; NULL where there is none. */
export function toListMember(column: string, name: string): string {
  return sql`try_cast(
  ${toCoalesce([name], (path) => `json_extract(${column}, '$.${path}')`)}
  AS array(json)
)`;
}

function toCoalesce(names: readonly string[], toCall: (path: string) => string): string {
  const paths = new Set(names.flatMap((name) => [name, name.charAt(0).toLowerCase() + name.slice(1)]));
  const calls = [...paths].map((path) => `  ${toCall(path)}`);
  return `coalesce(\n${calls.join(',\n')}\n)`;
}
