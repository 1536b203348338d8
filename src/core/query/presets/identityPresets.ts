import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyIdentity } from './commonParameters';
import { BY_SERVICE, EVENT_COLUMNS, FAILED, FITS_IDENTITY, IDENTITY } from './commonSql';
import { sql } from './sql';
import { toSqlPairs } from './toSqlList';

/** Calls that make somebody or something that can sign in or sign requests, or give it a new secret. */
const NEW_IDENTITY_CALLS: readonly (readonly [source: string, name: string])[] = [
  ['cognito-idp.amazonaws.com', 'AdminCreateUser'],
  ['ec2-instance-connect.amazonaws.com', 'SendSSHPublicKey'],
  ['ec2-instance-connect.amazonaws.com', 'SendSerialConsoleSSHPublicKey'],
  ['ec2.amazonaws.com', 'CreateKeyPair'],
  ['ec2.amazonaws.com', 'ImportKeyPair'],
  ['eks.amazonaws.com', 'CreateAccessEntry'],
  ['iam.amazonaws.com', 'CreateAccessKey'],
  ['iam.amazonaws.com', 'CreateInstanceProfile'],
  ['iam.amazonaws.com', 'CreateLoginProfile'],
  ['iam.amazonaws.com', 'CreateOpenIDConnectProvider'],
  ['iam.amazonaws.com', 'CreateRole'],
  ['iam.amazonaws.com', 'CreateSAMLProvider'],
  ['iam.amazonaws.com', 'CreateServiceLinkedRole'],
  ['iam.amazonaws.com', 'CreateServiceSpecificCredential'],
  ['iam.amazonaws.com', 'CreateUser'],
  ['iam.amazonaws.com', 'CreateVirtualMFADevice'],
  ['iam.amazonaws.com', 'DeactivateMFADevice'],
  ['iam.amazonaws.com', 'EnableMFADevice'],
  ['iam.amazonaws.com', 'ResetServiceSpecificCredential'],
  ['iam.amazonaws.com', 'UpdateAccessKey'],
  ['iam.amazonaws.com', 'UpdateLoginProfile'],
  ['iam.amazonaws.com', 'UploadSSHPublicKey'],
  ['iam.amazonaws.com', 'UploadSigningCertificate'],
  ['identitystore.amazonaws.com', 'CreateUser'],
  ['organizations.amazonaws.com', 'AcceptHandshake'],
  ['organizations.amazonaws.com', 'CreateAccount'],
  ['organizations.amazonaws.com', 'InviteAccountToOrganization'],
  ['rolesanywhere.amazonaws.com', 'CreateProfile'],
  ['rolesanywhere.amazonaws.com', 'CreateTrustAnchor'],
  ['signin.amazonaws.com', 'GetSigninToken'],
  ['signin.amazonaws.com', 'PasswordRecoveryCompleted'],
  ['signin.amazonaws.com', 'PasswordUpdated'],
  ['ssm.amazonaws.com', 'CreateActivation'],
  ['sso-directory.amazonaws.com', 'CreateUser'],
  ['sso.amazonaws.com', 'CreateAccountAssignment'],
  ['sso.amazonaws.com', 'CreatePermissionSet'],
  ['sts.amazonaws.com', 'AssumeRoot'],
  ['sts.amazonaws.com', 'GetFederationToken'],
  ['workdocs.amazonaws.com', 'ActivateUser'],
  ['workdocs.amazonaws.com', 'CreateApplication'],
  ['workdocs.amazonaws.com', 'CreateUser'],
];

/** Calls that hand out a secret. */
const SECRET_CALLS: readonly (readonly [source: string, name: string])[] = [
  ['ec2.amazonaws.com', 'GetPasswordData'],
  ['lightsail.amazonaws.com', 'DownloadDefaultKeyPair'],
  ['lightsail.amazonaws.com', 'GetInstanceAccessDetails'],
  ['redshift.amazonaws.com', 'GetClusterCredentials'],
  ['redshift.amazonaws.com', 'GetClusterCredentialsWithIAM'],
  ['secretsmanager.amazonaws.com', 'BatchGetSecretValue'],
  ['secretsmanager.amazonaws.com', 'GetSecretValue'],
  ['ssm.amazonaws.com', 'GetParameter'],
  ['ssm.amazonaws.com', 'GetParameterHistory'],
  ['ssm.amazonaws.com', 'GetParameters'],
  ['ssm.amazonaws.com', 'GetParametersByPath'],
];

/** New identities, keys and how they are used. */
export const identityPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'new-identities-and-keys',
    title: 'New identities, keys and passwords',
    tells:
      'Every call that made a user, role, key, password or other way to get in, with its name and key id.',
    none: 'No call made a user, role, key, password or other way to get in.',
    group: 'Identities and keys',
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  coalesce(
    json_extract_scalar(requestparameters, '$.userName'),
    json_extract_scalar(requestparameters, '$.Username'),
    json_extract_scalar(requestparameters, '$.roleName'),
    json_extract_scalar(requestparameters, '$.instanceProfileName'),
    json_extract_scalar(requestparameters, '$.keyName'),
    json_extract_scalar(requestparameters, '$.name'),
    json_extract_scalar(requestparameters, '$.UserId')
  ) AS made,
  coalesce(
    json_extract_scalar(responseelements, '$.accessKey.accessKeyId'),
    json_extract_scalar(responseelements, '$.credentials.accessKeyId'),
    json_extract_scalar(requestparameters, '$.accessKeyId')
  ) AS made_key,
  requestparameters
FROM cloudtrail_logs
WHERE (eventsource, eventname) IN (
    ${toSqlPairs(NEW_IDENTITY_CALLS)}
  )
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'secrets-read',
    title: 'Secrets read, by identity',
    tells:
      'Who read which secret, parameter or password, how often, from how many addresses and when, or was refused it.',
    none: 'No secret, parameter or password was read by an identity that fits, or refused to one.',
    group: 'Identities and keys',
    notes:
      'What was read has to be changed where the reader was not meant to. Not every parameter is a secret. User data of instances and variables of functions can hold secrets too: DescribeInstanceAttribute, GetFunction.',
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${IDENTITY} AS identity,
  eventname,
  coalesce(
    json_extract_scalar(requestparameters, '$.secretId'),
    json_extract_scalar(requestparameters, '$.name'),
    json_extract_scalar(requestparameters, '$.path'),
    json_extract_scalar(requestparameters, '$.instanceId'),
    json_extract_scalar(requestparameters, '$.clusterIdentifier'),
    json_format(json_extract(requestparameters, '$.names')),
    json_format(json_extract(requestparameters, '$.secretIdList')),
    json_format(json_extract(requestparameters, '$.filters'))
  ) AS secret,
  count(*) AS reads,
  count_if(${FAILED}) AS failed,
  count(DISTINCT sourceipaddress) AS addresses,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE (eventsource, eventname) IN (
    ${toSqlPairs(SECRET_CALLS)}
  )
  AND ${FITS_IDENTITY}
GROUP BY 1, 2, 3
ORDER BY identity, first_seen, eventname, secret`,
  }),
  buildPreset({
    id: 'access-keys',
    title: 'Access keys in use',
    tells: 'Each access key with its owner, first and last use, addresses, Regions, actions and failures.',
    none: 'No access key was used from as many addresses as this.',
    group: 'Identities and keys',
    notes: 'AKIA… are keys of users and stay valid until somebody removes them; ASIA… are keys of sessions.',
    parameters: [
      {
        name: 'addresses',
        title: 'Addresses at least',
        hint: 'Show only keys that were used from so many different addresses.',
        type: 'number',
        usual: '1',
      },
    ],
    sql: sql`
SELECT
  useridentity.accesskeyid AS access_key,
  min(${IDENTITY}) AS identity,
  count(*) AS events,
  count_if(${FAILED}) AS failed,
  count(DISTINCT sourceipaddress) AS addresses,
  count(DISTINCT awsregion) AS regions,
  count(DISTINCT eventname) AS actions,
  min(eventtime) AS first_seen,
  max(eventtime) AS last_seen
FROM cloudtrail_logs
WHERE coalesce(useridentity.accesskeyid, '') <> ''
GROUP BY 1
HAVING count(DISTINCT sourceipaddress) >= :addresses
ORDER BY events DESC, access_key`,
  }),
  buildPreset({
    id: 'keys-from-several-addresses',
    title: 'Keys used from several addresses',
    tells: 'Which addresses each key was used from, for keys with more than one: a stolen key shows up here.',
    none: 'No access key was used from as many addresses as this.',
    group: 'Identities and keys',
    notes: 'Names of AWS services in place of an address are left out.',
    parameters: [
      {
        name: 'addresses',
        title: 'Addresses at least',
        hint: 'Show only keys that were used from so many different addresses.',
        type: 'number',
        usual: '2',
      },
    ],
    sql: sql`
WITH uses AS (
  SELECT
    useridentity.accesskeyid AS access_key,
    ${IDENTITY} AS identity,
    sourceipaddress,
    eventtime
  FROM cloudtrail_logs
  WHERE coalesce(useridentity.accesskeyid, '') <> ''
    AND regexp_like(sourceipaddress, '^[0-9A-Fa-f.:]+$')
    AND NOT coalesce(${BY_SERVICE}, false)
),
spread AS (
  SELECT access_key
  FROM uses
  GROUP BY access_key
  HAVING count(DISTINCT sourceipaddress) >= :addresses
)
SELECT
  uses.access_key,
  min(uses.identity) AS identity,
  uses.sourceipaddress,
  count(*) AS events,
  min(uses.eventtime) AS first_seen,
  max(uses.eventtime) AS last_seen
FROM uses
JOIN spread ON spread.access_key = uses.access_key
GROUP BY uses.access_key, uses.sourceipaddress
ORDER BY uses.access_key, first_seen`,
  }),
];
