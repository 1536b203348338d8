import type { CloudTrailRecord, JsonObject } from '../../../../../src/core/record/cloudTrailRecord';
import { createRecord, createWorkDocsRecord, iamUser } from '../records';
import { testRule } from './fires';

const root: JsonObject = { type: 'Root', accountId: '111122223333', arn: 'arn:aws:iam::111122223333:root' };

function createLogin(outcome: string, fields: JsonObject = {}): CloudTrailRecord {
  return createRecord({
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    userIdentity: iamUser,
    readOnly: false,
    requestParameters: null,
    responseElements: { ConsoleLogin: outcome },
    additionalEventData: { MFAUsed: 'No' },
    ...fields,
  });
}

testRule(
  'security.root-use',
  [
    {
      title: 'a call by root',
      record: createRecord({ userIdentity: root }),
      path: ['userIdentity', 'type'],
      says: ['account 111122223333', '"DescribeInstances"'],
    },
    {
      title: "root's access key",
      record: createRecord({
        eventName: 'CreateUser',
        userIdentity: { ...root, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
        errorCode: 'AccessDenied',
      }),
      path: ['userIdentity', 'type'],
      says: ['"CreateUser" with a long-term access key', '"AccessDenied"'],
    },
    {
      title: 'a privileged session',
      record: createRecord({ userIdentity: { ...root, sessionContext: { assumedRoot: 'true' } } }),
      path: ['userIdentity', 'type'],
      says: ['AssumeRoot'],
    },
    {
      title: 'a console session of root in an old record',
      record: createRecord({ userIdentity: { ...root, invokedBy: 'signin.amazonaws.com' } }),
      path: ['userIdentity', 'type'],
      says: ['The root user'],
    },
    {
      title: 'a sign-in by root',
      record: createLogin('Success', { userIdentity: root }),
      path: ['userIdentity', 'type'],
      says: ['"ConsoleLogin"'],
    },
  ],
  [
    {
      title: 'a service that acts for root',
      record: createRecord({ userIdentity: { ...root, invokedBy: 'autoscaling.amazonaws.com' } }),
    },
    { title: 'a failed sign-in', record: createLogin('Failure', { userIdentity: root }) },
    {
      title: 'a role whose session root opened',
      record: createRecord({
        userIdentity: { type: 'AssumedRole', sessionContext: { sessionIssuer: { type: 'Root' } } },
      }),
    },
    {
      title: 'a user called Root',
      record: createRecord({ userIdentity: { ...iamUser, userName: 'Root' } }),
    },
  ],
);

testRule(
  'security.console-login-without-mfa',
  [
    {
      title: 'a password alone',
      record: createLogin('Success'),
      path: ['additionalEventData', 'MFAUsed'],
      says: ['IAM user bob', '"203.0.113.7"'],
    },
    {
      title: 'root with a password alone',
      record: createLogin('Success', { userIdentity: root }),
      path: ['additionalEventData', 'MFAUsed'],
      says: ['Root user of account 111122223333 (no MFA) signed in'],
    },
  ],
  [
    {
      title: 'a sign-in with MFA',
      record: createLogin('Success', { additionalEventData: { MFAUsed: 'Yes' } }),
    },
    { title: 'a failed sign-in', record: createLogin('Failure') },
    {
      title: 'a federated sign-in, whose second factor AWS does not see',
      record: createLogin('Success', { userIdentity: { type: 'AssumedRole' } }),
    },
    {
      title: 'a sign-in that does not tell',
      record: createLogin('Success', { additionalEventData: null }),
    },
    { title: 'another event of sign-in', record: createLogin('Success', { eventName: 'CheckMfa' }) },
  ],
);

testRule(
  'security.console-login-failed',
  [
    {
      title: 'a wrong password',
      record: createLogin('Failure', { errorMessage: 'Failed authentication' }),
      path: ['responseElements', 'ConsoleLogin'],
      says: ['IAM user bob', '"203.0.113.7"', '"Failed authentication"'],
    },
    {
      title: 'a failure that only the message tells',
      record: createLogin('', {
        responseElements: null,
        errorMessage: 'No username found in supplied account',
      }),
      path: ['errorMessage'],
      says: ['"No username found in supplied account"'],
    },
  ],
  [
    { title: 'a sign-in', record: createLogin('Success') },
    {
      title: 'another call that failed',
      record: createRecord({ errorMessage: 'Failed authentication', eventName: 'ConsoleLogin' }),
    },
  ],
);

function createVerification(outcome: string, fields: JsonObject = {}): CloudTrailRecord {
  return createRecord({
    eventSource: 'signin.amazonaws.com',
    eventName: 'CredentialVerification',
    eventType: 'AwsServiceEvent',
    userIdentity: { type: 'Unknown', arn: '', accountId: '111122223333', accessKeyId: '' },
    readOnly: false,
    requestParameters: null,
    responseElements: null,
    additionalEventData: { AuthWorkflowID: 'w-1', CredentialType: 'TOTP' },
    serviceEventDetails: { CredentialVerification: outcome },
    ...fields,
  });
}

testRule(
  'security.credential-rejected',
  [
    {
      title: 'a wrong code',
      record: createVerification('Failure'),
      path: ['serviceEventDetails', 'CredentialVerification'],
      says: ['A credential of type "TOTP" was rejected', '"203.0.113.7"', 'AuthWorkflowID'],
    },
    {
      title: 'a credential of no type',
      record: createVerification('Failure', { additionalEventData: null }),
      path: ['serviceEventDetails', 'CredentialVerification'],
      says: ['A credential was rejected'],
    },
  ],
  [
    { title: 'a right code', record: createVerification('Success') },
    { title: 'no outcome', record: createVerification('', { serviceEventDetails: null }) },
    {
      title: 'the same words of another service',
      record: createVerification('Failure', { eventSource: 'example.amazonaws.com' }),
    },
    {
      title: 'another step of a sign-in',
      record: createVerification('Failure', { eventName: 'CredentialChallenge' }),
    },
  ],
);

testRule(
  'security.access-denied',
  [
    ...['AccessDenied', 'AccessDeniedException', 'Client.UnauthorizedOperation', 'VpceAccessDenied'].map(
      (errorCode) => ({
        title: errorCode,
        record: createRecord({ errorCode }),
        path: ['errorCode'],
        says: ['Role Audit (session alice) was refused "DescribeInstances"', `"${errorCode}"`],
      }),
    ),
    {
      title: 'the code of WorkDocs',
      record: createWorkDocsRecord('DeleteInstance', { errorCode: 'UnauthorizedOperationException' }),
      path: ['errorCode'],
      says: ['"UnauthorizedOperationException"'],
    },
    {
      title: 'a message without a code',
      record: createRecord({ errorMessage: 'User: x is not authorized to perform: s3:ListBucket' }),
      path: ['errorMessage'],
      says: ['s3:ListBucket'],
    },
  ],
  [
    { title: 'a call that succeeded', record: createRecord() },
    { title: 'a missing resource', record: createRecord({ errorCode: 'NoSuchBucket' }) },
    { title: 'bad credentials', record: createRecord({ errorCode: 'ExpiredToken' }) },
    {
      title: 'a service of AWS',
      record: createRecord({
        eventName: 'PutObject',
        errorCode: 'AccessDenied',
        userIdentity: { type: 'AWSService', invokedBy: 'delivery.logs.amazonaws.com' },
      }),
    },
  ],
);
