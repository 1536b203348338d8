import { createRecord, createWorkDocsRecord, directoryUser, without } from '../records';
import { testRule } from './fires';

testRule(
  'shape.missing-field',
  [
    {
      title: 'one field that version 1.08 has',
      record: without(createRecord(), 'eventID'),
      path: [],
      says: ['lacks eventID,', 'eventVersion "1.08"'],
    },
    {
      title: 'several fields in one sentence',
      record: without(without(createRecord(), 'eventTime'), 'awsRegion'),
      path: [],
      says: ['eventTime, awsRegion'],
    },
    {
      title: 'a field that is null',
      record: createRecord({ eventName: null }),
      path: [],
      says: ['lacks eventName'],
    },
    {
      title: 'eventCategory, which came with 1.07',
      record: without(createRecord({ eventVersion: '1.07' }), 'eventCategory'),
      path: [],
      says: ['eventCategory'],
    },
  ],
  [
    { title: 'a complete record', record: createRecord() },
    {
      title: 'eventCategory before 1.07',
      record: without(createRecord({ eventVersion: '1.05' }), 'eventCategory'),
    },
    { title: 'eventID in 1.0', record: without(createRecord({ eventVersion: '1.0' }), 'eventID') },
    {
      title: 'fields that real logs lack',
      record: without(without(without(createRecord(), 'requestID'), 'userAgent'), 'readOnly'),
    },
    {
      title: 'a WorkDocs record of a directory user without eventName',
      record: without(createWorkDocsRecord('', { userIdentity: directoryUser }), 'eventName'),
    },
    {
      title: 'the time of a log that went through Logstash',
      record: without(createRecord({ '@timestamp': '2020-09-14T00:48:07Z' }), 'eventTime'),
    },
    {
      title: 'userIdentity of a service event that is null',
      record: createRecord({ userIdentity: null }),
    },
  ],
);

testRule(
  'shape.mistyped-field',
  [
    {
      title: 'a version that is a number',
      record: createRecord({ eventVersion: 1.1 }),
      path: ['eventVersion'],
      says: ['the number 1.1', 'text'],
    },
    {
      title: 'an account id that is a number',
      record: createRecord({ recipientAccountId: 11122223333 }),
      path: ['recipientAccountId'],
      says: ['11122223333'],
    },
    {
      title: 'an identity that is text',
      record: createRecord({ userIdentity: 'bob' }),
      path: ['userIdentity'],
      says: ['the text "bob"', 'an object'],
    },
    {
      title: 'parameters that are a number',
      record: createRecord({ requestParameters: 7 }),
      path: ['requestParameters'],
      says: ['the number 7'],
    },
    {
      title: 'resources that are an object',
      record: createRecord({ resources: { ARN: 'x' } }),
      path: ['resources'],
      says: ['an object', 'a list'],
    },
  ],
  [
    {
      title: 'drift that real logs have',
      record: createRecord({
        readOnly: 'true',
        userAgent: ['aws-cli/2.13.0'],
        requestParameters: '{"a":1}',
        responseElements: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        additionalEventData: null,
        serviceEventDetails: '{}',
        sessionCredentialFromConsole: true,
        sourceIPAddress: '',
      }),
    },
    { title: 'fields that nobody knows', record: createRecord({ tags: ['x'], severity: 3 }) },
  ],
);

testRule(
  'shape.unparsable-time',
  [
    {
      title: 'a placeholder',
      record: createRecord({ eventTime: 'event_time' }),
      path: ['eventTime'],
      says: ['eventTime "event_time"'],
    },
    {
      title: 'a day that does not exist',
      record: createRecord({ eventTime: '2023-02-30T12:00:00Z' }),
      path: ['eventTime'],
      says: ['2023-02-30'],
    },
    {
      title: 'the start of a session',
      record: createRecord({
        userIdentity: { type: 'AssumedRole', sessionContext: { attributes: { creationDate: 'yesterday' } } },
      }),
      path: ['userIdentity', 'sessionContext', 'attributes', 'creationDate'],
      says: ['creationDate "yesterday"'],
    },
  ],
  [
    { title: 'a time with an offset', record: createRecord({ eventTime: '2023-07-10T23:00:08+11:00' }) },
    { title: 'a time with a blank', record: createRecord({ eventTime: '2023-07-10 12:00:08.123456789' }) },
    {
      title: 'the short form of old records',
      record: createRecord({
        userIdentity: {
          type: 'AssumedRole',
          sessionContext: { attributes: { creationDate: '20131102T010628Z' } },
        },
      }),
    },
    { title: 'no time at all', record: without(createRecord(), 'eventTime') },
    {
      title: 'text in a parameter',
      record: createRecord({ requestParameters: { startTime: 'soon', eventTime: 'later' } }),
    },
  ],
);
