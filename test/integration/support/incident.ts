import type { Json } from './readRecords';

const BASE = {
  eventVersion: '1.11',
  awsRegion: 'us-west-2',
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '111122223333',
  eventCategory: 'Management',
};

/** Two calls to WorkDocs, invented: an administrator without MFA, and a user of the site. */
export const INCIDENT: readonly Json[] = [
  {
    ...BASE,
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAMWR46A6LJ7EXAMPLE',
      arn: 'arn:aws:iam::111122223333:user/alice',
      accountId: '111122223333',
      accessKeyId: 'AKIAIEPFQ4SXUEXAMPLE',
      userName: 'alice',
      sessionContext: { attributes: { mfaAuthenticated: 'false', creationDate: '2025-03-11T13:00:00Z' } },
    },
    eventTime: '2025-03-11T14:00:03Z',
    eventSource: 'workdocs.amazonaws.com',
    eventName: 'DeactivateUser',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2.24.20 md/awscrt#0.23.8 ua/2.1 os/linux#6.1.0 md/arch#x86_64',
    requestParameters: { UserId: 'S-1-5-21-1105742837-1149&d-9067e1a2b3' },
    responseElements: null,
    requestID: '47885c44-304c-46fc-97fa-26c12fb271a1',
    eventID: '00000000-0000-4000-8000-00000000001a',
    readOnly: false,
  },
  {
    ...BASE,
    userIdentity: {
      type: 'Unknown',
      principalId: 'S-1-5-21-1105742837-1104&d-9067e1a2b3',
      accountId: '111122223333',
      userName: 'jürgen.groß 😀',
    },
    eventTime: '2025-03-11T14:02:40Z',
    eventSource: 'workdocs.amazonaws.com',
    eventName: 'SearchResources',
    sourceIPAddress: '192.0.2.44',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/134.0.0.0 Safari/537.36',
    requestParameters: {
      AuthenticationToken: '**-redacted-**',
      QueryText: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      Filters: { Labels: ['payroll', '<sensitiveDataRemoved>'] },
    },
    responseElements: null,
    errorCode: 'UnauthorizedResourceAccessException',
    errorMessage: 'The caller has no access.',
    requestID: 'b3eb53ac-d5cb-4216-9a48-530dcd9cc6c1',
    eventID: '00000000-0000-4000-8000-00000000002b',
    readOnly: true,
  },
];
