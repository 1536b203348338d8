import type { CloudTrailRecord, JsonObject, JsonValue } from '../record/cloudTrailRecord';
import { getText, toObject } from '../record/cloudTrailRecord';
import { getRedactionSpelling } from '../redaction/redaction';
import { isConsoleInvoker } from './getInvoker';
import type { Identity } from './identity';
import { Members } from './members';
import { parseIdentity } from './parseIdentity';

/** What the sentences about an identity are made from, read once. */
export interface IdentityContext {
  readonly identity: Identity;
  readonly userIdentity: Members;
  readonly sessionContext: Members;
  readonly attributes: Members;
  readonly issuer: Members;
  readonly record: CloudTrailRecord;
  /** How the request was signed; undefined where the record has no access key and is no sign-in. */
  readonly credential: Credential | undefined;
  readonly isNameHidden: boolean;
  /** What the log holds as userIdentity: not always an object. */
  readonly raw: JsonValue | undefined;
}

/**
 * - `sign-in`: a sign-in record; there is no key yet
 * - `console`: temporary credentials of a console session (sessionCredentialFromConsole; invokedBy in old records)
 * - `long-term-key`: an AKIA key
 * - `temporary-key`: an ASIA key
 * - `other-key`: an access key of another form
 */
export type Credential = 'sign-in' | 'console' | 'long-term-key' | 'temporary-key' | 'other-key';

/** Reads a userIdentity and the fields around it that bear on who somebody was. */
export function parseIdentityContext(
  userIdentity: JsonValue | undefined,
  record: CloudTrailRecord,
): IdentityContext {
  const identity = parseIdentity(userIdentity, record);
  const object = toObject(userIdentity);
  const members = new Members(object);
  const sessionContext = members.getMembers('sessionContext');
  return {
    identity,
    userIdentity: members,
    sessionContext,
    attributes: sessionContext.getMembers('attributes'),
    issuer: sessionContext.getMembers('sessionIssuer'),
    record,
    credential: getCredential(identity, object, record),
    isNameHidden: getRedactionSpelling(members.getText('userName') ?? '') !== undefined,
    raw: userIdentity,
  };
}

function getCredential(
  identity: Identity,
  userIdentity: JsonObject | undefined,
  record: CloudTrailRecord,
): Credential | undefined {
  // AWS writes the text "true"; exporters turn it into a boolean.
  const fromConsole = record['sessionCredentialFromConsole'];
  if (fromConsole === true || fromConsole === 'true') {
    return 'console';
  }
  if (getText(record, 'eventType')?.toLowerCase() === 'awsconsolesignin') {
    return 'sign-in';
  }
  if (isConsoleInvoker(userIdentity)) {
    return 'console';
  }
  const key = identity.accessKeyId;
  if (key === undefined) {
    return undefined;
  }
  return key.startsWith('AKIA') ? 'long-term-key' : key.startsWith('ASIA') ? 'temporary-key' : 'other-key';
}
