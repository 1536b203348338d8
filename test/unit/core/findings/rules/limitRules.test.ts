import { createRecord, without } from '../records';
import { testRule } from './fires';

testRule(
  'shape.value-cut',
  [
    ...['userAgent', 'errorCode', 'errorMessage', 'requestID'].map((name) => ({
      title: `${name} of 1,024 bytes`,
      record: createRecord({ [name]: 'x'.repeat(1024) }),
      path: [name],
      says: [name, '1,024'],
    })),
    {
      title: '1,024 bytes in fewer letters',
      record: createRecord({ userAgent: 'é'.repeat(512) }),
      path: ['userAgent'],
      says: ['userAgent'],
    },
  ],
  [
    { title: '1,023 bytes', record: createRecord({ userAgent: 'x'.repeat(1023) }) },
    { title: '1,025 bytes', record: createRecord({ userAgent: 'x'.repeat(1025) }) },
    { title: '1,024 letters of two bytes', record: createRecord({ errorMessage: 'é'.repeat(1024) }) },
    { title: 'other fields', record: createRecord({ eventName: 'x'.repeat(1024) }) },
  ],
);

const change = createRecord({
  eventSource: 'iam.amazonaws.com',
  eventName: 'PutRolePolicy',
  readOnly: false,
  requestParameters: null,
});

testRule(
  'shape.value-omitted',
  [
    {
      title: 'a change without parameters',
      record: change,
      path: ['requestParameters'],
      says: ['"PutRolePolicy"', '100 KB'],
    },
    {
      title: 'a change whose parameters are absent',
      record: without(change, 'requestParameters'),
      path: [],
      says: ['"PutRolePolicy"'],
    },
  ],
  [
    { title: 'a change with parameters', record: { ...change, requestParameters: {} } },
    { title: 'a refused change', record: { ...change, errorCode: 'AccessDenied' } },
    { title: 'a change that failed with a message only', record: { ...change, errorMessage: 'no' } },
    { title: 'a read', record: { ...change, eventName: 'GetUser', readOnly: true } },
    { title: 'an old record that does not tell', record: without(change, 'readOnly') },
    { title: 'a record before the limit', record: { ...change, eventVersion: '1.04' } },
    { title: 'a sign-in', record: { ...change, eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn' } },
    {
      title: 'an event of a service',
      record: { ...change, eventName: 'StartSecretVersionDelete', eventType: 'AwsServiceEvent' },
    },
    { title: 'a call that needs none', record: { ...change, eventName: 'CreateAccessKey' } },
    { title: 'a verb that carries little', record: { ...change, eventName: 'LeaveOrganization' } },
  ],
);
