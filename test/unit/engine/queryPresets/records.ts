import type { JsonObject, JsonValue } from '../../../../src/core/record/cloudTrailRecord';

export const ACCOUNT = '111122223333';
export const OTHER_ACCOUNT = '444455556666';

/** A time on Tuesday, 19 November 2024. */
export function at(time: string): string {
  return `2024-11-19T${time.padEnd(8, ':00')}Z`;
}

export const alice: JsonObject = {
  type: 'IAMUser',
  principalId: 'AIDAALICE',
  arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
  accountId: ACCOUNT,
  accessKeyId: 'AKIAALICE',
  userName: 'alice',
};

export const bob: JsonObject = {
  type: 'IAMUser',
  principalId: 'AIDABOB',
  arn: `arn:aws:iam::${ACCOUNT}:user/bob`,
  accountId: ACCOUNT,
  accessKeyId: 'AKIABOB',
  userName: 'bob',
};

export const root: JsonObject = {
  type: 'Root',
  principalId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:root`,
  accountId: ACCOUNT,
};

export const service: JsonObject = { type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com' };

/** A session of a role of the account. */
export function session(role: string, name: string, accessKeyId: string, mfa = 'false'): JsonObject {
  return {
    type: 'AssumedRole',
    principalId: `AROA${role.toUpperCase()}:${name}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${name}`,
    accountId: ACCOUNT,
    accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: `AROA${role.toUpperCase()}`,
        arn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
        accountId: ACCOUNT,
        userName: role,
      },
      attributes: { creationDate: at('08:00'), mfaAuthenticated: mfa },
    },
  };
}

let count = 0;

/**
 * A record. Its call is `service/Name`; what is not told is usual.
 *
 * @param more fields that replace or join the usual ones; null for a field that is not there
 */
export function event(
  time: string,
  call: string,
  userIdentity: JsonObject,
  more: Readonly<Record<string, JsonValue>> = {},
): JsonObject {
  const [service = '', eventName = ''] = call.split('/');
  const id = String(++count).padStart(12, '0');
  const fields: Record<string, JsonValue> = {
    eventVersion: '1.11',
    userIdentity,
    eventTime: time,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.1',
    userAgent: 'aws-cli/2.17',
    requestParameters: null,
    responseElements: null,
    requestID: `request-${id}`,
    eventID: `00000000-0000-4000-8000-${id}`,
    readOnly: /^(?:Describe|Get|List|Assume|Search|Head)/.test(eventName),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...more,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** A sign-in to the console. */
export function signIn(
  time: string,
  userIdentity: JsonObject,
  outcome: 'Success' | 'Failure',
  mfa: 'Yes' | 'No',
  more: Readonly<Record<string, JsonValue>> = {},
): JsonObject {
  return event(time, 'signin/ConsoleLogin', userIdentity, {
    eventType: 'AwsConsoleSignIn',
    responseElements: { ConsoleLogin: outcome },
    additionalEventData: { MFAUsed: mfa },
    ...(outcome === 'Failure' ? { errorMessage: 'Failed authentication' } : {}),
    ...more,
  });
}

/** Users of IAM Identity Center, as its sign-ins write them: with empty texts for what they lack. */
export function centerUser(userId?: string): JsonObject {
  return {
    type: userId === undefined ? 'Unknown' : 'IdentityCenterUser',
    arn: '',
    accountId: ACCOUNT,
    accessKeyId: '',
    ...(userId === undefined
      ? {}
      : {
          onBehalfOf: {
            userId,
            identityStoreArn: `arn:aws:identitystore::${ACCOUNT}:identitystore/d-1234567890`,
          },
          credentialId: 'credential',
        }),
  };
}

/** A step of a sign-in to IAM Identity Center. */
export function centerStep(
  time: string,
  name: 'CredentialChallenge' | 'CredentialVerification' | 'UserAuthentication',
  userIdentity: JsonObject,
  details: JsonObject,
  outcome: 'Success' | 'Failure' = 'Success',
): JsonObject {
  return event(time, `signin/${name}`, userIdentity, {
    eventType: 'AwsServiceEvent',
    additionalEventData: details,
    serviceEventDetails: { [name]: outcome },
  });
}

/** SIDs of the users of a WorkDocs site. */
export const SITE = 'd-9067e1a2b3';
export const MARY = 'S-1-5-21-1-2-3-1104';
export const PAULO = 'S-1-5-21-1-2-3-1117';

/** A user of the site: the SID with the directory behind it, as records of the data plane write it. */
export function person(sid: string, userName: string, type = 'Unknown'): JsonObject {
  return { type, principalId: `${sid}&${SITE}`, accountId: ACCOUNT, userName };
}

export const mary = person(MARY, 'mary.major');
export const paulo = person(PAULO, 'paulo.santos', 'Directory');
